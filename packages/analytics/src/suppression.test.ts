import { proves } from '@visavis/policy/proves';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { followsFrom } from './span.test-support.ts';
import { type Fold, foldCells, sumFolds } from './suppression.ts';

const K = 20;
const cells = (counts: Readonly<Record<string, number>>): ReadonlyMap<string, number> => new Map(Object.entries(counts));
const fold = (counts: Readonly<Record<string, number>>): { readonly shown: object; readonly other: number } => {
  const { shown, other } = foldCells(cells(counts), K);
  return { shown: Object.fromEntries(shown), other };
};
const sumOf = (counts: Iterable<number>): number => [...counts].reduce((sum, count) => sum + count, 0);

const values = fc.constantFrom<string>('a', 'b', 'c', 'd', 'e', 'f', 'g', 'other');
const group = fc.uniqueArray(fc.tuple(values, fc.oneof(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 500 }))), { selector: ([value]) => value }).map((pairs) => new Map(pairs));

describe('a fold', () => {
  it.each([
    ['shows everything when everything is large', { a: 20, b: 30 }, { shown: { a: 20, b: 30 }, other: 0 }],
    ['puts small cells together', { a: 50, b: 12, c: 19 }, { shown: { a: 50 }, other: 31 }],
    ['lets the smallest shown cell join when they are too few together', { a: 50, b: 30, c: 3 }, { shown: { a: 50 }, other: 33 }],
    ['never lets one small cell stand alone', { a: 50, b: 19 }, { shown: {}, other: 69 }],
    ['shows only the total of a group below k', { a: 9, b: 4 }, { shown: {}, other: 13 }],
    ['takes what was counted as other for no cell', { a: 50, other: 40 }, { shown: { a: 50 }, other: 40 }],
    ['protects a small other too', { a: 50, b: 25, other: 1 }, { shown: { a: 50 }, other: 26 }],
    ['of nothing is nothing', {}, { shown: {}, other: 0 }],
  ])('%s', (_, counts, folded) => {
    expect(fold(counts)).toEqual(folded);
  });

  it('keeps the sum, shows nothing below k, and leaves in other nothing, at least k, or all', () => {
    fc.assert(
      fc.property(group, fc.integer({ min: 2, max: 60 }), (counts, k) => {
        const { shown, other } = foldCells(counts, k);
        expect(sumOf(shown.values()) + other).toBe(sumOf(counts.values()));
        for (const [value, count] of shown) expect([count >= k, counts.get(value)]).toEqual([true, count]);
        expect(other === 0 || other >= k || shown.size === 0).toBe(true);
      }),
    );
  });

  it(proves('leaves no cell below k that follows from what is shown, if another value was possible', 'VIS-04-06', '1V1-01-12', 'T1V-05-04'), () => {
    fc.assert(
      fc.property(group, (counts) => {
        const names = [...counts.keys(), 'never seen'];
        const { shown } = foldCells(counts, K);
        const hidden = names.flatMap((value, at) => (shown.has(value) ? [] : [at]));
        const follows = followsFrom([...names.flatMap((value, at) => (shown.has(value) ? [[at]] : [])), hidden, names.map((_, at) => at)], names.length);
        names.forEach((value, at) => {
          if (counts.has(value) && !shown.has(value)) expect(follows(at)).toBe(false);
        });
      }),
    );
  });

  it('hides at least two cells that are not zero whenever it hides one, unless that one is other and large or all there is', () => {
    fc.assert(
      fc.property(group, (counts) => {
        const { shown } = foldCells(counts, K);
        const hidden = [...counts.keys()].filter((value) => !shown.has(value));
        if (hidden.length === 1) expect(shown.size === 0 || (counts.get('other') ?? 0) >= K).toBe(true);
      }),
    );
  });
});

describe('days that were folded', () => {
  const days = fc.array(group, { minLength: 1, maxLength: 12 }).map((all) => all.map((counts) => foldCells(counts, K)));
  const flat = (folds: readonly Fold[]): ReadonlyMap<string, number> => {
    const { cells: summed, other } = sumFolds(folds);
    return new Map([...[...summed].map(([value, { count }]) => [value, count] as const), ['other', other]]);
  };

  it('add up, and say on how many days a cell was shown', () => {
    const { cells: summed, other, total } = sumFolds([foldCells(cells({ a: 50, b: 25 }), K), foldCells(cells({ a: 60, b: 4, c: 18 }), K)]);
    expect(Object.fromEntries(summed)).toEqual({ a: { count: 110, days: 2 }, b: { count: 25, days: 1 } });
    expect([other, total]).toEqual([22, 157]);
  });

  it('give, when one range is taken from another, folded days again and nothing finer', () => {
    fc.assert(
      fc.property(days, fc.nat(), fc.nat(), (folds, one, other) => {
        const [from, to] = [one % folds.length, other % (folds.length + 1)].sort((a, b) => a - b);
        const [all, part, left] = [flat(folds), flat(folds.slice(from, to)), flat([...folds.slice(0, from), ...folds.slice(to)])];
        for (const [value, count] of all) expect(count - (part.get(value) ?? 0)).toBe(left.get(value) ?? 0);
      }),
    );
  });

  it(proves('give no cell below k from any combination of ranges, one day longer or shorter among them', 'VIS-04-06'), () => {
    const truth = fc.array(group, { minLength: 2, maxLength: 5 });
    fc.assert(
      fc.property(truth, (all) => {
        const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'other'];
        const at = (day: number, value: string): number => day * names.length + names.indexOf(value);
        const folds = all.map((counts) => foldCells(counts, K));
        const ranges = all.flatMap((_, from) => all.slice(from).map((__, length) => ({ from, to: from + length })));
        const inRange = ({ from, to }: { from: number; to: number }, pick: (value: string, fold: Fold) => boolean): number[] =>
          folds.flatMap((one, day) => (day < from || day > to ? [] : names.flatMap((value) => (pick(value, one) ? [at(day, value)] : []))));
        const sums = ranges.flatMap((range) => [
          ...names.map((name) => inRange(range, (value, { shown }) => value === name && shown.has(value))),
          inRange(range, (value, { shown }) => !shown.has(value)),
        ]);
        const follows = followsFrom(sums, all.length * names.length);
        all.forEach((counts, day) => {
          for (const [value, count] of counts) {
            // When all others were shown, `other` is known to be `other` alone; then it is at least k.
            if (count < K) expect(follows(at(day, value)), value).toBe(false);
          }
        });
      }),
      { numRuns: 60 },
    );
  });
});
