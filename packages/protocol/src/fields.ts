import * as v from 'valibot';

// What messages are made of, in every minor version.

export const base64url = (bytes: number) =>
  v.pipe(v.string(), v.regex(/^[\w-]+$/), v.length(Math.ceil((bytes * 4) / 3)));

/** 16 random bytes that name a match; a capability known to two clients and, while it routes, the server. */
export const MatchId = base64url(16);
/** Names a session for as long as its page lives: 12 bytes of the hash of its session key [S10]. */
export const SessionTag = base64url(12);
/** An uncompressed P-256 point: 65 bytes. */
export const PublicKey = base64url(65);
/** A server's random bytes, to be signed once [R6]. */
export const Nonce = base64url(16);
/** ECDSA with SHA-256 on P-256, r and s: 64 bytes. */
export const Signature = base64url(64);
/** 64 bytes over session tags [M3]; empty for none. */
export const AvoidFilter = v.union([v.literal(''), base64url(64)]);

export const Mode = v.picklist(['video', 'text']);
export type Mode = v.InferOutput<typeof Mode>;

/** What the partner may see of a visitor's address: nothing (`shielded`) or all of it (`direct`). */
export const Connection = v.picklist(['shielded', 'direct']);
export type Connection = v.InferOutput<typeof Connection>;

export const wholeNumber = v.pipe(v.number(), v.integer());
export const count = v.pipe(v.number(), v.integer(), v.minValue(0));
/** How often a seat or a place was taken [R8]. Signed and passed on as four bytes, also when it has grown by one. */
export const generation = v.pipe(wholeNumber, v.minValue(1), v.maxValue(0xffff_fffe));
/** A place in a match, as `matched` named it. */
export const seat = { match: MatchId, role: v.picklist(['polite', 'impolite']), mode: Mode, connection: Connection };
