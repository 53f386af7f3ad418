import * as v from 'valibot';
import type { Manifest } from '../manifest.ts';
import { manifestFor } from '../manifest-for.ts';
import { type NextRelease, nextRelease } from './next-release.ts';
import { type FrozenText, ReleaseFile } from './release.ts';

/** Documents of which one says the period, the version and a few words of choice, and that make these promises. */
export const documentsSaying =
  (words: string, privacy: readonly string[] = ['VIS-10-04'], terms: readonly string[] = ['VIS-11-14']) =>
  (manifest: Manifest): FrozenText => ({
    documents: documentsOf(manifest, words),
    promises: { privacy, cookies: [], terms, guidelines: [] },
  });

const documentsOf = ({ data, version }: Manifest, words: string): FrozenText['documents'] => ({
    privacy: {
      title: 'Your privacy',
      lead: { text: 'What we learn about you.' },
      version: { text: `Version ${version.number}, in force since ${version.effective}` },
      short: [],
      sections: [
        {
          id: 'data',
          heading: 'Data',
          clauses: [
            { id: 'words', heading: 'Words', blocks: [{ kind: 'paragraph', sentences: [{ text: words }] }] },
            { id: 'reports', heading: 'Reports', blocks: [{ kind: 'paragraph', sentences: [{ text: `Kept for ${data.reports.retention.length.amount}.` }] }] },
          ],
        },
      ],
    },
  });

export const WORDS = 'We keep it for a while.';

/** Sixty-four hexadecimal digits that depend on every character. Stands in for sha-256, which is injected. */
export function standInHash(text: string): string {
  let state = 2_166_136_261;
  for (const character of text) state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 16_777_619) >>> 0;
  return state.toString(16).padStart(8, '0').repeat(8);
}

/** A manifest as the version of that number and day. */
export const asVersion = (manifest: Manifest, number: number, effective = '2026-11-22'): Manifest => ({ ...manifest, version: { number, effective } });

/** An `anoncam` with another period for written-down addresses. */
export function withLogDays(manifest: Manifest, amount: number): Manifest {
  const { accessLog } = manifest.data;
  if (accessLog === 'not-collected') throw new Error('this profile writes no address down');
  return { ...manifest, data: { ...manifest.data, accessLog: { ...accessLog, retention: { ...accessLog.retention, length: { amount, unit: 'days' } } } } };
}

export const ANONCAM = asVersion(manifestFor('anoncam'), 1);

/** What publishing gets, but for what a test says otherwise. */
export const asking = (asked: Pick<NextRelease, 'files' | 'manifest'> & Partial<NextRelease>): NextRelease => ({
  textOf: documentsSaying(WORDS),
  today: '2026-11-22',
  launched: false,
  sha256: standInHash,
  ...asked,
});

/** The files after publishing; throws where it was refused. */
export function published(asked: Parameters<typeof asking>[0]): readonly ReleaseFile[] {
  const next = nextRelease(asking(asked));
  if ('refused' in next) throw new Error(next.refused);
  return [...asked.files.map((file) => v.parse(ReleaseFile, file)), next.file];
}

export const FIRST = published({ files: [], manifest: ANONCAM });
