import type { WaitEstimate } from '../pool.ts';
import { HALF_LIFE_MS, STEP_ENDS_MS } from '../waits.ts';

/** How long one waited who was matched at that time, both in milliseconds. */
export interface Waited {
  readonly at: number;
  readonly ms: number;
}

/** [H1, H2] From all waits there ever were. */
export function estimateOf(waited: readonly Waited[], now: number): WaitEstimate | null {
  const enough = 1 - 1e-9;
  const weighed = waited.map(({ at, ms }) => ({ ms, weight: 2 ** ((at - now) / HALF_LIFE_MS) }));
  const weightUpTo = (end: number): number => weighed.reduce((sum, { ms, weight }) => sum + (ms <= end ? weight : 0), 0);
  const all = weightUpTo(Infinity);
  if (all < 8 * enough) return null;
  const endOf = (share: number): number => STEP_ENDS_MS.find((end) => weightUpTo(end) >= all * share * enough) ?? Math.max(...STEP_ENDS_MS);
  return { half: endOf(0.5), most: endOf(0.9) };
}
