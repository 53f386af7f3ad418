export interface Rate {
  /** How many at once. */
  readonly burst: number;
  /** How many on average. */
  readonly perSecond: number;
}

/** Milliseconds in which one token comes back. */
export const intervalOf = ({ perSecond }: Rate): number => Math.round(1_000 / perSecond);

/**
 * A token bucket as one number, the earliest time at which it is full again (GCRA, ITU-T I.371).
 * Gives that number after one more, or `null` when there is no token left. Times in milliseconds.
 */
export function takeToken(fullAt: number, now: number, rate: Rate): number | null {
  const interval = intervalOf(rate);
  const from = Math.max(fullAt, now);
  return from - now > (rate.burst - 1) * interval ? null : from + interval;
}
