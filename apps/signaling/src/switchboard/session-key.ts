import { createHash } from 'node:crypto';

const TAG_BYTES = 12;
const CURVE = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const SIGNING = { name: 'ECDSA', hash: 'SHA-256' } as const;
const PURPOSE = Buffer.from('visavis/1 come back', 'ascii');
const NO_MATCH = Buffer.alloc(16);
const WHAT = { seat: 1, place: 2 } as const;

/** What somebody who comes back says to hold [R6]. Base64url as in the messages. */
export interface Claim {
  /** `nonce`: of this connection's `welcome`. */
  readonly nonce: string;
  readonly holds: { readonly kind: 'seat'; readonly match: string } | { readonly kind: 'place' };
  readonly generation: number;
}

/** The tag of a session by its public key, base64url [S10]. */
export function tagOf(key: string): string {
  return createHash('sha256').update(Buffer.from(key, 'base64url')).digest().subarray(0, TAG_BYTES).toString('base64url');
}

/** The bytes that a claim's signature is over [R6]. */
export function claimBytes({ nonce, holds, generation }: Claim): Uint8Array<ArrayBuffer> {
  const number = Buffer.alloc(5);
  number.writeUInt8(WHAT[holds.kind], 0);
  number.writeUInt32BE(generation >>> 0, 1);
  const match = holds.kind === 'seat' ? Buffer.from(holds.match, 'base64url') : NO_MATCH;
  return new Uint8Array(Buffer.concat([PURPOSE, Buffer.from(nonce, 'base64url'), number, match]));
}

/** Whether whoever made a signature has the private key of the session. Never rejects. */
export type Proving = (claim: Claim, proof: { readonly key: string; readonly signature: string }) => Promise<boolean>;

/** Whether whoever made this signature has the private key of the session. Never rejects. */
export async function isProved(claim: Claim, { key, signature }: { readonly key: string; readonly signature: string }): Promise<boolean> {
  const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'base64url'));
  try {
    const publicKey = await crypto.subtle.importKey('raw', bytes(key), CURVE, false, ['verify']);
    return await crypto.subtle.verify(SIGNING, publicKey, bytes(signature), claimBytes(claim));
  } catch {
    // The key is no point of the curve.
    return false;
  }
}
