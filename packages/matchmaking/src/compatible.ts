import { mayHold } from './avoid-filter.ts';
import { type Ticket, type WishKind, WISHES } from './ticket.ts';
import { holdsUntil } from './widening.ts';

/** A hard filter of [Q2–Q5] that keeps two apart; of several the first, so `avoided` only where nothing else of them does. */
export type Hindrance = 'self' | 'mode' | 'lane' | 'connections' | 'avoided';

/** Whether two may meet, from when, and why not. */
export type Compatibility =
  /** From this time of the pool's clock on; `-Infinity` when no wish of either stands between them. */
  | { readonly kind: 'compatible'; readonly from: number }
  /** For good: by a hard filter or, where none applies, by a wish that one of them never widens. */
  | { readonly kind: 'apart'; readonly reason: Hindrance | WishKind };

/** The mutual hard filters [Q2–Q5], then the wishes of both [W1–W3]. Symmetric [Q6]. */
export function compatible(a: Ticket, b: Ticket): Compatibility {
  const reason = hindrance(a, b);
  if (reason !== null) return { kind: 'apart', reason };
  let from = -Infinity;
  for (const kind of WISHES) {
    const until = Math.max(holdsUntil(a, kind), holdsUntil(b, kind));
    if (until <= from || shares(a, b, kind)) continue;
    if (until === Infinity) return { kind: 'apart', reason: kind };
    from = until;
  }
  return { kind: 'compatible', from };
}

/** Direct only when both take that. For two who are compatible. */
export const connectionOf = (a: Pick<Ticket, 'connections'>, b: Pick<Ticket, 'connections'>): 'shielded' | 'direct' =>
  a.connections !== 'shielded' && b.connections !== 'shielded' ? 'direct' : 'shielded';

function hindrance(a: Ticket, b: Ticket): Hindrance | null {
  if (a.tag === b.tag) return 'self';
  if (a.mode !== b.mode) return 'mode';
  if (a.lane !== b.lane) return 'lane';
  if (a.connections !== b.connections && a.connections !== 'either' && b.connections !== 'either') return 'connections';
  return mayHold(a.avoid, b.tag) || mayHold(b.avoid, a.tag) ? 'avoided' : null;
}

function shares(a: Ticket, b: Ticket, kind: WishKind): boolean {
  if (kind === 'country') return a.country !== '' && a.country === b.country;
  return a[kind].some((one) => b[kind].includes(one));
}
