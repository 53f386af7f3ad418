import type { Clock } from './clock.ts';

export interface AllowanceSettings {
  /** At once. */
  readonly burst: number;
  /** On average. */
  readonly perSecond: number;
  readonly now: Clock['now'];
}

/** A token bucket: what a partner may make us do. The function returned is true while there is some left, and takes it. */
export function createAllowance({ burst, perSecond, now }: AllowanceSettings): () => boolean {
  let left = burst;
  let countedAt = now();
  return () => {
    const at = now();
    left = Math.min(burst, left + ((at - countedAt) / 1_000) * perSecond);
    countedAt = at;
    if (left < 1) return false;
    left -= 1;
    return true;
  };
}
