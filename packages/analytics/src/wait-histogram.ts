import { LogBuckets } from './log-buckets.ts';

/** Milliseconds. Waits of up to 50 ms feel the same; those of an hour and more are too long alike. */
export const WAITS = new LogBuckets({ least: 50, greatest: 3_600_000, error: 0.1 });

export const LAST_WAIT_BUCKET = WAITS.last;

const PREFIX = 'wait:';

/** The bucket of a wait in milliseconds: 0 up to 50 ms, then 22 % wider each, the last one from an hour on. */
export const waitBucket = (ms: number): number => WAITS.bucketOf(ms);

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
  const median = WAITS.quantile(counts, 0.5);
  return median && Math.round(median.value);
}
