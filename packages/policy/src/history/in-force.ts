import { cutOff } from '../retention.ts';
import type { DataName } from '../data.ts';
import type { Manifest } from '../manifest.ts';
import { startOf } from './calendar.ts';

/** What of a release decides since when which promise holds. */
export interface Dated {
  readonly effective: string;
  readonly manifest: Manifest;
}

/** The newest release whose day has come; before the first day of all, the first. Oldest first. */
export function inForce<R extends Dated>(releases: readonly R[], at: Date): R | null {
  return releases.findLast(({ effective }) => startOf(effective) <= at) ?? releases[0] ?? null;
}

/** What the source says, published or not, unless that is a version whose day is still to come: then the one that counts. */
export function currentOf(releases: readonly Dated[], { source, at }: { source: Manifest; at: Date }): Manifest {
  const newest = releases.at(-1);
  const isToCome = newest !== undefined && at < startOf(newest.effective);
  return (isToCome ? inForce(releases, at)?.manifest : undefined) ?? source;
}

/**
 * Whatever of a category started at this instant or before must go by now; null where nothing must.
 * What was written down under a shorter promise keeps it: a longer one counts only for what came after it.
 */
export function cutOffInForce(releases: readonly Dated[], name: DataName, now: Date): Date | null {
  const cutOffs = releases.flatMap((release, index) => {
    const category = release.manifest.data[name];
    const current = index === 0 || startOf(release.effective) <= now;
    if (!current || category === 'not-collected' || category.retention.kind !== 'period') return [];
    const replaced = replacedAt(releases.slice(index + 1), now);
    const due = cutOff(category.retention, now).getTime();
    return [replaced === null ? due : Math.min(due, replaced - 1)];
  });
  return cutOffs.length === 0 ? null : new Date(Math.max(...cutOffs));
}

/** When the first of the releases that came after took over, if one has. */
function replacedAt(later: readonly Dated[], now: Date): number | null {
  const days = later.map(({ effective }) => startOf(effective).getTime()).filter((start) => start <= now.getTime());
  return days.length === 0 ? null : Math.min(...days);
}
