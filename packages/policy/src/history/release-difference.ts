import { classOf, isFact } from './classify.ts';
import { isLower } from './change-class.ts';
import { describeChange } from './describe-change.ts';
import { differences } from './differences.ts';
import type { Release } from './releases.ts';
import { type ChangedWords, wordDifferences } from './word-differences.ts';

/** What a version brought: the facts first, the heaviest on top, each in a sentence; then the words. */
export interface ReleaseDifference {
  readonly facts: readonly string[];
  readonly words: readonly ChangedWords[];
}

export function releaseDifference(
  previous: Pick<Release, 'manifest' | 'documents'>,
  release: Pick<Release, 'manifest' | 'documents'>,
): ReleaseDifference {
  const facts = differences(previous.manifest, release.manifest)
    .filter(isFact)
    .toSorted((one, other) => (isLower(classOf(other), classOf(one)) ? -1 : isLower(classOf(one), classOf(other)) ? 1 : 0));
  return { facts: facts.map(describeChange), words: wordDifferences(previous.documents, release.documents) };
}
