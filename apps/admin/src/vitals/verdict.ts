import type { Vital } from '@visavis/analytics';
import type { Quantiles } from '../counts/answers.ts';
import type { Quantile } from '../counts/quantiles.ts';
import type { Bounds } from '../counts/share.ts';
import { VITAL_WORDS } from './vital-words.ts';

type Rating = keyof NonNullable<Quantiles['ratings']>;

export const RATINGS = ['good', 'needs-improvement', 'poor', 'mixed'] as const satisfies readonly Rating[];

export const RATING_WORDS: Readonly<Record<Rating, string>> = {
  good: 'Good',
  'needs-improvement': 'Needs improvement',
  poor: 'Poor',
  mixed: 'Not told apart',
};

/** What three of four visits were at least; `unclear` when the bounds reach over a threshold. */
export type VitalVerdict = Exclude<Rating, 'mixed'> | 'unclear';

/** Judges p75 by both of its bounds. */
export function vitalVerdict(vital: Vital, { low, high }: Quantile): VitalVerdict {
  const { good, poor } = VITAL_WORDS[vital];
  const top = high ?? Number.POSITIVE_INFINITY;
  // Thresholds are ends of buckets, reached by multiplying: they are met up to rounding.
  const isUpTo = (value: number, end: number): boolean => value <= end * (1 + 1e-9);
  if (isUpTo(top, good)) return 'good';
  if (!isUpTo(low * (1 + 2e-9), good) && isUpTo(top, poor)) return 'needs-improvement';
  return isUpTo(low * (1 + 2e-9), poor) ? 'unclear' : 'poor';
}

export const VERDICT_WORDS: Readonly<Record<VitalVerdict, string>> = {
  good: 'Good',
  'needs-improvement': 'Needs improvement',
  poor: 'Poor',
  unclear: 'Between two ratings',
};

export interface RatingShare {
  readonly rating: Rating;
  readonly words: string;
  readonly count: number;
  /** Without what could not be told apart, and with all of it. */
  readonly share: Bounds;
}

/** How the measurements were rated, in one order, those without any left out. */
export function ratingShares(ratings: Readonly<Record<Rating, number>>): readonly RatingShare[] {
  const total = RATINGS.reduce((sum, rating) => sum + ratings[rating], 0);
  return RATINGS.filter((rating) => ratings[rating] > 0).map((rating) => {
    const count = ratings[rating];
    const unknown = rating === 'mixed' ? 0 : ratings.mixed;
    return { rating, words: RATING_WORDS[rating], count, share: { low: count / total, high: (count + unknown) / total } };
  });
}
