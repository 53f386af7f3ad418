import { createECDH, createHash, createPrivateKey, type KeyObject, sign } from 'node:crypto';
import type { SeededRandom } from '@visavis/bench/seeded-random';

const CURVE = 'prime256v1';
const SCALAR_BYTES = 32;
const TAG_BYTES = 12;
const PURPOSE = Buffer.from('visavis/1 come back', 'ascii');
const NO_MATCH = Buffer.alloc(16);

/** What a client that comes back says to hold [R6]. Base64url as in the messages; a place has no match. */
export interface Claim {
  readonly nonce: string;
  readonly generation: number;
  readonly match: string | null;
}

/** A session key that a seed repeats [S10]. A browser's could not be read; this one is worth nothing. */
export class Identity {
  /** Base64url, as in `hello`. */
  readonly publicKey: string;
  readonly tag: string;
  readonly #secret: Buffer;
  readonly #point: Buffer;
  #signingKey: KeyObject | null = null;

  constructor(random: Pick<SeededRandom, 'bytes'>) {
    const exchange = createECDH(CURVE);
    this.#secret = Buffer.from(random.bytes(SCALAR_BYTES));
    exchange.setPrivateKey(this.#secret);
    this.#point = exchange.getPublicKey();
    this.publicKey = this.#point.toString('base64url');
    this.tag = createHash('sha256').update(this.#point).digest().subarray(0, TAG_BYTES).toString('base64url');
  }

  sign({ nonce, generation, match }: Claim): string {
    const number = Buffer.alloc(5);
    number.writeUInt8(match === null ? 2 : 1, 0);
    number.writeUInt32BE(generation, 1);
    const held = match === null ? NO_MATCH : Buffer.from(match, 'base64url');
    const bytes = Buffer.concat([PURPOSE, Buffer.from(nonce, 'base64url'), number, held]);
    return sign('sha256', bytes, { key: this.#key(), dsaEncoding: 'ieee-p1363' }).toString('base64url');
  }

  #key(): KeyObject {
    const coordinate = (from: number): string => this.#point.subarray(from, from + SCALAR_BYTES).toString('base64url');
    const key = { kty: 'EC', crv: 'P-256', x: coordinate(1), y: coordinate(1 + SCALAR_BYTES), d: this.#secret.toString('base64url') };
    this.#signingKey ??= createPrivateKey({ key, format: 'jwk' });
    return this.#signingKey;
  }
}
