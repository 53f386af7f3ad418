import { randomBytes } from 'node:crypto';
import { halfSipHash, type Words } from './half-sip-hash.ts';

/** What a number holds beside 32 bits: 52 in all, enough that two of a minute's texts do not meet. */
const HIGH_BITS = 20;

/**
 * Stands for texts in maps that are emptied every minute, or with their day, in memory only. Its key is random and goes
 * with the map, so nothing that is in it can be traced to a text afterwards. Calling a native hash for so little would cost more
 * than all the rest of a request's checks; tags that last longer are made by `KeyedHash`.
 */
export class BriefHash {
  readonly #key: Words;

  constructor() {
    const bytes = randomBytes(8);
    this.#key = { low: bytes.readInt32LE(0), high: bytes.readInt32LE(4) };
  }

  /** Of a text's characters the lower eight bits count. */
  of(text: string): number {
    const { high, low } = halfSipHash(text, this.#key);
    return (high >>> (32 - HIGH_BITS)) * 2 ** 32 + low;
  }
}
