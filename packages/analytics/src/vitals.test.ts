import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Vital, VITALS, vitalBuckets, vitalRating } from './vitals.ts';

/** https://web.dev/articles/vitals: good up to the first, poor above the second. */
const THRESHOLDS: Readonly<Record<Vital, readonly [number, number]>> = {
  lcp: [2_500, 4_000],
  inp: [200, 500],
  cls: [0.1, 0.25],
  fcp: [1_800, 3_000],
  ttfb: [800, 1_800],
};

describe.each(VITALS)('%s', (vital) => {
  const buckets = vitalBuckets(vital);
  const [good, poor] = THRESHOLDS[vital];

  it('rates every value as the thresholds do, though it knows its bucket only', () => {
    const value = fc.oneof(fc.double({ min: 0, max: 4 * poor, noNaN: true }), fc.constantFrom(0, good, poor));
    fc.assert(
      fc.property(value, (one) => {
        // Closer to a threshold than any clock measures, rounding decides.
        fc.pre([good, poor].every((end) => one === end || Math.abs(one / end - 1) > 1e-8));
        const truth = one <= good ? 'good' : one <= poor ? 'needs-improvement' : 'poor';
        expect(vitalRating(vital, buckets.bucketOf(one))).toBe(truth);
      }),
    );
  });

  it('is known to a tenth from a fifth of good up to three times poor', () => {
    fc.assert(
      fc.property(fc.double({ min: good / 5, max: 3 * poor, noNaN: true }), (one) => {
        const found = buckets.quantile(new Map([[buckets.bucketOf(one), 1]]), 0.75);
        expect(Math.abs((found?.value ?? Number.NaN) / one - 1)).toBeLessThanOrEqual(0.1 + 1e-8);
      }),
    );
  });

  it('has few enough buckets to fill them', () => {
    expect(buckets.last).toBeLessThan(36);
  });
});
