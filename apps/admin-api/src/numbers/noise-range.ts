/** How a day's noise was drawn: discrete Laplace with scale sensitivity · keys / ε (packages/analytics/src/public-release.ts). */
export interface DayNoise {
  /** What one visitor-day changes all public numbers by together, at most. */
  readonly sensitivity: number;
  /** As printed for the day: with two keys, twice that of a day with one. */
  readonly epsilon: number;
  readonly keys: number;
}

/** One in twenty numbers may be further off. */
const OUTSIDE = 0.05;

/**
 * The smallest n for which the noise is within ± n in 95 of 100 numbers: exact, from the distribution.
 * With a = e^(−1/scale), P(|Z| > n) = 2 a^(n+1) / (1 + a).
 */
export function noiseRange({ epsilon, keys, sensitivity }: DayNoise): number {
  const scale = (sensitivity * keys) / epsilon;
  if (!(scale > 0) || !Number.isFinite(scale)) throw new RangeError('the noise of a day has no scale');
  const a = Math.exp(-1 / scale);
  const beyond = (n: number): number => (2 * a ** (n + 1)) / (1 + a);
  // The logarithm lands on the whole number or beside it; the formula decides.
  let n = Math.max(0, Math.floor(scale * Math.log(2 / (OUTSIDE * (1 + a)))) - 2);
  while (beyond(n) > OUTSIDE) n += 1;
  return n;
}
