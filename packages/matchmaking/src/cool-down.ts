/** Next that costs nothing, for who was not choosy of late [K1]. */
const FREE = 2;
/** What each Next after those costs more than the one before, milliseconds [K1]. */
const STEP_MS = 1_000;
/** The most that a Next costs, in steps [K1]. */
const MOST_STEPS = 10;
/** In this time without a Next one of them is forgotten, milliseconds [K2]. */
const FORGET_MS = 10_000;

/** What is remembered of one session's Next. */
export interface CoolDown {
  /** How many are not forgotten, at `at`. */
  readonly count: number;
  /** When the last one was, milliseconds of any clock that never goes back. */
  readonly at: number;
}

/** A session that never asked for another partner. */
export const COOL: CoolDown = { count: 0, at: 0 };

/** One Next: what is remembered from now on, and how long the search that follows waits before it enters a pool, milliseconds. */
export function coolDown(before: CoolDown, now: number): { readonly after: CoolDown; readonly waitMs: number } {
  const forgotten = Math.floor(Math.max(0, now - before.at) / FORGET_MS);
  const remembered = Math.max(0, before.count - forgotten);
  const count = Math.min(remembered + 1, FREE + MOST_STEPS);
  return { after: { count, at: now }, waitMs: Math.max(0, count - FREE) * STEP_MS };
}
