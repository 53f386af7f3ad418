import type { Stated, Ticket } from './ticket.ts';

/** What enters a pool. The pool reads the ticket; the rest it keeps for those who are matched, or come back. */
export interface Entry {
  readonly stated: Stated;
  /** Since when the visitor waits who returns to the old place [Q1]; `null` for a new search. */
  readonly since: number | null;
  /** Told to the partner's node with the match, and never looked at by the pool. */
  readonly card: string;
}

/** What the pool tells a node about one of its tickets. */
export type PoolEvent =
  /** Two were put together. Whoever has a live visitor behind the tag says so before the deadline [P2]. */
  | { readonly kind: 'proposed'; readonly tag: string; readonly pair: string; readonly deadline: number }
  /** Both said yes. The ticket has left the pool. `first`: this one waited longer, or is first by its tag. */
  | { readonly kind: 'matched'; readonly tag: string; readonly pair: string; readonly first: boolean; readonly waitedMs: number; readonly partner: Partner }
  /** The other did not say yes: this one waits again at its old place [P4]. */
  | { readonly kind: 'returned'; readonly tag: string; readonly pair: string }
  /** Another node took the ticket over [T3] or has a newer search of its visitor [Q9], or nobody came back in time [T2]. */
  | { readonly kind: 'gone'; readonly tag: string; readonly why: 'taken-over' | 'not-back' };

export interface Partner {
  readonly node: string;
  readonly ticket: Ticket;
  readonly card: string;
}

/** Others of the same pool, as a waiting visitor may know them. */
export interface Company {
  readonly others: number;
  /** Of those, how many only an `avoid` filter keeps apart. */
  readonly avoided: number;
  /** Of those, how many wishes keep apart, for now or for good, alone or with an `avoid` filter. */
  readonly unlike: number;
}

/** How long people really waited here, of late. `null`: too few to say [H2]. */
export interface WaitEstimate {
  /** Half of them waited at most this long, milliseconds. */
  readonly half: number;
  /** Nine of ten waited at most this long, milliseconds. */
  readonly most: number;
}

export type Entered =
  | { readonly kind: 'entered'; readonly since: number }
  /** This node has the tag in play or proposed: it spoke of it twice. Of `enterAgain`: anybody has it [Q9]. */
  | { readonly kind: 'already-there' }
  /** Nobody fits and there is no room [Q11]. */
  | { readonly kind: 'full' };

/** What became of a ticket that a visitor wants to take over from another connection [T3]. */
export type Resumed =
  /** Whole, for a node that has nothing of it yet. */
  | { readonly kind: 'resumed'; readonly since: number; readonly waitedMs: number; readonly generation: number; readonly entry: Omit<Entry, 'since'> }
  | { readonly kind: 'unknown' }
  /** Somebody was faster, or the claimer did not hear of an earlier claim. `generation`: the one that holds. */
  | { readonly kind: 'outdated'; readonly generation: number };

/** Where those meet who may meet at all. One for each mode and area. */
export interface Pool {
  /** Makes a node a member, under a new epoch. Whatever stood here under its name is gone [N1]. */
  join(node: string, hear: (events: readonly PoolEvent[]) => void): Promise<Membership>;
}

/**
 * One node's standing in a pool, for as long as it renews it. Every call rejects with `PoolFenced` once the epoch is
 * over: the node then joins again and enters all that it still holds [N4].
 */
export interface Membership {
  /** To be called every `POOL_TIMES.renew`, and every 100 ms while tickets wait here: it does what time has brought, for everybody [C2]. */
  renew(): Promise<void>;
  /** A new search. It takes the place of an older one of the same tag that is suspended, or that another node has [Q9]. */
  enter(entry: Entry): Promise<Entered>;
  /** What this node holds still, after it joined again [N4]. Whatever is there of the same tag is newer, and stays. */
  enterAgain(entry: Entry): Promise<Entered>;
  /** Takes a ticket back, also out of a proposal; false when it is not there (any more) [Q10]. */
  withdraw(tag: string): Promise<boolean>;
  /** Its visitor's connection broke: it keeps its place for a time, out of play [T1]. */
  suspend(tag: string): Promise<void>;
  /** Takes a ticket over, by the compare-and-set of its generation. Whoever calls this has seen that the claimer has the key that the tag is the hash of [T3]. */
  resume(claim: { readonly tag: string; readonly generation: number }): Promise<Resumed>;
  /** The answer to `proposed`: whether a live visitor is behind the tag [P2]. Too late is no error. */
  answer(answer: { readonly pair: string; readonly tag: string; readonly isLive: boolean }): Promise<void>;
  company(tag: string): Promise<Company>;
  waits(): Promise<WaitEstimate | null>;
  /** Hands over: all tickets are suspended, and the epoch ends [N5]. */
  leave(): Promise<void>;
}

/** The lease was lost: what this node believes about its tickets may be past. */
export class PoolFenced extends Error {
  override readonly name = 'PoolFenced';
  constructor() {
    super('this node is no member of the pool any more');
  }
}

