/** The same relative error as a quantile sketch with α = 0.1 (DDSketch, Masson et al. 2019). */
const GROWTH = 1.1 / 0.9;
/** Shorter waits feel the same and share bucket 0. Milliseconds. */
const SHORTEST_MS = 50;
/** Longer waits share the last bucket. Milliseconds. */
const LONGEST_MS = 3_600_000;

const PREFIX = 'wait:';

/** The bucket of a wait in milliseconds: 0 up to 50 ms, then 22 % wider each, the last one from an hour on. */
export function waitBucket(ms: number): number {
  const clamped = Math.min(ms, LONGEST_MS);
  return clamped > SHORTEST_MS ? Math.ceil(Math.log(clamped / SHORTEST_MS) / Math.log(GROWTH)) : 0;
}

/** The name under which a wait in milliseconds is counted, such as `wait:12`. */
export const waitFigure = (ms: number): WaitFigure => `${PREFIX}${waitBucket(ms)}`;
export type WaitFigure = `${typeof PREFIX}${number}`;

/** The bucket that a figure's name stands for; `null` when it is not the name of one. */
export function bucketOfFigure(figure: string): number | null {
  const digits = figure.startsWith(PREFIX) ? figure.slice(PREFIX.length) : '';
  return /^\d{1,3}$/.test(digits) ? Number(digits) : null;
}

/**
 * The median wait in milliseconds, no more than a tenth away from the true one where that is over 50 ms
 * and at most an hour (of an even number, the lower of the two in the middle). `null` when nothing was counted.
 */
export function medianFromBuckets(counts: ReadonlyMap<number, number>): number | null {
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  let left = Math.ceil(total / 2);
  for (const [bucket, count] of [...counts].sort(([a], [b]) => a - b)) {
    left -= count;
    if (total > 0 && left <= 0) return middleOf(bucket);
  }
  return null;
}

/** The value whose distance to both ends of the bucket is the same share of them. */
function middleOf(bucket: number): number {
  if (bucket === 0) return SHORTEST_MS / 2;
  return Math.round((2 * SHORTEST_MS * GROWTH ** bucket) / (GROWTH + 1));
}
