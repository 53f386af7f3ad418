const HOUR_MS = 3_600_000;

/**
 * Milliseconds since 1970 that do not go back for less than an hour: while the machine's clock is set back by
 * that little, time stands still, so that no hour begins twice. A clock that goes back further is believed.
 */
export function collectorClock(now: () => number): () => number {
  let latest = Number.NEGATIVE_INFINITY;
  return () => {
    const instant = now();
    if (instant > latest || latest - instant >= HOUR_MS) latest = instant;
    return latest;
  };
}
