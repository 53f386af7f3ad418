import type { Ticket } from './ticket.ts';

/** What became of a ticket that entered a pool. */
export type Entered =
  | { readonly kind: 'matched'; readonly partner: Ticket }
  | { readonly kind: 'waiting' };

/** Others of the same mode, as a waiting visitor may know them. */
export interface Company {
  readonly others: number;
  /** Of those, how many only an `avoid` list keeps apart. */
  readonly avoided: number;
}

/**
 * The port that signaling meets. One implementation in memory, others under the same contract suite.
 * A ticket is in the pool from `enter` until a match, `withdraw`, or the end of its session.
 */
export interface Pool {
  /**
   * Matches the longest-waiting compatible ticket, or keeps this one.
   * Rejects with `PoolRefusal` when the tag waits already, or nobody fits and the pool is full.
   */
  enter(ticket: Ticket): Promise<Entered>;
  /** Takes a ticket back; false when it is not there (any more). */
  withdraw(tag: string): Promise<boolean>;
  /** Nobody, for a tag that is not there. */
  company(tag: string): Promise<Company>;
  size(): Promise<number>;
}

/** Why a ticket was not taken in. `already-waiting` is the caller's mistake; `full` passes. */
export class PoolRefusal extends Error {
  override readonly name = 'PoolRefusal';
  readonly reason: 'already-waiting' | 'full';

  constructor(reason: PoolRefusal['reason']) {
    super(`the pool refused a ticket: ${reason}`);
    this.reason = reason;
  }
}
