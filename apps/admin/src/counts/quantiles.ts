import type { Quantiles } from './answers.ts';

/** Where a quantile lies: above `low` and at most `high`; `null` when nobody knows how high. */
export type Quantile = NonNullable<Quantiles['p75']>;

/** "1.7 s to 2.1 s", "up to 50 ms", "more than 1 h". */
export function betweenWords({ high, low }: Quantile, words: (value: number) => string): string {
  if (high === null) return `more than ${words(low)}`;
  if (low === 0) return `up to ${words(high)}`;
  const [from, to] = [words(low), words(high)];
  return from === to ? from : `${from} to ${to}`;
}

/** What a quantile is called: the middle of its bounds, or the only bound that there is. */
export const quantileWords = ({ high, low, value }: Quantile, words: (value: number) => string): string =>
  high === null ? `over ${words(low)}` : words(value);

/** Whether one is surely higher than another, surely lower, or their bounds overlap; `null` when one is missing. */
export function comparedQuantiles(now: Quantile | null, before: Quantile | null): 'higher' | 'lower' | 'not-apart' | null {
  if (now === null || before === null) return null;
  if (before.high !== null && now.low >= before.high) return 'higher';
  if (now.high !== null && now.high <= before.low) return 'lower';
  return 'not-apart';
}
