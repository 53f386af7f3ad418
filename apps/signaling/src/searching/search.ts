import type { Company, Entry, PoolEvent, Stated } from '@visavis/matchmaking';
import { type Card, cardText } from '../calls/agreement.ts';
import type { Session } from '../switchboard/session.ts';

/** One visitor's search, from `find` to the match. It outlives a broken connection for a time [R7]. */
export interface Search {
  readonly stated: Stated;
  readonly card: Card;
  /** Whose it is; `null` while the connection is broken. */
  session: Session | null;
  /** `cooling`: in no pool yet [M12]. */
  phase: 'cooling' | 'entering' | 'waiting';
  /** Local clock, milliseconds: when the cool-down is over, and the waiting begins. */
  readonly beginsAt: number;
  /** The pool's clock: the place in the queue. `null` until the pool has given one. */
  since: number | null;
  /** How often the place was taken, as the pool counts it [R8]. */
  generation: number;
  /** What this node said yes to, and when by the local clock. */
  proposal: { readonly pair: string; readonly at: number } | null;
  /** What the pool told while it is being asked about this ticket: it counts after the answer. `null`: nothing is asked. */
  heldBack: PoolEvent[] | null;
  readonly pulse: Pulse;
  readonly told: Told;
}

/** Whether a visitor who waits is there, by WebSocket pings. Local clock, milliseconds. */
export interface Pulse {
  pingedAt: number;
  /** The oldest ping without an answer. */
  unansweredSince: number | null;
  /** Out of play for its silence. */
  isQuiet: boolean;
}

/** What a searching visitor was told last, so that only news is told. */
export interface Told {
  at: number;
  figures: string;
  readonly company: KnownCompany;
}

/** What the pool counted last for this search, and when it is asked again. */
export interface KnownCompany {
  askedAt: number;
  /** It is not asked again for so long, milliseconds. */
  restMs: number;
  /** `null`: the pool was away. */
  counted: Company | null;
}

export interface NewSearch {
  readonly stated: Stated;
  readonly card: Card;
  readonly session: Session;
  readonly beginsAt: number;
  /** The place that was kept for this visitor, if any. */
  readonly since: number | null;
  readonly now: number;
}

export function newSearch({ now, ...given }: NewSearch): Search {
  return {
    ...given,
    phase: 'cooling',
    generation: 1,
    proposal: null,
    heldBack: null,
    pulse: { pingedAt: now, unansweredSince: null, isQuiet: false },
    told: { at: -Infinity, figures: '', company: { askedAt: -Infinity, restMs: 0, counted: null } },
  };
}

/** As it enters a pool. */
export const entryOf = ({ stated, since, card }: Search): Entry => ({ stated, since, card: cardText(card) });
