import { type Ticket, type WishKind, WISHES } from './ticket.ts';

/** How long a wish with `first` holds, milliseconds of waiting [W2]. In this order the visitor is told. */
export const HOLDS_MS: Readonly<Record<WishKind, number>> = { interests: 3_000, languages: 8_000, country: 15_000 };

/** Until when a wish of this ticket keeps others out: `-Infinity` when it does not, `Infinity` when it never widens. */
export function holdsUntil(ticket: Pick<Ticket, 'since' | 'wishes'>, kind: WishKind): number {
  const wish = ticket.wishes[kind];
  if (wish === 'any') return -Infinity;
  return wish === 'only' ? Infinity : ticket.since + HOLDS_MS[kind];
}

/** The times at which more people become possible partners for this ticket, ascending. */
export const widenings = (ticket: Pick<Ticket, 'since' | 'wishes'>): readonly number[] =>
  WISHES.map((kind) => holdsUntil(ticket, kind)).filter(Number.isFinite);
