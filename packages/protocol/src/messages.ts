import * as v from 'valibot';
import { LIMITS } from './limits.ts';
import { parseWith } from './parse-with.ts';
import { PROTOCOL_VERSION } from './version.ts';

const base64url = (bytes: number) =>
  v.pipe(v.string(), v.regex(/^[\w-]+$/), v.length(Math.ceil((bytes * 4) / 3)));

/** 16 random bytes that name a match; a capability known to two clients and, while it routes, the server. */
const MatchId = base64url(16);
/** 12 random bytes that name a session for as long as its socket lives. */
const SessionTag = base64url(12);
/** An uncompressed P-256 point: 65 bytes. */
const PublicKey = base64url(65);

export const Mode = v.picklist(['video', 'text']);
export type Mode = v.InferOutput<typeof Mode>;

/** What the partner may see of a visitor's address: nothing (`shielded`) or all of it (`direct`). */
export const Connection = v.picklist(['shielded', 'direct']);
export type Connection = v.InferOutput<typeof Connection>;

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

const Hello = v.strictObject({ type: v.literal('hello'), version: v.pipe(v.number(), v.integer()) });

const Find = v.strictObject({
  type: v.literal('find'),
  mode: Mode,
  /** The most the visitor allows: `direct` says "direct if the other agrees, else shielded". */
  connection: Connection,
  key: PublicKey,
  avoid: v.pipe(v.array(SessionTag), v.maxLength(LIMITS.avoidTags)),
});

const Cancel = v.strictObject({ type: v.literal('cancel') });
const Leave = v.strictObject({ type: v.literal('leave') });
const RenewIce = v.strictObject({ type: v.literal('renew-ice') });
const Ping = v.strictObject({ type: v.literal('ping') });

const Rejoin = v.strictObject({
  type: v.literal('rejoin'),
  match: MatchId,
  role: v.picklist(['polite', 'impolite']),
  mode: Mode,
  connection: Connection,
});

const Report = v.strictObject({
  type: v.literal('report'),
  reason: ReportReason,
  mode: Mode,
  words: v.pipe(v.string(), v.maxLength(LIMITS.reportWords)),
});

export const ClientMessage = v.variant('type', [
  Hello,
  Find,
  Cancel,
  Leave,
  RenewIce,
  Rejoin,
  Report,
  Ping,
]);
export type ClientMessage = v.InferOutput<typeof ClientMessage>;

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

const Welcome = v.strictObject({
  type: v.literal('welcome'),
  version: v.literal(PROTOCOL_VERSION),
  online: count,
  /** Which connections this service offers now; `shielded` needs a relay. */
  connections: v.pipe(v.array(Connection), v.minLength(1)),
});

const Waiting = v.strictObject({
  type: v.literal('waiting'),
  online: count,
  /** Others who wait in the same mode, whether they can be met or not. */
  others: count,
  /** Of those, how many are kept apart only by an `avoid` list, this one's or theirs. */
  avoided: count,
});

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
});
export type Role = v.InferOutput<typeof Matched>['role'];

const Idle = v.strictObject({ type: v.literal('idle') });
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
  'report-failed',
  'unavailable',
]);
export type ErrorCode = v.InferOutput<typeof ErrorCode>;

const ErrorMessage = v.strictObject({ type: v.literal('error'), code: ErrorCode });

export const ServerMessage = v.variant('type', [
  Welcome,
  Waiting,
  Ice,
  Matched,
  Idle,
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
