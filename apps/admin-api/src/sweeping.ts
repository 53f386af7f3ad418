import type { Database } from '@visavis/db';
import { inMilliseconds } from '@visavis/policy';
import type { Dated } from '@visavis/policy/history';
import { sweepExpired } from '@visavis/services';

export interface SweepingOptions {
  readonly database: Database;
  /** Every version of the policy, oldest first. Each sweep keeps to the one in force at its moment. */
  readonly promises: readonly Dated[];
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Told when a sweep fails after one that did not, and the other way round. */
  readonly onOutage: (outage: 'began' | 'ended') => void;
}

/** A timer takes 31 bits of milliseconds and runs without a pause beyond them; and no policy may let a day go by. */
const LONGEST_PAUSE_MS = 86_400_000;

/** Deletes what has been kept for its full time: now, and as often as any version says. */
export function startSweeping({ database, now, onOutage, promises }: SweepingOptions): { stop: () => Promise<void> } {
  let healthy = true;
  let latest: Promise<void> = Promise.resolve();

  async function sweep(): Promise<void> {
    const swept = await sweepExpired(database, { promises, now: new Date(now()) }).then(
      () => true,
      () => false,
    );
    if (swept !== healthy) onOutage(swept ? 'ended' : 'began');
    healthy = swept;
  }

  const next = () => {
    latest = latest.then(sweep);
  };
  next();
  const timer = setInterval(next, Math.min(LONGEST_PAUSE_MS, ...promises.map(({ manifest }) => inMilliseconds(manifest.sweepEvery))));
  return {
    stop: () => {
      clearInterval(timer);
      return latest;
    },
  };
}
