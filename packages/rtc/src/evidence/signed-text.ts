import type { Role } from '@visavis/protocol';
import { fromBase64Url, toBase64Url } from '../sealing-base64url.ts';
import { joinBytes, utf8 } from '../verification/byte-strings.ts';
import { importSigningKey, SIGNING } from './signing-keys.ts';
import type { WebCrypto, WebCryptoKey } from './web-crypto.ts';

/** One text of one sender in one match [D5]. */
export interface SaidText {
  /** Base64url, as `matched` named it. */
  readonly match: string;
  /** Who said it. */
  readonly role: Role;
  /** Counts the texts of its sender in the match, from 1. */
  readonly sequence: number;
  readonly text: string;
}

/** Signs a text with the sender's key of this match; base64url, r and s. */
export async function signText(
  said: SaidText & { readonly subtle: Pick<WebCrypto, 'digest' | 'sign'>; readonly key: WebCryptoKey },
): Promise<string> {
  const bytes = await signedBytes(said.subtle, said);
  if (bytes === null) throw new RangeError('no text of a match');
  return toBase64Url(new Uint8Array(await said.subtle.sign(SIGNING, said.key, bytes)));
}

/** Whether the holder of a signing key said this text, at this place, in this match; whatever the key is, never an error. */
export async function verifyText(
  said: SaidText & {
    readonly subtle: Pick<WebCrypto, 'digest' | 'importKey' | 'verify'>;
    /** Uncompressed P-256 point, base64url. */
    readonly publicKey: string;
    readonly signature: string;
  },
): Promise<boolean> {
  const { subtle } = said;
  const signature = fromBase64Url(said.signature);
  if (signature?.byteLength !== SIGNATURE_BYTES) return false;
  const bytes = await signedBytes(subtle, said);
  const key = await importSigningKey(subtle, said.publicKey);
  return bytes !== null && key !== null && subtle.verify(SIGNING, key, signature, bytes);
}

const LABEL = utf8('visavis text 1\n');
const MATCH_BYTES = 16;
const SIGNATURE_BYTES = 64;
const LAST_SEQUENCE = 0xffff_ffff;
const ROLE_BYTE: Record<Role, number> = { polite: 0, impolite: 1 };

/** Label, match (16), role (1), sequence (4, big-endian), SHA-256 of the text; `null` when a part has not its size. */
async function signedBytes(
  subtle: Pick<WebCrypto, 'digest'>,
  { match, role, sequence, text }: SaidText,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const id = fromBase64Url(match);
  if (id?.byteLength !== MATCH_BYTES) return null;
  if (!Number.isInteger(sequence) || sequence < 1 || sequence > LAST_SEQUENCE) return null;
  const place = new Uint8Array(5);
  place[0] = ROLE_BYTE[role];
  new DataView(place.buffer).setUint32(1, sequence);
  const digest = await subtle.digest('SHA-256', utf8(text));
  return joinBytes(LABEL, id, place, new Uint8Array(digest));
}
