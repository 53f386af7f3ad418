import * as v from 'valibot';
import { AvoidFilter, Connection, count, generation, MatchId, Mode, Nonce, PublicKey, seat, SessionTag, Signature, wholeNumber } from './fields.ts';
import { LIMITS } from './limits.ts';
import { FindOfMinor0, HelloOfMinor0, RejoinOfMinor0 } from './minor-0.ts';
import { parseWith } from './parse-with.ts';
import { PROTOCOL_VERSION } from './version.ts';

export const ReportReason = v.picklist([
  'minor',
  'nudity',
  'violence',
  'hate',
  'harassment',
  'scam',
  'other',
]);
export type ReportReason = v.InferOutput<typeof ReportReason>;

const Hello = v.strictObject({ type: v.literal('hello'), version: wholeNumber, minor: v.pipe(wholeNumber, v.minValue(1)), key: PublicKey });

/** What a visitor wishes of a partner's interests, languages or country [M11]. */
export const Wish = v.picklist(['any', 'first', 'only']);
export type Wish = v.InferOutput<typeof Wish>;
export const WishKind = v.picklist(['interests', 'languages', 'country']);
export type WishKind = v.InferOutput<typeof WishKind>;

const Interest = v.pipe(v.string(), v.nonEmpty(), v.maxLength(LIMITS.interestLength));

const Find = v.strictObject({
  type: v.literal('find'),
  mode: Mode,
  /** The most the visitor allows: `direct` says "direct if the other agrees, else shielded". */
  connection: Connection,
  key: PublicKey,
  avoid: AvoidFilter,
  interests: v.pipe(v.array(Interest), v.maxLength(LIMITS.interests)),
  languages: v.pipe(v.array(v.pipe(v.string(), v.regex(/^[a-z]{2,3}$/))), v.maxLength(LIMITS.languages)),
  wishes: v.strictObject({ interests: Wish, languages: Wish, country: Wish }),
  /** A fresh ECDSA key, with which this side signs its texts [M13]. */
  signKey: v.optional(PublicKey),
});

const Cancel = v.strictObject({ type: v.literal('cancel') });
/** `lost`: the media is, and nothing brought it back; no Next [M7]. */
const Leave = v.strictObject({ type: v.literal('leave'), reason: v.optional(v.literal('lost')) });
const RenewIce = v.strictObject({ type: v.literal('renew-ice') });
const Ping = v.strictObject({ type: v.literal('ping') });

/** Takes back the place in the queue that a broken connection held; `key`: of its `find` [R7]. */
const Resume = v.strictObject({ type: v.literal('resume'), mode: Mode, key: v.optional(PublicKey), generation, signature: Signature });

const Rejoin = v.strictObject({ type: v.literal('rejoin'), ...seat, generation, signature: Signature });

/** The answer to `challenge` [L7]: JSON, as the puzzle's own format has it. */
const Solve = v.strictObject({ type: v.literal('solve'), solution: v.pipe(v.string(), v.maxLength(LIMITS.puzzleLength)) });

const Report = v.strictObject({
  type: v.literal('report'),
  reason: ReportReason,
  mode: Mode,
  words: v.pipe(v.string(), v.maxLength(LIMITS.reportWords)),
  /** Texts, sealed for the moderators [P4]. Four characters or a rest of two or three: one alone is no byte, and nothing to store. */
  evidence: v.optional(v.pipe(v.string(), v.maxLength(LIMITS.evidenceLength), v.regex(/^(?:[\w-]{4})*[\w-]{2,4}$/))),
});

export const ClientMessage = v.variant('type', [
  Hello,
  HelloOfMinor0,
  Find,
  FindOfMinor0,
  Cancel,
  Leave,
  RenewIce,
  Resume,
  Rejoin,
  RejoinOfMinor0,
  Report,
  Solve,
  Ping,
]);
export type ClientMessage = v.InferOutput<typeof ClientMessage>;

const Welcome = v.strictObject({
  type: v.literal('welcome'),
  version: v.literal(PROTOCOL_VERSION),
  /** The newest minor that both speak. */
  minor: v.pipe(count, v.minValue(1)),
  online: count,
  /** Which connections this service offers now; `shielded` needs a relay. */
  connections: v.pipe(v.array(Connection), v.minLength(1)),
  /** What `find` may wish for here; the rest is to be `any`. */
  wishes: v.array(WishKind),
  /** To be signed by `resume` or `rejoin` on this connection. */
  nonce: Nonce,
  /** The moderators' ECDH key [P4]; without it no texts can go with a report. */
  evidenceKey: v.optional(PublicKey),
});

const Waiting = v.strictObject({
  type: v.literal('waiting'),
  online: count,
  /** Others who wait in the same mode, whether they can be met or not. */
  others: count,
  /** Of those, how many are kept apart only by an `avoid` filter, this one's or theirs. */
  avoided: count,
  /** Of those, how many wishes keep apart for now, this one's or theirs, alone or with a filter. */
  unlike: count,
  /** Since the search began. */
  waitedMs: count,
  /** The search begins after so much more time, because of many Nexts; 0 when it goes on. */
  coolMs: count,
  /** What half, and what nine of ten, of those who were matched of late waited at most; null: not known yet. */
  usual: v.nullable(v.strictObject({ halfMs: count, mostMs: count })),
});

/** The server cannot reach its queue: the place is kept, and nobody is met before the next `waiting` [M5]. */
const Stalled = v.strictObject({ type: v.literal('stalled') });

const IceServer = v.strictObject({
  urls: v.array(v.string()),
  username: v.optional(v.string()),
  credential: v.optional(v.string()),
});
export type IceServer = v.InferOutput<typeof IceServer>;

const Ice = v.strictObject({
  type: v.literal('ice'),
  servers: v.array(IceServer),
  /** Seconds until the credentials end; `renew-ice` asks for new ones. */
  ttl: count,
});

const Matched = v.strictObject({
  type: v.literal('matched'),
  match: MatchId,
  role: v.picklist(['polite', 'impolite']),
  mode: Mode,
  connection: Connection,
  partner: SessionTag,
  partnerKey: PublicKey,
  /** Interests that both stated. */
  shared: v.pipe(v.array(Interest), v.maxLength(LIMITS.interests)),
  /** The server's word on which keys sign in this match [M13]. */
  token: v.optional(v.pipe(v.string(), v.regex(/^[\w-]+\.[\w-]{86}$/), v.maxLength(LIMITS.tokenLength))),
  /** Of the partner's `find`. */
  partnerSignKey: v.optional(PublicKey),
});
export type Role = v.InferOutput<typeof Matched>['role'];

const Idle = v.strictObject({ type: v.literal('idle') });
/** The place in the queue is this connection's again [R7]. */
const Resumed = v.strictObject({ type: v.literal('resumed'), generation: count });
/** Somebody with the same key was faster; this is the generation now [R8]. */
const Outdated = v.strictObject({ type: v.literal('outdated'), generation: count });
/** A puzzle to be solved before the next search [L7]. */
const Challenge = v.strictObject({ type: v.literal('challenge'), puzzle: v.pipe(v.string(), v.maxLength(LIMITS.puzzleLength)) });
const PartnerAway = v.strictObject({ type: v.literal('partner-away') });
/** Both seats are taken again; each side resends what was not acknowledged. */
const Rejoined = v.strictObject({ type: v.literal('rejoined') });
const PartnerLeft = v.strictObject({
  type: v.literal('partner-left'),
  reason: v.picklist(['left', 'lost']),
});
const Reported = v.strictObject({ type: v.literal('reported') });
const Pong = v.strictObject({ type: v.literal('pong') });
const Moving = v.strictObject({ type: v.literal('moving'), afterMs: count });

export const ErrorCode = v.picklist([
  'malformed',
  'too-large',
  'version-unsupported',
  'hello-required',
  'wrong-state',
  'no-partner',
  'rate-limited',
  'connection-unavailable',
  'not-held',
  'challenge-required',
  'not-admitted',
  'report-failed',
  'unavailable',
]);
export type ErrorCode = v.InferOutput<typeof ErrorCode>;

const ErrorMessage = v.strictObject({ type: v.literal('error'), code: ErrorCode });

export const ServerMessage = v.variant('type', [
  Welcome,
  Waiting,
  Stalled,
  Ice,
  Matched,
  Idle,
  Resumed,
  Outdated,
  Challenge,
  PartnerAway,
  Rejoined,
  PartnerLeft,
  Reported,
  Pong,
  Moving,
  ErrorMessage,
]);
export type ServerMessage = v.InferOutput<typeof ServerMessage>;

/** Parses one text frame from a client; `null` when it is no message of this protocol [F2]. */
export function parseClientMessage(text: string): ClientMessage | null {
  return parseWith(ClientMessage, text);
}

/** Parses one text frame from the server; `null` when it is no message of this protocol. */
export function parseServerMessage(text: string): ServerMessage | null {
  return parseWith(ServerMessage, text);
}
