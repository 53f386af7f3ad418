import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';

/** A key on P-256 that can be written down. */
export interface KeyPair {
  /** PKCS8, base64. */
  readonly privateKey: string;
  /** The same, as PEM. */
  readonly pem: string;
  /** The point, base64url. */
  readonly publicKey: string;
}

export function freshKeyPair(): KeyPair {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return {
    privateKey: privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
    pem: privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(),
    publicKey: pointOf(privateKey),
  };
}

/** The public half of a PKCS8 key in base64. */
export const publicKeyOf = (privateKey: string): string => pointOf(keyIn(privateKey));

/** Whether this is a key on P-256 in PKCS8, base64. */
export function isPrivateKey(text: string): boolean {
  try {
    return keyIn(text).asymmetricKeyDetails?.namedCurve === 'prime256v1';
  } catch {
    // What it says may show a part of the key.
    return false;
  }
}

const keyIn = (privateKey: string): KeyObject => createPrivateKey({ key: Buffer.from(privateKey, 'base64'), format: 'der', type: 'pkcs8' });

/** 65 bytes, uncompressed. */
function pointOf(key: KeyObject): string {
  const { x = '', y = '' } = createPublicKey(key).export({ format: 'jwk' });
  return Buffer.concat([Buffer.from([4]), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]).toString('base64url');
}
