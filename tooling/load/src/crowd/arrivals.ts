import type { SeededRandom } from '@visavis/bench/seeded-random';

export const ARRIVALS = ['constant', 'burst', 'ramp', 'storm'] as const;
/**
 * `constant`: at a steady rate. `burst`: all at once. `ramp`: more and more. `storm`: at a steady rate, and when all
 * are there every connection breaks within two seconds.
 */
export type Arrivals = (typeof ARRIVALS)[number];

export const STORM_MS = 2_000;

/** When each of so many comes, milliseconds from the start, the first one first. */
export function arrivalTimes(arrivals: Arrivals, { count, overMs, random }: { readonly count: number; readonly overMs: number; readonly random: SeededRandom }): readonly number[] {
  const shape = (unit: number): number => (arrivals === 'burst' ? 0 : arrivals === 'ramp' ? Math.sqrt(unit) : unit);
  return Array.from({ length: count }, () => shape(random.unit()) * overMs).toSorted((one, other) => one - other);
}
