import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { bucketOfFigure, medianFromBuckets, waitBucket, waitFigure } from './wait-histogram.ts';

const wait = fc.integer({ min: 51, max: 3_600_000 });

function histogram(waits: readonly number[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const ms of waits) counts.set(waitBucket(ms), (counts.get(waitBucket(ms)) ?? 0) + 1);
  return counts;
}

test('the median of the buckets is within a tenth of the true lower median', () => {
  fc.assert(
    fc.property(fc.array(wait, { minLength: 1, maxLength: 200 }), (waits) => {
      const true_ = waits.toSorted((a, b) => a - b)[Math.ceil(waits.length / 2) - 1] ?? 0;
      const median = medianFromBuckets(histogram(waits)) ?? 0;
      expect(Math.abs(median - true_)).toBeLessThanOrEqual(true_ * 0.1 + 1);
    }),
  );
});

test('a longer wait never lands in an earlier bucket', () => {
  fc.assert(fc.property(wait, wait, (a, b) => (a <= b) === (waitBucket(a) <= waitBucket(b)) || waitBucket(a) === waitBucket(b)));
});

test('waits of up to 50 ms share the first bucket', () => {
  expect([0, 1, 50].map(waitBucket)).toEqual([0, 0, 0]);
  expect(waitBucket(51)).toBe(1);
});

test('waits of an hour and more share the last bucket, and there are fewer than sixty', () => {
  expect(waitBucket(Number.POSITIVE_INFINITY)).toBe(waitBucket(3_600_000));
  expect(waitBucket(3_600_000)).toBeLessThan(60);
});

test('nothing counted has no median', () => {
  expect(medianFromBuckets(new Map())).toBeNull();
  expect(medianFromBuckets(new Map([[3, 0]]))).toBeNull();
});

test('a figure names its bucket and nothing else does', () => {
  fc.assert(fc.property(wait, (ms) => bucketOfFigure(waitFigure(ms)) === waitBucket(ms)));
  expect(['matches', 'started', 'wait:', 'wait:x', 'wait:1234', 'wait:-1'].map(bucketOfFigure)).toEqual(
    Array(6).fill(null),
  );
});
