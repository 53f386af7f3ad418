/** Limits of protocol version 1. Sizes in bytes, times in milliseconds. Rules: SPEC.md [L1–L6]. */
export const LIMITS = {
  /** A text frame, client to server [L1]. */
  controlBytes: 2_048,
  /** A binary frame, either way [L2]. */
  relayBytes: 16_384,
  /** First message after the socket opens [S1]. */
  helloMs: 10_000,
  /** Nothing heard from the client, pings included [S8]. */
  idleMs: 60_000,
  /** How often a client pings [S8]. */
  pingMs: 15_000,
  /** How long a lost seat in a call is kept [R1]. */
  rejoinMs: 30_000,
  /** Tags of partners that a ticket asks not to meet again [M3]. */
  avoidTags: 20,
  /** Words with a report, in UTF-16 code units [P2]. */
  reportWords: 500,
} as const;

/** Token buckets of one connection: `burst` at once, `perSecond` on average [L3]. */
export const RATES = {
  control: { burst: 20, perSecond: 5 },
  relay: { burst: 200, perSecond: 50 },
  find: { burst: 10, perSecond: 1 },
  report: { burst: 3, perSecond: 1 / 60 },
} as const;
