import { publicCells, type RandomBytes } from '@visavis/analytics';
import type { Database } from '@visavis/db';
import type { Manifest } from '@visavis/policy';
import { cutOffInForce, type Dated } from '@visavis/policy/history';
import { publicDaysDue, releasePublicDay } from '@visavis/services';

export interface ReleasingOptions {
  readonly database: Database;
  readonly analytics: Pick<Manifest['analytics'], 'published' | 'tables'>;
  /** How long numbers may be kept: every version of the policy, oldest first. */
  readonly promises: readonly Dated[];
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly randomBytes: RandomBytes;
  /** Told when a release fails after one that did not, and the other way round. */
  readonly onOutage: (outage: 'began' | 'ended') => void;
}

const EVERY_MS = 600_000;

/** Decides the public numbers of each day that is over: now, and every ten minutes. Of several processes, one decides a day. */
export function startReleasing({ analytics, database, now, onOutage, promises, randomBytes }: ReleasingOptions): { stop: () => Promise<void> } {
  const { published, tables } = analytics;
  if (published.kind === 'off' || publicCells(tables).length === 0) return { stop: async () => undefined };
  const { epsilon, threshold } = published;
  let healthy = true;
  let stopping = false;
  let latest: Promise<void> = Promise.resolve();

  /** Whether all of them were. One that cannot be released holds no other back, and is due again in ten minutes. */
  async function releaseDue(): Promise<boolean> {
    const at = new Date(now());
    let all = true;
    for (const day of await publicDaysDue(database, { now: at, keptSince: cutOffInForce(promises, 'counts', at) })) {
      if (stopping) break;
      await releasePublicDay(database, { day, epsilon, threshold, tables, randomBytes, now: at }).catch(() => {
        all = false;
      });
    }
    return all;
  }

  async function release(): Promise<void> {
    if (stopping) return;
    const released = await releaseDue().catch(() => false);
    if (released !== healthy) onOutage(released ? 'ended' : 'began');
    healthy = released;
  }

  const next = () => {
    latest = latest.then(release);
  };
  next();
  const timer = setInterval(next, EVERY_MS);
  return {
    stop: () => {
      stopping = true;
      clearInterval(timer);
      return latest;
    },
  };
}
