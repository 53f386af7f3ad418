import { type Dated, inForce } from '@visavis/policy/history';

export interface VersionWatchOptions {
  /** Every version of the policy, oldest first. */
  readonly promises: readonly Dated[];
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Told the number of a version whose day has come. */
  readonly onVersion: (version: number) => void;
}

const HOUR_MS = 3_600_000;

/**
 * Notices when another version of the policy comes to count while the product runs. Deleting follows by itself;
 * pages and calls follow at the next start, so somebody has to be told.
 */
export function watchVersion({ promises, now, onVersion }: VersionWatchOptions): { stop: () => void } {
  const current = () => inForce(promises, new Date(now()));
  let known = current();
  const timer = setInterval(() => {
    const counts = current();
    if (counts !== known && counts !== null) onVersion(counts.manifest.version.number);
    known = counts;
  }, HOUR_MS);
  return { stop: () => clearInterval(timer) };
}
