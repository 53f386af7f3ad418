import { fromBase64Url, toBase64Url } from './sealing-base64url.ts';

/** The part of WebCrypto that a session key needs. */
export type SessionCrypto = Pick<SubtleCrypto, 'generateKey' | 'exportKey' | 'sign'>;

/** Proves that a page that comes back is the one that went; it lives as long as the page [S10]. */
export interface SessionKey {
  /** Uncompressed P-256 point, base64url, as `hello.key` carries it. */
  readonly publicKey: string;
  /** Signs a claim, base64url, as `resume` and `rejoin` carry it [R6]. */
  sign(claim: Claim): Promise<string>;
}

/** What somebody who comes back says is theirs. */
export interface Claim {
  /** What this connection's `welcome` gave to be signed, base64url. */
  readonly nonce: string;
  /** The match of a seat, base64url; null for a place in the queue. */
  readonly match: string | null;
  readonly generation: number;
}

/** A key whose private half never leaves the browser's keeping. */
export async function createSessionKey(subtle: SessionCrypto): Promise<SessionKey> {
  const { publicKey, privateKey } = await subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign']);
  const point = await subtle.exportKey('raw', publicKey);
  return {
    publicKey: toBase64Url(new Uint8Array(point)),
    async sign(claim) {
      const signature = await subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, privateKey, bytesOf(claim));
      return toBase64Url(new Uint8Array(signature));
    },
  };
}

const LABEL = new TextEncoder().encode('visavis/1 come back');
const SEAT = 1;
const PLACE = 2;
const ID_BYTES = 16;
const NONCE_AT = LABEL.byteLength;
const HELD_AT = NONCE_AT + ID_BYTES;
const GENERATION_AT = HELD_AT + 1;
const MATCH_AT = GENERATION_AT + 4;

/** What is signed: label, nonce, what is held, generation, and the match or zeros [R6]. */
function bytesOf({ nonce, match, generation }: Claim): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(MATCH_AT + ID_BYTES);
  bytes.set(LABEL);
  bytes.set(idOf(nonce), NONCE_AT);
  bytes[HELD_AT] = match === null ? PLACE : SEAT;
  new DataView(bytes.buffer).setUint32(GENERATION_AT, generation);
  if (match !== null) bytes.set(idOf(match), MATCH_AT);
  return bytes;
}

/** Nothing that is not 16 bytes may move what comes after it. */
function idOf(text: string): Uint8Array {
  const bytes = fromBase64Url(text);
  if (bytes?.byteLength !== ID_BYTES) throw new RangeError('neither a nonce nor a match');
  return bytes;
}
