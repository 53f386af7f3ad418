import { createHash } from 'node:crypto';
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { manifestFor, PROFILE_NAMES } from '@visavis/policy';
import { frozenText, historyOf, historyProblems, parseRelease, SHAPE } from '@visavis/policy/history';
import { policyDocuments } from '@visavis/policy/text';
import { expect, test } from 'vitest';
import { committedFiles } from './committed-files.ts';
import { readFrozen, readJson, writeIndex } from './frozen-files.ts';
import { emptyPlace, ROOT } from './place.test-support.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

test.each(PROFILE_NAMES)('what %s says now is what it published last, and its releases are whole', (profile) => {
  const manifest = manifestFor(profile);
  const problems = historyProblems({ files: readFrozen(ROOT, profile), manifest, textOf: (one) => frozenText(policyDocuments(one)), sha256 });
  expect(problems.map(({ path, reason }) => `${path}: ${reason}`)).toEqual([]);
});

test.each(PROFILE_NAMES)('the package knows every frozen file of %s', (profile) => {
  expect(historyOf(profile).map(({ number }) => number)).toEqual(readFrozen(ROOT, profile).map((_, index) => index + 1));
});

test('the index is as publishing writes it', () => {
  const place = emptyPlace();
  cpSync(join(ROOT, 'packages/policy/history'), join(place.root, 'packages/policy/history'), { recursive: true });
  writeIndex(place.root);
  const index = 'packages/policy/src/history/frozen-files.ts';
  expect(readFileSync(join(ROOT, index), 'utf8')).toBe(readFileSync(join(place.root, index), 'utf8'));
});

test('no frozen file is another than the one that was committed, and new ones are of today’s shape', () => {
  const committed = committedFiles(ROOT);
  // Sources without their repository (an archive) have nothing to compare with but the chain of hashes above.
  if (committed.kind === 'no-repository') return;
  expect(committed.touched, 'bring them back as they were, and publish a new version').toEqual([]);
  for (const profile of PROFILE_NAMES) {
    const newest = `packages/policy/history/${profile}/${readFrozen(ROOT, profile).length}.json`;
    if (committed.fresh.includes(newest)) expect(parseRelease(readJson(join(ROOT, newest)), newest).file.shape).toBe(SHAPE);
  }
});
