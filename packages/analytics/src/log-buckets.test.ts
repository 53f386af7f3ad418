import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LogBuckets, type LogBucketsShape } from './log-buckets.ts';

const ROUNDING = 1 + 1e-8;
const shape: fc.Arbitrary<LogBucketsShape> = fc.record({
  least: fc.double({ min: 0.001, max: 100, noNaN: true }),
  greatest: fc.double({ min: 1_000, max: 1e7, noNaN: true }),
  error: fc.double({ min: 0.01, max: 0.4, noNaN: true }),
});
const value = fc.double({ min: 0, max: 2e7, noNaN: true });

function counted(buckets: LogBuckets, values: readonly number[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const one of values) counts.set(buckets.bucketOf(one), (counts.get(buckets.bucketOf(one)) ?? 0) + 1);
  return counts;
}

/** The lowest of the values of which a share of `q` is no greater. */
const trueQuantile = (values: readonly number[], q: number): number =>
  values.toSorted((a, b) => a - b)[Math.ceil(values.length * q) - 1] ?? 0;

describe('LogBuckets', () => {
  it('bounds every quantile, and between least and greatest by the stated error', () => {
    const q = fc.double({ min: 0.01, max: 1, noNaN: true });
    fc.assert(
      fc.property(shape, fc.array(value, { minLength: 1, maxLength: 100 }), q, (given, values, share) => {
        const buckets = new LogBuckets(given);
        const found = buckets.quantile(counted(buckets, values), share);
        const truth = trueQuantile(values, share);
        expect(found?.low ?? Number.NaN).toBeLessThanOrEqual(truth * ROUNDING);
        expect(found?.high ?? Number.NaN).toBeGreaterThanOrEqual(truth / ROUNDING);
        if (truth <= given.least * ROUNDING || truth >= given.greatest) return;
        expect(Math.abs((found?.value ?? Number.NaN) / truth - 1)).toBeLessThanOrEqual(given.error * ROUNDING);
      }),
    );
  });

  it('never puts more into an earlier bucket, nor anything outside of 0 to last', () => {
    fc.assert(
      fc.property(shape, value, value, (given, a, b) => {
        const buckets = new LogBuckets(given);
        const [lower, upper] = [buckets.bucketOf(Math.min(a, b)), buckets.bucketOf(Math.max(a, b))];
        expect(lower).toBeGreaterThanOrEqual(0);
        expect(lower).toBeLessThanOrEqual(upper);
        expect(upper).toBeLessThanOrEqual(buckets.last);
      }),
    );
  });

  it('adds up: buckets of two collectors give the quantiles of both', () => {
    const buckets = new LogBuckets({ least: 1, greatest: 1_000, error: 0.1 });
    const [left, right] = [[2, 4, 800], [90, 90, 3]];
    const sum = counted(buckets, left);
    for (const [bucket, count] of counted(buckets, right)) sum.set(bucket, (sum.get(bucket) ?? 0) + count);
    expect(buckets.quantile(sum, 0.5)).toEqual(buckets.quantile(counted(buckets, [...left, ...right]), 0.5));
  });

  it('knows no upper end in the last bucket', () => {
    const buckets = new LogBuckets({ least: 1, greatest: 1_000, error: 0.1 });
    expect(buckets.quantile(new Map([[buckets.last, 1]]), 0.5)?.high).toBe(Number.POSITIVE_INFINITY);
    expect(buckets.bucketOf(Number.POSITIVE_INFINITY)).toBe(buckets.last);
    expect(buckets.quantile(new Map([[0, 1]]), 0.5)).toEqual({ value: 0.5, low: 0, high: 1 });
  });

  it('has no quantile of nothing', () => {
    const buckets = new LogBuckets({ least: 1, greatest: 1_000, error: 0.1 });
    expect(buckets.quantile(new Map(), 0.5)).toBeNull();
    expect(buckets.quantile(new Map([[3, 0]]), 0.5)).toBeNull();
  });
});
