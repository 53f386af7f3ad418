import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldBuckets, type Interval, quantileOfIntervals } from './bucket-suppression.ts';
import { LogBuckets } from './log-buckets.ts';

const K = 20;
const BUCKETS = new LogBuckets({ least: 50, greatest: 60_000, error: 0.1 });
const shape = { last: BUCKETS.last };
const sizes = fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 300 })), { maxLength: BUCKETS.last + 1 });
const countsOf = (all: readonly number[]): ReadonlyMap<number, number> => new Map(all.entries());
const sumOf = (intervals: readonly Interval[]): number => intervals.reduce((sum, { count }) => sum + count, 0);

describe('folded buckets', () => {
  it.each([
    ['join until there are k', [5, 15, 40, 3, 17], [[0, 1, 20], [2, 2, 40], [3, BUCKETS.last, 20]]],
    ['lose a small end to their neighbours', [25, 30, 4], [[0, 0, 25], [1, BUCKETS.last, 34]]],
    ['leave an empty end apart', [25, 30, 0, 0], [[0, 0, 25], [1, 1, 30]]],
    ['are none when there are fewer than k', [2, 0, 3], []],
    ['do not end at a greatest value that few have', [25, 30, 4, 0], [[0, 0, 25], [1, BUCKETS.last, 34]]],
    ['are one, without an end, when one of 25 has a great value', [...Array.from({ length: 24 }, () => 1), 0, 0, 1], [[0, BUCKETS.last, 25]]],
    ['are none when nothing was counted', [0, 0], []],
  ])('%s', (_, all, intervals) => {
    expect(foldBuckets(countsOf(all), shape, K).map(({ first, last, count }) => [first, last, count])).toEqual(intervals);
  });

  it('keep classes apart when each has k, and join them when not', () => {
    const classes = { ...shape, classEnds: [1, 3] };
    expect(foldBuckets(countsOf([10, 25, 10, 15, 30]), classes, K).map(({ first, last }) => [first, last])).toEqual([[0, 1], [2, 3], [4, 4]]);
    expect(foldBuckets(countsOf([10, 25, 1, 0, 30]), classes, K).map(({ first, last }) => [first, last])).toEqual([[0, 1], [2, 4]]);
  });

  it('have the same sum, each at least k and apart from the others, and leave out only what is empty, classes or not', () => {
    fc.assert(
      fc.property(sizes, fc.uniqueArray(fc.nat(BUCKETS.last - 1), { maxLength: 3 }), (all, ends) => {
        const intervals = foldBuckets(countsOf(all), { ...shape, classEnds: ends.toSorted((a, b) => a - b) }, K);
        const total = all.reduce((sum, count) => sum + count, 0);
        expect(sumOf(intervals)).toBe(total < K ? 0 : total);
        const greatest = all.findLastIndex((size) => size > 0);
        expect((all[greatest] ?? 0) >= K || intervals.every(({ last }) => last !== greatest || [...ends, shape.last].includes(last))).toBe(true);
        let next = 0;
        for (const { first, last, count } of intervals) {
          expect(all.slice(next, first).every((size) => size === 0)).toBe(true);
          expect(last).toBeGreaterThanOrEqual(first);
          expect(count).toBeGreaterThanOrEqual(K);
          next = last + 1;
        }
      }),
    );
  });
});

describe('a quantile of intervals', () => {
  it('lies around the true one, over as many folded days as there are', () => {
    fc.assert(
      fc.property(fc.array(sizes, { minLength: 1, maxLength: 5 }), fc.constantFrom(0.5, 0.75), (days, q) => {
        const intervals = days.flatMap((all) => foldBuckets(countsOf(all), shape, K));
        const all = new Map<number, number>();
        for (const day of days.filter((one) => sumOf(foldBuckets(countsOf(one), shape, K)) > 0)) for (const [bucket, count] of day.entries()) all.set(bucket, (all.get(bucket) ?? 0) + count);
        const truth = BUCKETS.quantile(all, q);
        const found = quantileOfIntervals(intervals, q, BUCKETS);
        // Nothing is told where it could be in the first bucket as well as in the last.
        if (found === null) expect(truth === null || [intervals.some(({ first }) => first === 0), intervals.some(({ last }) => last === shape.last)].every(Boolean)).toBe(true);
        if (truth === null || found === null) return;
        expect(found.low).toBeLessThanOrEqual(truth.low);
        expect(found.high).toBeGreaterThanOrEqual(truth.high);
        expect(found.value).toBeGreaterThanOrEqual(found.low);
        expect(found.value).toBeLessThanOrEqual(Math.max(found.high, found.low * 2));
      }),
    );
  });

  it('is nothing when it could be anything', () => {
    expect(quantileOfIntervals([{ first: 0, last: BUCKETS.last, count: 25 }], 0.75, BUCKETS)).toBeNull();
  });

  it('is as narrow as the bucket when its bucket has k', () => {
    const counts = new Map([[3, 40], [9, 100]]);
    expect(quantileOfIntervals(foldBuckets(counts, shape, K), 0.75, BUCKETS)).toEqual({ ...BUCKETS.bounds(9), low: BUCKETS.bounds(4).low, value: expect.any(Number) });
  });
});
