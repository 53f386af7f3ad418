import { createCipheriv, createDecipheriv, createECDH, type ECDH, hkdfSync } from 'node:crypto';
import { GCM_TAG_BYTES, joinFrame, padPayload, type Role, splitFrame, unpadPayload } from '@visavis/protocol';

/** What both sides of a sealed relay are made of [E3]. Keys and match in base64url. */
export interface SealedWordsOptions {
  readonly own: ECDH;
  readonly partnerKey: string;
  readonly match: string;
  readonly role: Role;
}

const PURPOSE = Buffer.from('visavis/1 sealed relay', 'ascii');
const KEY_BYTES = 32;
const DIRECTION = { impolite: 1, polite: 2 } as const;

export const freshExchange = (): ECDH => {
  const exchange = createECDH('prime256v1');
  exchange.generateKeys();
  return exchange;
};

/** Seals and opens as SPEC.md says, with keys of its own. */
export class SealedWords {
  readonly #keys: Readonly<Record<Role, Buffer>>;
  readonly #role: Role;
  #sent = 0n;

  constructor({ own, partnerKey, match, role }: SealedWordsOptions) {
    const theirs = Buffer.from(partnerKey, 'base64url');
    const secret = own.computeSecret(theirs);
    const [impolite, polite] = role === 'impolite' ? [own.getPublicKey(), theirs] : [theirs, own.getPublicKey()];
    const key = (side: Role): Buffer => {
      const info = Buffer.concat([PURPOSE, impolite, polite, Buffer.from([DIRECTION[side]])]);
      return Buffer.from(hkdfSync('sha256', secret, Buffer.from(match, 'base64url'), info, KEY_BYTES));
    };
    this.#role = role;
    this.#keys = { impolite: key('impolite'), polite: key('polite') };
  }

  seal(words: string): Uint8Array {
    const padded = padPayload(Buffer.from(words));
    if (padded === null) throw new RangeError('too long for a frame');
    this.#sent += 1n;
    const header = joinFrame(this.#sent, new Uint8Array());
    const cipher = createCipheriv('aes-256-gcm', this.#keys[this.#role], nonceOf(this.#sent));
    cipher.setAAD(header);
    return joinFrame(this.#sent, Buffer.concat([cipher.update(padded), cipher.final(), cipher.getAuthTag()]));
  }

  /** Errors: it does not open. */
  open(frame: Buffer): string {
    const parts = splitFrame(frame);
    if (parts === null) throw new RangeError('no sealed frame');
    const theirs = this.#role === 'polite' ? this.#keys.impolite : this.#keys.polite;
    const decipher = createDecipheriv('aes-256-gcm', theirs, nonceOf(parts.sequence));
    decipher.setAAD(joinFrame(parts.sequence, new Uint8Array()));
    decipher.setAuthTag(parts.ciphertext.subarray(-GCM_TAG_BYTES));
    const padded = Buffer.concat([decipher.update(parts.ciphertext.subarray(0, -GCM_TAG_BYTES)), decipher.final()]);
    const payload = unpadPayload(padded);
    if (payload === null) throw new RangeError('padded wrongly');
    return Buffer.from(payload).toString();
  }
}

function nonceOf(sequence: bigint): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeBigUInt64BE(sequence, 4);
  return nonce;
}
