import {
  FRAME_HEADER_BYTES,
  joinFrame,
  padPayload,
  type Role,
  splitFrame,
  unpadPayload,
} from '@visavis/protocol';
import { fromBase64Url, toBase64Url } from './sealing-base64url.ts';
import { joinBytes } from './verification/byte-strings.ts';

/** The part of WebCrypto that sealing needs. */
export type SealingCrypto = Pick<
  SubtleCrypto,
  'generateKey' | 'exportKey' | 'importKey' | 'deriveBits' | 'deriveKey' | 'encrypt' | 'decrypt'
>;

/** One visitor's ephemeral keys: made for one `find`, forgotten with the match [E1]. */
export interface SealingKeys {
  /** Uncompressed P-256 point, base64url, as `find.key` and `matched.partnerKey` carry it. */
  readonly publicKey: string;
  /** Not extractable. */
  readonly privateKey: CryptoKey;
}

/** What `matched` said, and the keys that the `find` before it named. */
export interface SealedMatch {
  readonly match: string;
  readonly role: Role;
  readonly keys: SealingKeys;
  readonly partnerKey: string;
}

export interface Sealer {
  /** Seals under the next sequence number, so that no number serves twice [E6]; `null` when it fits no frame. */
  seal(payload: Uint8Array): Promise<Uint8Array<ArrayBuffer> | null>;
}

export interface Opener {
  /** `null` when the frame is not the partner's for this match and direction, or was changed [E8]. */
  open(frame: Uint8Array): Promise<OpenedFrame | null>;
}

export interface OpenedFrame {
  readonly sequence: number;
  readonly payload: Uint8Array<ArrayBuffer>;
}

export type Sealing =
  | { readonly kind: 'ready'; readonly sealer: Sealer; readonly opener: Opener }
  /** `own-key`: the partner's key is ours. `invalid`: the key is no P-256 point, or the match no id [E2]. */
  | { readonly kind: 'refused'; readonly reason: 'own-key' | 'invalid' };

export async function createSealingKeys(subtle: SealingCrypto): Promise<SealingKeys> {
  const pair = await subtle.generateKey(P256, false, ['deriveBits']);
  const point = new Uint8Array(await subtle.exportKey('raw', pair.publicKey));
  return { publicKey: toBase64Url(point), privateKey: pair.privateKey };
}

/** Agrees on both directions' keys with the partner of a match [E3]. */
export async function startSealing(subtle: SealingCrypto, sealed: SealedMatch): Promise<Sealing> {
  const match = fromBase64Url(sealed.match);
  const own = fromBase64Url(sealed.keys.publicKey);
  const partner = fromBase64Url(sealed.partnerKey);
  if (match?.byteLength !== MATCH_BYTES || !isPoint(own) || !isPoint(partner)) return INVALID;
  if (own.every((byte, at) => byte === partner[at])) return { kind: 'refused', reason: 'own-key' };

  const partnerKey = await importPoint(subtle, partner);
  if (partnerKey === null) return INVALID;
  const secret = await subtle.deriveBits(
    { name: 'ECDH', public: partnerKey },
    sealed.keys.privateKey,
    SECRET_BITS,
  );
  const material = await subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey']);
  const points = sealed.role === 'impolite' ? [own, partner] : [partner, own];
  const keyFrom = (sender: Role) => {
    const info = joinBytes(LABEL, ...points, Uint8Array.of(DIRECTION[sender]));
    const derivation = { name: 'HKDF', hash: 'SHA-256', salt: match, info };
    return subtle.deriveKey(derivation, material, AES, false, ['encrypt', 'decrypt']);
  };
  const other: Role = sealed.role === 'impolite' ? 'polite' : 'impolite';
  return {
    kind: 'ready',
    sealer: createSealer(subtle, await keyFrom(sealed.role)),
    opener: createOpener(subtle, await keyFrom(other)),
  };
}

const P256 = { name: 'ECDH', namedCurve: 'P-256' };
const AES = { name: 'AES-GCM', length: 256 };
const MATCH_BYTES = 16;
const POINT_BYTES = 65;
const UNCOMPRESSED = 4;
const SECRET_BITS = 256;
const NONCE_BYTES = 12;
const NONCE_ZEROS = 4;
const LABEL = new TextEncoder().encode('visavis/1 sealed relay');
/** Last byte of the HKDF info: who seals with the key [E3]. */
const DIRECTION: Record<Role, number> = { impolite: 1, polite: 2 };
const INVALID: Sealing = { kind: 'refused', reason: 'invalid' };

function createSealer(subtle: SealingCrypto, key: CryptoKey): Sealer {
  let sealed = 0;
  return {
    async seal(payload) {
      const padded = padPayload(payload);
      if (padded === null) return null;
      sealed += 1;
      const sequence = BigInt(sealed);
      const ciphertext = await subtle.encrypt(gcm(sequence), key, padded);
      return joinFrame(sequence, new Uint8Array(ciphertext));
    },
  };
}

function createOpener(subtle: SealingCrypto, key: CryptoKey): Opener {
  return {
    async open(frame) {
      const parts = splitFrame(frame);
      if (parts === null) return null;
      const padded = await subtle.decrypt(gcm(parts.sequence), key, parts.ciphertext).then(
        (plaintext) => new Uint8Array(plaintext),
        () => null,
      );
      const payload = padded && unpadPayload(padded);
      return payload && { sequence: Number(parts.sequence), payload };
    },
  };
}

/** Nonce and additional data of a frame; both follow from its sequence number [E4, E6]. */
function gcm(sequence: bigint) {
  const iv = new Uint8Array(NONCE_BYTES);
  new DataView(iv.buffer).setBigUint64(NONCE_ZEROS, sequence);
  const header = joinFrame(sequence, new Uint8Array(0));
  return { name: 'AES-GCM', iv, additionalData: header.subarray(0, FRAME_HEADER_BYTES) };
}

/** OpenSSL also takes hybrid points (first byte 6 or 7), other browsers do not: only 4 passes. */
function isPoint(bytes: Uint8Array<ArrayBuffer> | null): bytes is Uint8Array<ArrayBuffer> {
  return bytes?.byteLength === POINT_BYTES && bytes[0] === UNCOMPRESSED;
}

async function importPoint(subtle: SealingCrypto, point: Uint8Array<ArrayBuffer>): Promise<CryptoKey | null> {
  try {
    return await subtle.importKey('raw', point, P256, false, []);
  } catch {
    return null;
  }
}
