import { fromBase64url, toBase64url } from './bytes.js';

const HALF_AN_HOUR = 30 * 60_000;
const MOST = 20;
const BITS_A_TAG = 9;

/** M3: partners of the last half hour, in memory only. */
export class AvoidList {
  #met = [];

  add(tag) {
    this.#met = [...this.#met.filter((one) => one.tag !== tag), { tag, at: performance.now() }].slice(-MOST);
  }

  forget() {
    this.#met = [];
  }

  /** The filter over their tags: 512 bits, of which each tag sets nine. */
  filter() {
    const since = performance.now() - HALF_AN_HOUR;
    this.#met = this.#met.filter(({ at }) => at > since);
    if (this.#met.length === 0) return '';
    const bits = new Uint8Array(64);
    for (const { tag } of this.#met) {
      const bytes = fromBase64url(tag);
      for (let piece = 0; piece < 9; piece += 1) {
        const number = bitsOf(bytes, piece * BITS_A_TAG);
        bits[number >> 3] |= 0x80 >> (number & 7);
      }
    }
    return toBase64url(bits);
  }
}

/** Nine bits from an offset on, the first one the highest. */
function bitsOf(bytes, offset) {
  let number = 0;
  for (let bit = offset; bit < offset + BITS_A_TAG; bit += 1) {
    number = (number << 1) | ((bytes[bit >> 3] >> (7 - (bit & 7))) & 1);
  }
  return number;
}
