import type { Ticket } from './ticket.ts';

/** Whether two may meet, and why not. */
export type Compatibility =
  | { readonly kind: 'compatible'; readonly connection: Ticket['connection'] }
  | { readonly kind: 'apart'; readonly reason: 'self' | 'mode' | 'avoided' };

/** The mutual hard filters [Q2–Q5]. Symmetric. `avoided` says that nothing else keeps the two apart. */
export function compatible(a: Ticket, b: Ticket): Compatibility {
  if (a.tag === b.tag) return { kind: 'apart', reason: 'self' };
  if (a.mode !== b.mode) return { kind: 'apart', reason: 'mode' };
  if (a.avoid.includes(b.tag) || b.avoid.includes(a.tag)) return { kind: 'apart', reason: 'avoided' };
  const direct = a.connection === 'direct' && b.connection === 'direct';
  return { kind: 'compatible', connection: direct ? 'direct' : 'shielded' };
}
