import { expect, test } from 'vitest';
import { runsWords, VERIFICATION_WORDS as words } from './verification-words.ts';

test('signs are to be compared by voice or picture, and never by text', () => {
  expect(words.how.video).toMatch(/aloud.*camera.*never by text/);
  expect(words.title.text.ready).not.toContain('Compare');
  expect(words.how.text).toContain('can’t be compared by text');
});

test('what a match means, and what it does not, is one sentence each', () => {
  for (const sentence of [words.match, words.limits]) expect(sentence.match(/\.(\s|$)/g)).toHaveLength(1);
  expect(words.match).toContain('nobody sits between you');
  expect(words.limits).toMatch(/computer can make one.*page/);
});

test.each([
  [0, 'Not again in this call.'],
  [1, 'You can try once more.'],
  [2, 'You can try 2 more times.'],
])('%i runs left: “%s”', (left, says) => {
  expect(runsWords(left)).toBe(says);
});
