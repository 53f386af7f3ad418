import { LogBuckets } from './log-buckets.ts';

export const VITALS = ['lcp', 'inp', 'cls', 'fcp', 'ttfb'] as const;
export type Vital = (typeof VITALS)[number];
export type VitalRating = 'good' | 'needs-improvement' | 'poor';

/**
 * Up to where a value is good, and from where on it is poor (https://web.dev/articles/vitals and the
 * articles of each metric). Milliseconds; cls has no unit.
 */
const THRESHOLDS: Readonly<Record<Vital, { readonly good: number; readonly poor: number }>> = {
  lcp: { good: 2_500, poor: 4_000 },
  inp: { good: 200, poor: 500 },
  cls: { good: 0.1, poor: 0.25 },
  fcp: { good: 1_800, poor: 3_000 },
  ttfb: { good: 800, poor: 1_800 },
};

const MAX_ERROR = 0.1;
/** Buckets between the least value and `good`, and between `poor` and the greatest. */
const BELOW = 16;
const ABOVE = 12;

interface VitalBuckets {
  readonly buckets: LogBuckets;
  /** Buckets between `good` and `poor`. */
  readonly between: number;
}

const BUCKETS: Readonly<Record<Vital, VitalBuckets>> = {
  lcp: through('lcp'),
  inp: through('inp'),
  cls: through('cls'),
  fcp: through('fcp'),
  ttfb: through('ttfb'),
};

/** The buckets of a metric: its quantiles are within a tenth, and the shares of its ratings are exact. */
export const vitalBuckets = (vital: Vital): LogBuckets => BUCKETS[vital].buckets;

/** What every value in this bucket is rated. */
export function vitalRating(vital: Vital, bucket: number): VitalRating {
  if (bucket <= BELOW) return 'good';
  return bucket <= BELOW + BUCKETS[vital].between ? 'needs-improvement' : 'poor';
}

/** Both thresholds are ends of buckets, so no bucket holds two ratings. */
function through(vital: Vital): VitalBuckets {
  const { good, poor } = THRESHOLDS[vital];
  const between = Math.ceil(Math.log(poor / good) / Math.log((1 + MAX_ERROR) / (1 - MAX_ERROR)));
  const growth = (poor / good) ** (1 / between);
  const error = (growth - 1) / (growth + 1);
  return { between, buckets: new LogBuckets({ least: good / growth ** BELOW, greatest: poor * growth ** ABOVE, error }) };
}
