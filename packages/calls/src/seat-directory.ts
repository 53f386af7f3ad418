import type { Role } from '@visavis/protocol';

/** How long a call is known without a sign of life of either seat, milliseconds [D4]. */
export const SEAT_STAYS_MS = 45_000;
/** How often a node says that its seats are taken, milliseconds [D4]. */
export const SEAT_REFRESH_MS = 15_000;

/** Who has a seat, and how often it was taken back. */
export interface Seat {
  readonly node: string;
  /** The session's tag: it stands for the key that can claim this seat. */
  readonly tag: string;
  readonly generation: number;
}

/** Both seats of a call, as far as the one who says it knows them. */
export interface SeatedCall {
  readonly match: string;
  readonly seats: Partial<Readonly<Record<Role, Seat>>>;
}

export type Claimed =
  /** The seat is the claimer's. `partner`: the node of the other seat, if anybody told of it. `before`: the node that had this one. */
  | { readonly kind: 'claimed'; readonly generation: number; readonly partner: string | null; readonly before: string }
  /** Somebody with the same key was faster; this is the generation that holds. */
  | { readonly kind: 'outdated'; readonly generation: number }
  /** The seat is another session's. */
  | { readonly kind: 'refused' }
  /** No such call (any more), or nobody told of this seat. */
  | { readonly kind: 'unknown' };

export interface SeatClaim {
  readonly match: string;
  readonly role: Role;
  readonly tag: string;
  readonly generation: number;
  /** The node that the claimer came to. */
  readonly node: string;
}

/**
 * Where the seats of calls are, for all nodes [D]. It knows nobody: a match id, two tags, and which node each is at;
 * and forgets a call that nobody speaks of. Every call rejects with an error of the implementation when it is away.
 */
export interface SeatDirectory {
  /**
   * Tells of calls and their seats; repeated every `SEAT_REFRESH_MS`. The answer has the seats that the directory knows
   * better: of a higher generation, so somebody took them meanwhile [D3].
   */
  tell(calls: readonly SeatedCall[]): Promise<readonly SeatedCall[]>;
  /** Takes a seat by the compare-and-set of its generation [D2]. */
  claim(claim: SeatClaim): Promise<Claimed>;
  /** The call is over. */
  close(match: string): Promise<void>;
}
