/** Times of a pool, milliseconds. */
export const POOL_TIMES = {
  /** How long a node is a member without a sign of life [N2]. */
  lease: 3_000,
  renew: 1_000,
  /** After so long without a sign a node's tickets and name are forgotten [N3]. */
  reap: 30_000,
  /** How long two nodes have to say that their visitors are there [P2]. */
  proposal: 1_500,
  /** How long a ticket waits for its visitor to come back [T2]. */
  grace: 30_000,
} as const;

/** What a ticket may hold [W5]; an interest's length in code points. */
export const TICKET_LIMITS = { interests: 10, interestLength: 32, languages: 5 } as const;

/** What the list behind an `avoid` filter remembers [A2]; time in milliseconds. */
export const AVOID_LIMITS = { recent: 20, recentMs: 1_800_000, blocked: 20 } as const;

/** Tickets in one pool, in whatever state. */
export const POOL_LIMIT = 10_000;
