import { expect, it } from 'vitest';
import { noticeWords } from './notice-words.ts';
import { longerLog, plantedRelease } from './planted-release.test-support.ts';

it('says which notice followed from a version', () => {
  const [first, longer] = longerLog();
  const days = { number: 2, published: '2027-03-01', effective: '2027-03-01' };
  expect(noticeWords(first)).toBe('None. Nothing came before it.');
  expect(noticeWords(longer)).toBe(
    'A notice that stays until it is read, from 1 March 2027. The version counts from 31 March 2027.',
  );
  expect(noticeWords(plantedRelease({ ...days, class: 'favourable' }))).toBe('A short notice on every page, from 1 March 2027.');
  expect(noticeWords(plantedRelease({ ...days, effective: '2027-03-31', class: 'clarifying' }))).toBe(
    'A short notice on every page, from 1 March 2027. The version counts from 31 March 2027.',
  );
  expect(noticeWords(plantedRelease({ ...days, class: 'editorial' }))).toBe('None. What we do stayed the same.');
  expect(noticeWords(plantedRelease({ ...days, class: 'material', launched: false }))).toBe('None. Nobody used the service yet.');
});
