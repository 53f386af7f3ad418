import { expect, test } from 'vitest';
import { isReleased, publicationLine, publicationOf } from './publication.ts';
import { readReleases } from './releases.ts';
import { ANONCAM, asVersion, documentsSaying, FIRST, published, withLogDays, WORDS } from './versions.test-support.ts';

const SAYS = documentsSaying(WORDS);
const now = { files: FIRST, manifest: ANONCAM, textOf: SAYS };

test('a policy that says what its newest version says is published', () => {
  expect(publicationOf(now)).toEqual({ kind: 'published' });
  const second = withLogDays(asVersion(ANONCAM, 2), 45);
  expect(publicationOf({ ...now, files: published({ files: FIRST, manifest: second }), manifest: second })).toEqual({ kind: 'published' });
});

test('one without a version never was', () => {
  expect(publicationOf({ ...now, files: [] })).toEqual({ kind: 'never' });
  expect(publicationLine(ANONCAM, { kind: 'never' })).toBe(
    'The policy anoncam was never published. Publish it: npm run policy -- publish anoncam',
  );
});

test.each([
  ['a fact', { manifest: withLogDays(ANONCAM, 45) }],
  ['a word', { textOf: documentsSaying('Other words.') }],
  ['a promise', { textOf: documentsSaying(WORDS, []) }],
  ['the number alone', { manifest: asVersion(ANONCAM, 2) }],
])('one that was changed in %s differs', (_what, changed) => {
  expect(publicationOf({ ...now, ...changed })).toEqual({ kind: 'differs', newest: 1 });
});

test('who changed one reads in a line how to publish it', () => {
  const differs = { kind: 'differs', newest: 1 } as const;
  expect(publicationLine(asVersion(ANONCAM, 2), differs)).toBe(
    'The policy anoncam differs from its newest published version (1). Publish it: npm run policy -- publish anoncam',
  );
  expect(publicationLine(ANONCAM, differs)).toBe(
    'The policy anoncam differs from its newest published version (1). Set version.number to 2 in packages/policy/src/profiles/anoncam.ts. Publish it: npm run policy -- publish anoncam',
  );
  expect(publicationLine(ANONCAM, { kind: 'published' })).toBeNull();
});

test('what a page shows is released where a version of its number says exactly that', () => {
  const releases = readReleases(FIRST, 'anoncam');
  const shown = { manifest: ANONCAM, documents: SAYS(ANONCAM).documents };
  expect(isReleased(shown, releases)).toBe(true);
  expect(isReleased(shown, [])).toBe(false);
  expect(isReleased({ ...shown, manifest: asVersion(ANONCAM, 2) }, releases)).toBe(false);
  expect(isReleased({ ...shown, manifest: withLogDays(ANONCAM, 45) }, releases)).toBe(false);
  expect(isReleased({ ...shown, documents: documentsSaying('Other words.')(ANONCAM).documents }, releases)).toBe(false);
});
