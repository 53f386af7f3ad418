import type { Manifest } from '../manifest.ts';
import { manifestFor } from '../manifest-for.ts';
import type { ProfileName } from '../profile-names.ts';
import { promiseChanges } from './cited.ts';
import { differences } from './differences.ts';
import { FROZEN_FILES } from './frozen-files.ts';
import type { Versions } from './history-problems.ts';
import { isSame } from './piece.ts';
import { parseRelease } from './release.ts';
import type { Release } from './releases.ts';

/** How what a profile says now stands to what it has published. */
type Publication =
  | { readonly kind: 'published' }
  | { readonly kind: 'never' }
  | { readonly kind: 'differs'; readonly newest: number };

/** Compares facts, words and promises with the newest release. Errors: `ReleaseUnreadable`. */
export function publicationOf({ files, manifest, textOf }: Omit<Versions, 'sha256'>): Publication {
  if (files.length === 0) return { kind: 'never' };
  const newest = parseRelease(files.at(-1), `history/${manifest.profile}/${files.length}.json`);
  const { documents, promises } = textOf(manifest);
  const isPublished =
    isSaidBy({ manifest, documents }, { manifest: newest.manifest, documents: newest.file.documents }) &&
    promiseChanges(newest.file.promises, promises).length === 0;
  return isPublished ? { kind: 'published' } : { kind: 'differs', newest: newest.file.number };
}

/** The same of what this copy of the product says and has. Errors: `ReleaseUnreadable`. */
export const publicationIn = (profile: ProfileName, textOf: Versions['textOf']): Publication =>
  publicationOf({ files: FROZEN_FILES[profile] ?? [], manifest: manifestFor(profile), textOf });

/** What is the matter and what to do, in one line; null where nothing is. */
export function publicationLine({ profile, version }: Pick<Manifest, 'profile' | 'version'>, publication: Publication): string | null {
  const publish = `npm run policy -- publish ${profile}`;
  if (publication.kind === 'published') return null;
  if (publication.kind === 'never') return `The policy ${profile} was never published. Publish it: ${publish}`;
  const next = publication.newest + 1;
  const number = version.number === next ? '' : `Set version.number to ${next} in packages/policy/src/profiles/${profile}.ts. `;
  return `The policy ${profile} differs from its newest published version (${publication.newest}). ${number}Publish it: ${publish}`;
}

type Said = Pick<Release, 'manifest' | 'documents'>;

/** True where a release of its number says the same, fact for fact and word for word. */
export const isReleased = (said: Said, releases: readonly Release[]): boolean =>
  releases.some((release) => release.number === said.manifest.version.number && isSaidBy(said, release));

const isSaidBy = (said: Said, release: Said): boolean =>
  differences(release.manifest, said.manifest).length === 0 && isSame(release.documents, said.documents);
