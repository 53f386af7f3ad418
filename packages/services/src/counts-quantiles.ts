import {
  CALL_LENGTH,
  foldBuckets,
  type Interval,
  type LogBuckets,
  type Quantile,
  quantileOfIntervals,
  TIME_ON_PAGE,
  type Vital,
  vitalBuckets,
  type VitalRating,
  vitalRating,
  VITALS,
  WAITS,
} from '@visavis/analytics';
import type { Database } from '@visavis/db';
import type { CountTableName } from '@visavis/policy/counted';
import { groupsByPage, pagesShown } from './counts-breakdown.ts';
import { dayCells, inOnePicture } from './counts-cells.ts';
import { type Counted, countedDays, type Look, rangeBefore, settledDays } from './counts-look.ts';
import type { Measure } from './counts-names.ts';
import { firstCounted } from './first-counted.ts';

export interface Quantiles {
  /** How many measurements are in it: all, but for pages of a day that have fewer than k even together. */
  readonly count: number;
  /** Each with the bounds between which the true one surely lies; `null` when nothing is in it, or it tells nothing. */
  readonly median: Quantile | null;
  readonly p75: Quantile | null;
  /** Of vitals: how many were rated so. Days on which a rating had fewer than k are in `mixed`. */
  readonly ratings: Readonly<Record<VitalRating | 'mixed', number>> | null;
  /** Days that are in it. Of none there is no number. */
  readonly days: number;
}

export interface QuantilesInput extends Look {
  readonly measure: Measure;
  /** Empty for the whole site. */
  readonly page: string;
}

export interface ComparedQuantiles {
  readonly now: Quantiles;
  readonly before: Quantiles;
  readonly counted: Counted;
}

/**
 * Quantiles of a range and of the range before. Every day's buckets are joined until each interval has k, page by
 * page, and nothing but these intervals goes into the sum. Errors: `DatabaseError`.
 */
export async function countsQuantiles(db: Database, input: QuantilesInput): Promise<ComparedQuantiles> {
  return inOnePicture(db, async (tx) => {
    const began = await firstCounted(tx);
    const of = (look: QuantilesInput): Promise<Quantiles> => quantilesOf(tx, look, settledDays(look, began));
    return { now: await of(input), before: await of({ ...input, range: rangeBefore(input.range) }), counted: countedDays(input, began) };
  });
}

async function quantilesOf(db: Database, { measure, page, threshold }: QuantilesInput, days: readonly number[]): Promise<Quantiles> {
  const { table, prefix, buckets } = sourceOf(measure);
  const cells = await dayCells(db, { table, days });
  const visitors = await dayCells(db, { table: 'visitors', days });
  const vital = asVital(measure);
  const shape = { last: buckets.last, classEnds: vital === null ? [] : ratingEnds(vital) };
  const intervals = [...cells].flatMap(([day, counted]) => {
    const pages = new Map([...counted].map(([name, counts]) => [name, bucketsIn(counts, prefix)]));
    const groups = table === 'chat' ? pages : groupsByPage({ pages, shownPages: pagesShown(visitors.get(day) ?? new Map(), threshold), threshold });
    return [...wanted(groups, page)].flatMap((counts) => foldBuckets(counts, shape, threshold));
  });
  return {
    count: intervals.reduce((sum, { count }) => sum + count, 0),
    median: quantileOfIntervals(intervals, 0.5, buckets),
    p75: quantileOfIntervals(intervals, 0.75, buckets),
    ratings: vital === null ? null : ratingsOf(vital, intervals),
    days: days.length,
  };
}

interface Source {
  readonly table: CountTableName;
  readonly prefix: string;
  readonly buckets: LogBuckets;
}

function sourceOf(measure: Measure): Source {
  switch (measure) {
    case 'time':
      return { table: 'time', prefix: '', buckets: TIME_ON_PAGE };
    case 'wait':
      return { table: 'chat', prefix: 'wait:', buckets: WAITS };
    case 'length':
      return { table: 'chat', prefix: 'length:', buckets: CALL_LENGTH };
    default:
      return { table: 'vitals', prefix: `${measure}:`, buckets: vitalBuckets(measure) };
  }
}

const asVital = (measure: Measure): Vital | null => VITALS.find((vital) => vital === measure) ?? null;

/** The site is all groups together. A page that is not shown has none of its own. */
function wanted(groups: ReadonlyMap<string, ReadonlyMap<number, number>>, page: string): Iterable<ReadonlyMap<number, number>> {
  if (page === '') return groups.values();
  const own = groups.get(page);
  return own === undefined ? [] : [own];
}

function bucketsIn(counts: ReadonlyMap<string, number>, prefix: string): ReadonlyMap<number, number> {
  return new Map(
    [...counts].flatMap(([value, count]) => {
      const bucket = value.startsWith(prefix) ? value.slice(prefix.length) : '';
      return /^\d{1,3}$/.test(bucket) ? [[Number(bucket), count] as const] : [];
    }),
  );
}

/** Buckets at which a rating ends. */
function ratingEnds(vital: Vital): readonly number[] {
  const all = Array.from({ length: vitalBuckets(vital).last }, (_, bucket) => bucket);
  return all.filter((bucket) => vitalRating(vital, bucket) !== vitalRating(vital, bucket + 1));
}

function ratingsOf(vital: Vital, intervals: readonly Interval[]): Record<VitalRating | 'mixed', number> {
  const sums = { good: 0, 'needs-improvement': 0, poor: 0, mixed: 0 };
  for (const { first, last, count } of intervals) {
    const rating = vitalRating(vital, first);
    sums[rating === vitalRating(vital, last) ? rating : 'mixed'] += count;
  }
  return sums;
}
