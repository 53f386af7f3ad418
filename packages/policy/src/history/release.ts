import * as v from 'valibot';
import { Manifest } from '../manifest.ts';
import type { PolicyDocuments } from '../text/documents.ts';
import { CalendarDay, type DeepReadonly, lineOf } from '../vocabulary.ts';
import { CHANGE_CLASSES } from './change-class.ts';
import { Cited, cited } from './cited.ts';
import { FrozenDocument, frozen } from './frozen-document.ts';
import { SHAPE, upgraded } from './shape.ts';

/** A sha-256 in hexadecimal. */
const Hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'a hash is 64 hexadecimal digits'));

/** What stands in a file of packages/policy/history/<profile>/. Once committed it is never touched again. */
export const ReleaseFile = v.strictObject({
  number: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** The day on which people could read it first. */
  published: CalendarDay,
  /** The day from which on it counts. */
  effective: CalendarDay,
  /** Whether people used the service on the day of publishing; before that nobody is owed a notice. */
  launched: v.boolean(),
  class: v.picklist(['first', ...CHANGE_CLASSES]),
  /** What we want to say of it ourselves, in a sentence. */
  note: v.exactOptional(lineOf('a note says something')),
  /** What a person found words to be that changed while no fact asked for it. Never without a note. */
  words: v.exactOptional(v.picklist(CHANGE_CLASSES)),
  /** The sha-256 of the release before (`canonical`), so that none can be changed unnoticed. `none` for the first. */
  previous: v.union([v.literal('none'), Hash]),
  /** Which of the manifest's shapes the manifest below has (shape.ts). */
  shape: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(SHAPE)),
  manifest: v.record(v.string(), v.unknown()),
  /** Version 1 of `visavis` had one document; all others have four. */
  documents: v.strictObject({
    privacy: FrozenDocument,
    cookies: v.exactOptional(FrozenDocument),
    terms: v.exactOptional(FrozenDocument),
    guidelines: v.exactOptional(FrozenDocument),
  }),
  /** Files of shape 1 do not say; all others must (history-problems.ts). */
  promises: v.exactOptional(Cited),
});
export type ReleaseFile = DeepReadonly<v.InferOutput<typeof ReleaseFile>>;
export type FrozenDocuments = ReleaseFile['documents'];

/** What the documents of a manifest say, and which promises they make. */
export interface FrozenText {
  readonly documents: FrozenDocuments;
  readonly promises: Cited;
}

/** What of the documents is frozen with a release. */
export function frozenText(documents: PolicyDocuments): FrozenText {
  const { cookies, guidelines, privacy, terms } = documents;
  return {
    documents: { privacy: frozen(privacy), cookies: frozen(cookies), terms: frozen(terms), guidelines: frozen(guidelines) },
    promises: cited(documents),
  };
}

/** A file's release with its manifest in today's shape. Errors: `ReleaseUnreadable`, with path and reason. */
export function parseRelease(file: unknown, name: string): { readonly file: ReleaseFile; readonly manifest: Manifest } {
  const parsed = v.safeParse(ReleaseFile, file);
  if (!parsed.success) throw new ReleaseUnreadable(`${name}: ${firstIssue(parsed.issues)}.`);
  const manifest = v.safeParse(Manifest, upgraded(parsed.output.manifest, parsed.output.shape));
  if (manifest.success) return { file: parsed.output, manifest: manifest.output };
  throw new ReleaseUnreadable(
    `${name}: manifest.${firstIssue(manifest.issues)}. Its shape is ${parsed.output.shape}; give history/shape.ts a step from there to today's.`,
  );
}

export class ReleaseUnreadable extends Error {
  override readonly name = 'ReleaseUnreadable';
  readonly reason = 'unreadable';
}

const firstIssue = ([issue]: readonly [v.BaseIssue<unknown>, ...v.BaseIssue<unknown>[]]): string =>
  `${v.getDotPath(issue) ?? 'file'}: ${issue.message}`;
