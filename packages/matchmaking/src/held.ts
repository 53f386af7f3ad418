import { POOL_TIMES } from './limits.ts';
import type { Ticket } from './ticket.ts';

/** A node's standing under one epoch [N1]. */
export interface Member {
  readonly kind: 'member';
  readonly name: string;
  readonly epoch: number;
  /** When it last made a call, milliseconds of the pool's clock [N2]. */
  spokeAt: number;
  /** It let a deadline pass [N6]. */
  isSetAside: boolean;
}

/** A ticket as the book holds it. */
export interface Held {
  readonly kind: 'held';
  readonly ticket: Ticket;
  readonly card: string;
  generation: number;
  /** Who speaks for it [N7]; nobody, when that one's epoch is over [N5]. */
  member: Member;
  state: HeldState;
}

export type HeldState =
  | { readonly kind: 'waiting' }
  /** Out of play until its visitor is back [T1]. */
  | { readonly kind: 'suspended' }
  | { readonly kind: 'proposed'; readonly proposal: Proposal };

export interface Proposal {
  readonly kind: 'proposal';
  readonly pair: string;
  readonly deadline: number;
  /** The first waited longer. */
  readonly sides: readonly [Side, Side];
}

export interface Side {
  readonly held: Held;
  saidYes: boolean;
}

export const isLive = (member: Member, at: number): boolean => !member.isSetAside && at < member.spokeAt + POOL_TIMES.lease;

/** [C3] */
export const isInPlay = ({ state, member }: Held, at: number): boolean => state.kind === 'waiting' && isLive(member, at);

/** The order of service [Q1]. */
export function byAge({ ticket: one }: Pick<Held, 'ticket'>, { ticket: other }: Pick<Held, 'ticket'>): number {
  if (one.since !== other.since) return one.since - other.since;
  return one.tag < other.tag ? -1 : Number(one.tag > other.tag);
}
