import { ascii, fromBase64url, joined, toBase64url, uint32 } from './bytes.js';

const KEY = { name: 'ECDSA', namedCurve: 'P-256' };
const SIGNATURE = { name: 'ECDSA', hash: 'SHA-256' };

/** M13: a key pair for one `find`. */
export async function makeSigningKey() {
  const { publicKey, privateKey } = await crypto.subtle.generateKey(KEY, false, ['sign']);
  return { key: toBase64url(new Uint8Array(await crypto.subtle.exportKey('raw', publicKey))), privateKey };
}

/** D5: what a sender of a role signs of one text in one match. */
async function signedBytes({ match, role, sequence, text }) {
  const digest = await crypto.subtle.digest('SHA-256', ascii(text));
  return joined(
    ascii('visavis text 1\n'),
    fromBase64url(match),
    Uint8Array.of(role === 'impolite' ? 1 : 0),
    uint32(sequence),
    new Uint8Array(digest),
  );
}

export async function signText(privateKey, text) {
  return toBase64url(new Uint8Array(await crypto.subtle.sign(SIGNATURE, privateKey, await signedBytes(text))));
}

export async function textHolds(publicKey, { signature, ...text }) {
  const key = await crypto.subtle.importKey('raw', fromBase64url(publicKey), KEY, false, ['verify']);
  return crypto.subtle.verify(SIGNATURE, key, fromBase64url(signature), await signedBytes(text));
}
