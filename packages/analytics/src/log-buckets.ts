export interface LogBucketsShape {
  /** Values up to this share bucket 0. */
  readonly least: number;
  /** Values from about here on share the last bucket. */
  readonly greatest: number;
  /** How far a quantile may be from the true one, as a share of the true one: 0.1 is a tenth. */
  readonly error: number;
}

/** The true quantile is above `low` and at most `high`; `value` is as far from both, in shares of them. */
export interface Quantile {
  readonly value: number;
  readonly low: number;
  /** Infinite in the last bucket. */
  readonly high: number;
}

/** A value this close above a bucket's end is still in it: so a threshold that is an end is not lost to rounding. */
const ROUNDING = 1e-9;

/**
 * Buckets that grow by the same share each, so that a quantile is known with the same relative
 * error whatever its size (DDSketch, Masson et al. 2019, without its sparse store). Buckets are plain
 * counters: they add up over hours and collectors, and can be held back when few are in them.
 */
export class LogBuckets {
  /** Buckets are numbered from 0 to `last`. */
  readonly last: number;
  readonly #least: number;
  readonly #greatest: number;
  readonly #growth: number;

  constructor({ least, greatest, error }: LogBucketsShape) {
    this.#least = least;
    this.#greatest = greatest;
    this.#growth = (1 + error) / (1 - error);
    this.last = this.bucketOf(greatest);
  }

  bucketOf(value: number): number {
    const clamped = Math.min(value, this.#greatest);
    if (!(clamped > this.#least)) return 0;
    return Math.max(0, Math.ceil(Math.log(clamped / this.#least) / Math.log(this.#growth) - ROUNDING));
  }

  /** The lowest value of which a share of at least `q` (above 0, up to 1) is no greater. `null` when nothing was counted. */
  quantile(counts: ReadonlyMap<number, number>, q: number): Quantile | null {
    const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
    let left = Math.ceil(total * q);
    for (const [bucket, count] of [...counts].sort(([a], [b]) => a - b)) {
      left -= count;
      if (total > 0 && left <= 0) return this.bounds(bucket);
    }
    return null;
  }

  /** Between what the values of a bucket are. */
  bounds(bucket: number): Quantile {
    const end = this.#least * this.#growth ** bucket;
    const high = bucket >= this.last ? Number.POSITIVE_INFINITY : end;
    if (bucket === 0) return { value: this.#least / 2, low: 0, high };
    return { value: (2 * end) / (this.#growth + 1), low: end / this.#growth, high };
  }
}
