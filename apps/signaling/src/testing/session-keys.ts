import { createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto';
import { type Claim, claimBytes } from '../switchboard/session-key.ts';

/** A page's session key, as a browser would make it. */
export class SessionKeys {
  /** Base64url, as in `hello`. */
  readonly publicKey: string;
  readonly #privateKey: KeyObject;

  constructor() {
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
    const point = [Buffer.from([4]), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')];
    this.publicKey = Buffer.concat(point).toString('base64url');
    this.#privateKey = privateKey;
  }

  /** [R6] */
  sign(claim: Claim): string {
    return sign('sha256', claimBytes(claim), { key: this.#privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url');
  }
}

/** What `isProved` finds out in another thread, found out at once: so that no time passes meanwhile that is not meant to. */
export function isSigned(claim: Claim, { key, signature }: { readonly key: string; readonly signature: string }): boolean {
  const point = Buffer.from(key, 'base64url');
  const half = (from: number) => point.subarray(from, from + 32).toString('base64url');
  const publicKey = createPublicKey({ format: 'jwk', key: { kty: 'EC', crv: 'P-256', x: half(1), y: half(33) } });
  return verify('sha256', claimBytes(claim), { key: publicKey, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature, 'base64url'));
}
