import type { Search } from './search.ts';

/** How often those who wait are pinged, and without an answer for how long they are out of play, milliseconds. */
const EVERY_MS = 2_000;
const QUIET_AFTER_MS = 5_000;

/** Pings those whose time has come; gives those who have just fallen quiet. */
export function takePulses(searches: Iterable<Search>, now: number): readonly Search[] {
  const quiet: Search[] = [];
  for (const search of searches) {
    const { session, pulse } = search;
    if (session === null) continue;
    if (now - pulse.pingedAt >= EVERY_MS) {
      pulse.pingedAt = now;
      pulse.unansweredSince ??= now;
      session.outlet.ping();
    }
    if (pulse.isQuiet || pulse.unansweredSince === null || now - pulse.unansweredSince < QUIET_AFTER_MS) continue;
    pulse.isQuiet = true;
    quiet.push(search);
  }
  return quiet;
}
