import { LIMITS } from '@visavis/protocol';
import { fromBase64Url, toBase64Url } from '../sealing-base64url.ts';
import { joinBytes, utf8 } from '../verification/byte-strings.ts';
import type { WebCrypto, WebCryptoKey } from './web-crypto.ts';

export interface EvidenceToSeal {
  readonly subtle: Pick<WebCrypto, 'generateKey' | 'exportKey' | 'importKey' | 'deriveBits' | 'deriveKey' | 'encrypt'>;
  readonly random: (bytes: number) => Uint8Array;
  /** The moderators' public key, as `welcome.evidenceKey` gave it: uncompressed P-256 point, base64url. */
  readonly evidenceKey: string;
  readonly plaintext: string;
}

export interface EvidenceToOpen {
  readonly subtle: Pick<WebCrypto, 'importKey' | 'deriveBits' | 'deriveKey' | 'decrypt'>;
  /** The moderators' pair; the private half may derive bits. */
  readonly privateKey: WebCryptoKey;
  readonly publicKey: string;
  /** Base64url. */
  readonly sealed: string;
}

/**
 * Seals evidence so that only the moderators' key opens it: ephemeral point (65), iv (12), AES-256-GCM over a padded
 * plaintext, so that its length tells little. `null`: too long, or the key is none. Base64url.
 */
export async function sealEvidence({ subtle, random, evidenceKey, plaintext }: EvidenceToSeal): Promise<string | null> {
  const padded = pad(utf8(plaintext));
  const recipient = pointIn(evidenceKey);
  const recipientKey = recipient && (await importPoint(subtle, recipient));
  if (padded === null || recipient === null || recipientKey === null) return null;

  const pair = await subtle.generateKey(P256, false, ['deriveBits']);
  const ephemeral = new Uint8Array(await subtle.exportKey('raw', pair.publicKey));
  const secret = await subtle.deriveBits({ name: 'ECDH', public: recipientKey }, pair.privateKey, SECRET_BITS);
  const key = await keyFor(subtle, secret, joinBytes(ephemeral, recipient));
  const iv = joinBytes(random(IV_BYTES));
  const ciphertext = await subtle.encrypt({ name: 'AES-GCM', iv }, key, padded);
  const sealed = toBase64Url(joinBytes(ephemeral, iv, new Uint8Array(ciphertext)));
  return sealed.length <= LIMITS.evidenceLength ? sealed : null;
}

/** The plaintext; `null` when it was sealed for another key, was cut or changed. */
export async function openEvidence({ subtle, privateKey, publicKey, sealed }: EvidenceToOpen): Promise<string | null> {
  const bytes = fromBase64Url(sealed);
  const recipient = pointIn(publicKey);
  if (bytes === null || recipient === null || bytes.byteLength <= POINT_BYTES + IV_BYTES) return null;
  const ephemeral = bytes.slice(0, POINT_BYTES);
  const iv = bytes.slice(POINT_BYTES, POINT_BYTES + IV_BYTES);
  const ciphertext = bytes.slice(POINT_BYTES + IV_BYTES);
  const ephemeralKey = ephemeral[0] === UNCOMPRESSED ? await importPoint(subtle, ephemeral) : null;
  if (ephemeralKey === null) return null;
  try {
    const secret = await subtle.deriveBits({ name: 'ECDH', public: ephemeralKey }, privateKey, SECRET_BITS);
    const key = await keyFor(subtle, secret, joinBytes(ephemeral, recipient));
    const padded = new Uint8Array(await subtle.decrypt({ name: 'AES-GCM', iv }, key, ciphertext));
    return unpad(padded);
  } catch {
    return null;
  }
}

const P256 = { name: 'ECDH', namedCurve: 'P-256' };
const AES = { name: 'AES-GCM', length: 256 };
const INFO = utf8('visavis evidence 1');
const POINT_BYTES = 65;
const UNCOMPRESSED = 4;
const IV_BYTES = 12;
const SECRET_BITS = 256;
const LENGTH_BYTES = 4;
/** What a plaintext weighs with its length and zeros, in bytes. */
const SIZES = [2_048, 4_096, 8_192];

async function keyFor(
  subtle: Pick<WebCrypto, 'importKey' | 'deriveKey'>,
  secret: ArrayBuffer,
  salt: Uint8Array<ArrayBuffer>,
): Promise<WebCryptoKey> {
  const material = await subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey']);
  const derivation = { name: 'HKDF', hash: 'SHA-256', salt, info: INFO };
  return subtle.deriveKey(derivation, material, AES, false, ['encrypt', 'decrypt']);
}

function pointIn(publicKey: string): Uint8Array<ArrayBuffer> | null {
  const point = fromBase64Url(publicKey);
  return point?.byteLength === POINT_BYTES && point[0] === UNCOMPRESSED ? point : null;
}

async function importPoint(
  subtle: Pick<WebCrypto, 'importKey'>,
  point: Uint8Array<ArrayBuffer>,
): Promise<WebCryptoKey | null> {
  return subtle.importKey('raw', point, P256, false, []).catch(() => null);
}

/** Length (4, big-endian), plaintext, zeros. */
function pad(plaintext: Uint8Array): Uint8Array<ArrayBuffer> | null {
  const size = SIZES.find((bytes) => plaintext.byteLength + LENGTH_BYTES <= bytes);
  if (size === undefined) return null;
  const padded = new Uint8Array(size);
  new DataView(padded.buffer).setUint32(0, plaintext.byteLength);
  padded.set(plaintext, LENGTH_BYTES);
  return padded;
}

function unpad(padded: Uint8Array<ArrayBuffer>): string | null {
  if (!SIZES.includes(padded.byteLength)) return null;
  const length = new DataView(padded.buffer).getUint32(0);
  if (length > padded.byteLength - LENGTH_BYTES) return null;
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(padded.subarray(LENGTH_BYTES, LENGTH_BYTES + length));
}
