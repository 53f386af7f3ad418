import type { Manifest } from '@visavis/policy';
import type { Release } from '@visavis/policy/history';
import type { Sentence } from '@visavis/policy/text';

/** What stands under a title while the page says what is not published. It tells a state of today and promises nothing. */
export function draftLine({ number }: Manifest['version'], releases: readonly Pick<Release, 'number'>[]): Sentence {
  const newest = releases.at(-1);
  const text =
    newest === undefined
      ? `A draft of version ${number}. It is not published yet, and it may still change.`
      : `A draft. It differs from version ${newest.number}, the newest one that is published, and it may still change.`;
  return { text, promises: [] };
}
