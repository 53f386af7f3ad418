/** Limits of protocol version 1. Sizes in bytes, times in milliseconds. Rules: SPEC.md [L1–L8]. */
export const LIMITS = {
  /** A text frame, client to server [L1]. */
  controlBytes: 2_048,
  /** A text frame that is a `report` [L8]. */
  reportBytes: 16_384,
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
  /** A call that is younger was not lost by who leaves it [M12]. */
  lostMs: 10_000,
  /** Tags in the `avoid` list of minor 0 [V3]. */
  avoidTags: 20,
  /** What one search may state [M11]; an interest in UTF-16 code units. */
  interests: 10,
  interestLength: 32,
  languages: 5,
  /** A puzzle or its solution, in UTF-16 code units [L7]. */
  puzzleLength: 1_200,
  /** Words with a report, in UTF-16 code units [P2]. */
  reportWords: 500,
  /** Sealed texts with a report, in characters of base64url [P4]. */
  evidenceLength: 12_000,
  /** A match token, in characters [M13]. */
  tokenLength: 600,
} as const;

/** Token buckets of one connection: `burst` at once, `perSecond` on average [L3]. */
export const RATES = {
  control: { burst: 20, perSecond: 5 },
  relay: { burst: 200, perSecond: 50 },
  find: { burst: 10, perSecond: 1 },
  report: { burst: 3, perSecond: 1 / 60 },
  comeBack: { burst: 5, perSecond: 1 / 2 },
  renewIce: { burst: 6, perSecond: 1 / 20 },
} as const;
