import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';

/** A pair that opens texts which were sealed to its public half. */
export interface ModeratorsKey {
  readonly privateKey: CryptoKey;
  /** A point of P-256, base64url: what visitors sealed to. */
  readonly publicKey: string;
}

const BLOCK = /-----BEGIN (?:EC )?PRIVATE KEY-----[\s\S]*?-----END (?:EC )?PRIVATE KEY-----/g;

/** The pairs of a file of PEM blocks, in their order; null when there is none, or one is no key on P-256. */
export async function moderatorsKeys(pem: string): Promise<readonly ModeratorsKey[] | null> {
  const blocks = pem.match(BLOCK) ?? [];
  try {
    const keys = await Promise.all(blocks.map((block) => keyOf(createPrivateKey(block))));
    return keys.length === 0 ? null : keys;
  } catch {
    // What it says may show a part of the key.
    return null;
  }
}

async function keyOf(key: KeyObject): Promise<ModeratorsKey> {
  const { x = '', y = '' } = createPublicKey(key).export({ format: 'jwk' });
  const point = Buffer.concat([Buffer.from([4]), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]);
  const der = new Uint8Array(key.export({ format: 'der', type: 'pkcs8' }));
  const privateKey = await crypto.subtle.importKey('pkcs8', der, { name: 'ECDH', namedCurve: 'P-256' }, false, ['deriveBits']);
  return { privateKey, publicKey: point.toString('base64url') };
}
