import { ascii, fromBase64url, joined, toBase64url, uint32 } from './bytes.js';

const SEAT = 1;
const PLACE = 2;

/** S10: who this page is, for as long as it is open. */
export async function makeSessionKey() {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
  const { publicKey, privateKey } = await crypto.subtle.generateKey(algorithm, false, ['sign']);
  const key = toBase64url(new Uint8Array(await crypto.subtle.exportKey('raw', publicKey)));

  /** R6: proves the key to one connection, for one claim. */
  async function sign(held, { nonce, generation, match }) {
    const bytes = joined(
      ascii('visavis/1 come back'),
      fromBase64url(nonce),
      Uint8Array.of(held),
      uint32(generation),
      match === undefined ? new Uint8Array(16) : fromBase64url(match),
    );
    const signature = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, privateKey, bytes);
    return toBase64url(new Uint8Array(signature));
  }

  return {
    key,
    signSeat: (claim) => sign(SEAT, claim),
    signPlace: (claim) => sign(PLACE, claim),
  };
}
