import { hash } from 'node:crypto';
import type { Tag } from '@visavis/analytics';

/** Of SHA-256, bytes (RFC 2104, RFC 4231). */
const BLOCK = 64;
const DIGEST = 32;
const INNER = 0x36;
const OUTER = 0x5c;
const MAX_MESSAGE = 512;

/**
 * HMAC-SHA256 of short texts under one key, cut to its first 8 bytes. Two one-shot hashes over buffers that are
 * used again, because `createHmac` costs several times as much as what it computes.
 */
export class KeyedHash {
  readonly #inner = Buffer.alloc(BLOCK + MAX_MESSAGE, INNER);
  readonly #outer = Buffer.alloc(BLOCK + DIGEST, OUTER);

  /** `key` of at most 64 bytes. */
  constructor(key: Uint8Array) {
    if (key.length > BLOCK) throw new RangeError('the key is longer than a block');
    key.forEach((byte, index) => {
      this.#inner[index] = byte ^ INNER;
      this.#outer[index] = byte ^ OUTER;
    });
  }

  /** Errors: `RangeError` when the text is longer than 512 bytes of Latin-1. */
  tag(text: string): Tag {
    if (text.length > MAX_MESSAGE) throw new RangeError('the text is too long');
    const length = BLOCK + this.#inner.write(text, BLOCK, 'latin1');
    this.#outer.write(hash('sha256', this.#inner.subarray(0, length), 'hex'), BLOCK, 'hex');
    this.#inner.fill(0, BLOCK, length);
    return BigInt(`0x${hash('sha256', this.#outer, 'hex').slice(0, 16)}`);
  }

  /** Overwrites what it knows of its key; its tags mean nothing afterwards. */
  forget(): void {
    this.#inner.fill(0);
    this.#outer.fill(0);
  }
}
