import { fromBase64Url, toBase64Url } from '../sealing-base64url.ts';
import type { WebCrypto, WebCryptoKey } from './web-crypto.ts';

/** One visitor's keys for the texts of one match: made for one `find`, forgotten with the match. */
export interface SigningKeys {
  /** Uncompressed P-256 point, base64url, as `find.signKey` and `matched.partnerSignKey` carry it. */
  readonly publicKey: string;
  /** Not extractable. */
  readonly privateKey: WebCryptoKey;
}

export const SIGNING = { name: 'ECDSA', hash: 'SHA-256' };

export async function createSigningKeys(
  subtle: Pick<WebCrypto, 'generateKey' | 'exportKey'>,
): Promise<SigningKeys> {
  const pair = await subtle.generateKey(P256, false, ['sign']);
  const point = new Uint8Array(await subtle.exportKey('raw', pair.publicKey));
  return { publicKey: toBase64Url(point), privateKey: pair.privateKey };
}

/** `null` when the text names no P-256 point. */
export async function importSigningKey(
  subtle: Pick<WebCrypto, 'importKey'>,
  publicKey: string,
): Promise<WebCryptoKey | null> {
  const point = fromBase64Url(publicKey);
  // OpenSSL also takes other forms of a point, browsers do not: only this one passes.
  if (point?.byteLength !== POINT_BYTES || point[0] !== UNCOMPRESSED) return null;
  return subtle.importKey('raw', point, P256, false, ['verify']).catch(() => null);
}

const P256 = { name: 'ECDSA', namedCurve: 'P-256' };
const POINT_BYTES = 65;
const UNCOMPRESSED = 4;
