import type { Database } from '@visavis/db';
import { inMilliseconds, type Manifest } from '@visavis/policy';
import { sweepExpired } from '@visavis/services';

export interface SweepingOptions {
  readonly database: Database;
  readonly manifest: Manifest;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Told when a sweep fails after one that did not, and the other way round. */
  readonly onOutage: (outage: 'began' | 'ended') => void;
}

/** Deletes what has been kept for its full time: now, and as often as the manifest says. */
export function startSweeping({ database, manifest, now, onOutage }: SweepingOptions): { stop: () => Promise<void> } {
  let healthy = true;
  let latest: Promise<void> = Promise.resolve();

  async function sweep(): Promise<void> {
    const swept = await sweepExpired(database, { manifest, now: new Date(now()) }).then(
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
  const timer = setInterval(next, inMilliseconds(manifest.sweepEvery));
  return {
    stop: () => {
      clearInterval(timer);
      return latest;
    },
  };
}
