import type { WatchedEntries } from './vitals-host.ts';

/** Shifts less than a second apart, and within five seconds of the first, are one session (https://web.dev/articles/cls). */
const GAP_MS = 1_000;
const SESSION_MS = 5_000;

/** Cumulative Layout Shift: the sum of the worst session. Gives the value so far for each shift. */
export function layoutShifts(): (shift: WatchedEntries['layout-shift']) => number {
  let worst = 0;
  let session = 0;
  let first = 0;
  let last = Number.NEGATIVE_INFINITY;
  return ({ hadRecentInput, startTime, value }) => {
    if (hadRecentInput) return worst;
    if (startTime - last >= GAP_MS || startTime - first >= SESSION_MS) {
      session = 0;
      first = startTime;
    }
    session += value;
    last = startTime;
    worst = Math.max(worst, session);
    return worst;
  };
}
