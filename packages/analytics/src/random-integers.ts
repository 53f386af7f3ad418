/** So many bytes, each uniform and independent of the others; from the system's generator, or a seeded one in tests. */
export type RandomBytes = (count: number) => Uint8Array;

/** Where a draw takes its randomness from. */
export interface RandomIntegers {
  /** A uniform integer from 0 to `bound` − 1. */
  below(bound: number): number;
  /** True in `favourable` of `possible` cases. */
  chance(favourable: number, possible: number): boolean;
}

/** Bytes taken at a time, because one call to the system's generator costs more than the bytes. */
const TAKEN_AT_ONCE = 256;
const LARGEST_BOUND = 2 ** 32;

/** Exactly uniform integers: whatever part of the bytes' range is left over is drawn again. */
export class UniformIntegers implements RandomIntegers {
  readonly #randomBytes: RandomBytes;
  #bytes: Uint8Array = new Uint8Array(0);
  #next = 0;

  constructor(randomBytes: RandomBytes) {
    this.#randomBytes = randomBytes;
  }

  /** Errors: `RangeError` for a bound that is no integer from 1 to 2^32. */
  below(bound: number): number {
    if (!Number.isInteger(bound) || bound < 1 || bound > LARGEST_BOUND) throw new RangeError('a bound from 1 to 2^32');
    if (bound === 1) return 0;
    const width = bound <= 2 ** 8 ? 1 : bound <= 2 ** 16 ? 2 : 4;
    const range = 2 ** (8 * width);
    const fair = range - (range % bound);
    let drawn = this.#unsigned(width);
    while (drawn >= fair) drawn = this.#unsigned(width);
    return drawn % bound;
  }

  chance(favourable: number, possible: number): boolean {
    return this.below(possible) < favourable;
  }

  #unsigned(width: number): number {
    let value = 0;
    for (let byte = 0; byte < width; byte += 1) value = value * 256 + this.#byte();
    return value;
  }

  #byte(): number {
    if (this.#next >= this.#bytes.length) {
      this.#bytes = this.#randomBytes(TAKEN_AT_ONCE);
      this.#next = 0;
    }
    const byte = this.#bytes[this.#next];
    // A source that runs dry must not become a stream of zeros, which would be no noise at all.
    if (byte === undefined) throw new RangeError('the source of randomness gave no bytes');
    this.#next += 1;
    return byte;
  }
}
