import { avoidFilter } from './avoid-filter.ts';
import { AVOID_LIMITS } from './limits.ts';

/** Whom this visitor does not want to meet again. It stays on their device, in memory [A2]. */
export interface AvoidList {
  /** Partners, the newest first. */
  readonly recent: readonly RecentPartner[];
  /** Tags of those who were blocked, the newest first. */
  readonly blocked: readonly string[];
}

export interface RecentPartner {
  readonly tag: string;
  /** When the visitor last met them, milliseconds of any one clock. */
  readonly at: number;
}

export const AVOIDS_NOBODY: AvoidList = { recent: [], blocked: [] };

/** With one more partner; what is older than the limits is forgotten. */
export function remember(list: AvoidList, partner: RecentPartner): AvoidList {
  const others = stillRecent(list, partner.at).filter(({ tag }) => tag !== partner.tag);
  return { ...list, recent: [partner, ...others].slice(0, AVOID_LIMITS.recent) };
}

/** With one more who is never to be met again; past the limit the oldest block is forgotten. */
export function block(list: AvoidList, tag: string): AvoidList {
  const others = list.blocked.filter((other) => other !== tag);
  return { ...list, blocked: [tag, ...others].slice(0, AVOID_LIMITS.blocked) };
}

/** Without those met too long ago. Worth keeping, so that a device forgets them also when nobody new is met. */
export const forgetOld = (list: AvoidList, now: number): AvoidList => ({ ...list, recent: stillRecent(list, now) });

/** The filter that travels in a ticket [A1]. Blocks are always in it, recent partners unless the visitor says otherwise [A3]. */
export function filterOf(list: AvoidList, { now, withRecent }: { readonly now: number; readonly withRecent: boolean }): string {
  const recent = withRecent ? stillRecent(list, now).map(({ tag }) => tag) : [];
  return avoidFilter([...list.blocked, ...recent]);
}

const stillRecent = ({ recent }: AvoidList, now: number): readonly RecentPartner[] =>
  recent.filter(({ at }) => now - at < AVOID_LIMITS.recentMs);
