/** What the dashboard is told. */
export interface LiveNumbers {
  readonly online: number;
  readonly waiting: number;
  /** Of which this server has a seat: one over two servers counts at both. */
  readonly calls: number;
  /** At this server: over all servers together two for each call. */
  readonly seats: number;
  /** Since the start. */
  readonly matches: number;
  /** Of the last waits; `null` before the first match. */
  readonly medianWaitMs: number | null;
}

/** For the dashboard: `GET /live`. */
export function liveJson({ online, waiting, calls, seats, matches, medianWaitMs }: LiveNumbers): string {
  return JSON.stringify({ online, waiting, calls, seats, matches, medianWaitMs });
}
