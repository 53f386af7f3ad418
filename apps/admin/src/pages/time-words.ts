import type { Quantiles } from '../counts/answers.ts';

/** Seconds as a person would say them: `8.4 s`, `34 s`, `2 min 5 s`, `1 h 3 min`. */
export function durationWords(seconds: number): string {
  if (seconds < 9.95) return `${seconds.toFixed(1).replace(/\.0$/, '')} s`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3_600) return joined([Math.floor(whole / 60), 'min'], [whole % 60, 's']);
  return joined([Math.floor(whole / 3_600), 'h'], [Math.round((whole % 3_600) / 60), 'min']);
}

/** Between what the true one lies. */
export function quantileWords({ high, low }: NonNullable<Quantiles['median']>): string {
  return high === null || !Number.isFinite(high) ? `above ${durationWords(low)}` : `between ${durationWords(low)} and ${durationWords(high)}`;
}

const joined = (...parts: readonly (readonly [amount: number, unit: string])[]): string =>
  parts.flatMap(([amount, unit]) => (amount === 0 ? [] : [`${amount} ${unit}`])).join(' ');
