import type { LogBuckets, Quantile } from './log-buckets.ts';

/** Neighbouring buckets together: `first` and `last` belong to it. */
export interface Interval {
  readonly first: number;
  readonly last: number;
  readonly count: number;
}

export interface BucketShape {
  /** The last bucket that there is. */
  readonly last: number;
  /** Buckets that end a class, such as a rating; classes are kept apart as far as k allows. Without them there is one. */
  readonly classEnds?: readonly number[];
}

/**
 * Joins neighbouring buckets until each interval has at least k; of fewer than k there is none. The intervals are parts
 * that do not overlap, so nothing finer follows from them. Between them and behind them lies nothing but what is empty,
 * and that stays apart only when k had the greatest value before it: otherwise its end would be one person's.
 */
export function foldBuckets(counts: ReadonlyMap<number, number>, { last, classEnds = [] }: BucketShape, k: number): readonly Interval[] {
  const single = Array.from({ length: last + 1 }, (_, bucket) => ({ first: bucket, last: bucket, count: counts.get(bucket) ?? 0 }));
  const ends = [...classEnds, last];
  const classes = ends.map((end, at) => joined(single.filter(({ first }) => first <= end && first > (ends[at - 1] ?? -1))));
  return joinUpTo(classes.filter((one) => one !== null), k).flatMap((whole) => split(single.slice(whole.first, whole.last + 1), k));
}

/** Where a quantile lies, as exactly as the intervals tell; `null` when nothing was counted, or they tell nothing of it. */
export function quantileOfIntervals(intervals: readonly Interval[], q: number, buckets: LogBuckets): Quantile | null {
  const rank = Math.ceil(intervals.reduce((sum, { count }) => sum + count, 0) * q);
  const first = atRank(intervals.map(({ first: at, count }) => [at, count]), rank);
  const last = atRank(intervals.map(({ last: at, count }) => [at, count]), rank);
  if (first === null || last === null) return null;
  const { low } = buckets.bounds(first);
  const { high } = buckets.bounds(last);
  if (low === 0 && high === Number.POSITIVE_INFINITY) return null;
  return { low, high, value: high === Number.POSITIVE_INFINITY ? 2 * low : low === 0 ? high / 2 : (2 * low * high) / (low + high) };
}

/** The number that the `rank`-th lowest of so many has. */
function atRank(numbers: readonly (readonly [at: number, count: number])[], rank: number): number | null {
  let left = rank;
  for (const [at, count] of numbers.toSorted(([a], [b]) => a - b)) {
    left -= count;
    if (rank > 0 && left <= 0) return at;
  }
  return null;
}

/** The intervals of a class, up to its end. */
function split(buckets: readonly Interval[], k: number): readonly Interval[] {
  const intervals = joinUpTo(buckets, k);
  const final = intervals.at(-1);
  const greatest = buckets.findLast(({ count }) => count > 0);
  const end = buckets.at(-1);
  if (final === undefined || greatest === undefined || end === undefined || greatest.count >= k) return intervals;
  return [...intervals.slice(0, -1), { ...final, last: end.last }];
}

/** Parts with at least k each, of neighbours; what is empty behind them is in none. */
function joinUpTo(parts: readonly Interval[], k: number): readonly Interval[] {
  const whole: Interval[] = [];
  let open: Interval | null = null;
  for (const part of parts) {
    open = joined(open === null ? [part] : [open, part]);
    if (open === null || open.count < k) continue;
    whole.push(open);
    open = null;
  }
  const final = whole.at(-1);
  if (open === null || open.count === 0 || final === undefined) return whole;
  return [...whole.slice(0, -1), { first: final.first, last: open.last, count: final.count + open.count }];
}

function joined(parts: readonly Interval[]): Interval | null {
  const [head] = parts;
  const tail = parts.at(-1);
  if (head === undefined || tail === undefined) return null;
  return { first: head.first, last: tail.last, count: parts.reduce((sum, { count }) => sum + count, 0) };
}
