import { fromBase64Url, toBase64Url } from '../sealing-base64url.ts';
import { joinBytes, utf8 } from './byte-strings.ts';
import type { Nonces } from './run-state.ts';
import { type Sign, signsOf } from './signs.ts';

/** The part of WebCrypto that a code needs. */
export type CodeCrypto = Pick<SubtleCrypto, 'digest' | 'importKey' | 'deriveBits'>;

/** Binds the impolite side to its nonce before it has seen the other one: SHA-256, base64url [D8]. */
export async function commitmentTo(
  subtle: CodeCrypto,
  nonce: string,
  transcript: Uint8Array<ArrayBuffer>,
): Promise<string> {
  const digest = await subtle.digest('SHA-256', joinBytes(COMMIT_LABEL, bytesOf(nonce), transcript));
  return toBase64Url(new Uint8Array(digest));
}

/** The signs that both sides show: HKDF-SHA-256 over both nonces, the impolite side's first [D8]. */
export async function signsFor(
  subtle: CodeCrypto,
  nonces: Nonces,
  transcript: Uint8Array<ArrayBuffer>,
): Promise<readonly Sign[]> {
  const secret = joinBytes(bytesOf(nonces.impolite), bytesOf(nonces.polite));
  const material = await subtle.importKey('raw', secret, 'HKDF', false, ['deriveBits']);
  const info = joinBytes(LABEL, transcript);
  const derivation = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(0), info };
  return signsOf(new Uint8Array(await subtle.deriveBits(derivation, material, CODE_BITS)));
}

const LABEL = utf8('vis-sas-1|');
const COMMIT_LABEL = utf8('vis-sas-1|c|');
const CODE_BITS = 48;

function bytesOf(nonce: string): Uint8Array<ArrayBuffer> {
  const bytes = fromBase64Url(nonce);
  if (bytes === null) throw new RangeError('no nonce');
  return bytes;
}
