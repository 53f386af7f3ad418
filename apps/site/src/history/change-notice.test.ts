import { proves } from '@visavis/policy/proves';
import { describe, expect, it } from 'vitest';
import { changeNotices } from './change-notice.ts';
import { longerLog, plantedRelease } from './planted-release.test-support.ts';

const FIRST = plantedRelease({ number: 1, published: '2027-01-01', effective: '2027-01-01', class: 'first' });
const [BEFORE, LONGER] = longerLog();
const wordsOf = (...due: Parameters<typeof changeNotices>) => changeNotices(...due).map(({ words }) => words);

describe('an important change', () => {
  it.each([
    ['2027-02-28', null],
    ['2027-03-01', 'From 31 March 2027, our policy changes in an important way. Until then, the one that you know counts.'],
    ['2027-03-30', 'From 31 March 2027, our policy changes in an important way. Until then, the one that you know counts.'],
    ['2027-03-31', 'Since 31 March 2027, our policy is another in an important way.'],
    ['2027-04-30', 'Since 31 March 2027, our policy is another in an important way.'],
    ['2027-05-01', null],
  ])(proves('is announced on every page, beforehand and for as long afterwards: on %s', '1V1-11-02', 'T1V-12-02'), (today, words) => {
    expect(changeNotices([BEFORE, LONGER], today)).toEqual(words === null ? [] : [{ words, to: '/privacy/history/#version-2' }]);
  });
});

describe('an important change and a lighter one after it', () => {
  const lighter = plantedRelease({ number: 3, published: '2027-03-05', effective: '2027-03-31', class: 'clarifying' });
  const twice = [BEFORE, LONGER, lighter];

  it('are both told, the important one first, from the day on which each was published', () => {
    expect(wordsOf(twice, '2027-03-04')).toHaveLength(1);
    expect(wordsOf(twice, '2027-03-05')).toEqual([
      'From 31 March 2027, our policy changes in an important way. Until then, the one that you know counts.',
      'From 31 March 2027, our policy says some things more clearly. Nothing is done otherwise.',
    ]);
    expect(wordsOf(twice, '2027-05-01')).toEqual([]);
  });

  it('are told in that order also where the light one came first', () => {
    const first = plantedRelease({ number: 2, published: '2027-02-20', effective: '2027-02-20', class: 'favourable' });
    expect(wordsOf([BEFORE, first, { ...LONGER, number: 3 }], '2027-03-02').map((words) => words.slice(0, 22))).toEqual([
      'From 31 March 2027, ou',
      'Since 20 February 2027',
    ]);
  });
});

describe('other changes', () => {
  const second = { number: 2, published: '2027-03-01', effective: '2027-03-01' } as const;

  it.each([
    ['favourable', 'Since 1 March 2027, our policy is better for you.'],
    ['clarifying', 'Since 1 March 2027, our policy says some things more clearly. Nothing is done otherwise.'],
  ] as const)('that are %s get a short line', (kind, words) => {
    expect(wordsOf([FIRST, plantedRelease({ ...second, class: kind })], '2027-03-01')).toEqual([words]);
  });

  it('of words alone get none, and do not hide the one before them', () => {
    const editorial = plantedRelease({ number: 3, published: '2027-03-02', effective: '2027-03-31', class: 'editorial' });
    expect(wordsOf([FIRST, plantedRelease({ ...second, class: 'editorial' })], '2027-03-01')).toEqual([]);
    expect(changeNotices([BEFORE, LONGER, editorial], '2027-03-05').map(({ to }) => to)).toEqual(['/privacy/history/#version-2']);
  });

  it('before launch get none, however important', () => {
    const early = plantedRelease({ ...second, class: 'material', launched: false });
    expect(wordsOf([FIRST, early], '2027-03-01')).toEqual([]);
  });

  it('that were never made need none', () => {
    expect([wordsOf([], '2027-03-01'), wordsOf([FIRST], '2027-01-01')]).toEqual([[], []]);
  });
});
