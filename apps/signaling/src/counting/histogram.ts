/** How many values were at most so large: `counts[i]` of those up to `bounds[i]`, and one more for all above. */
export interface HistogramReading {
  readonly bounds: readonly number[];
  readonly counts: readonly number[];
  readonly sum: number;
}

/** Counts values in fixed buckets. Nothing of a single value is kept. */
export class Histogram implements HistogramReading {
  readonly bounds: readonly number[];
  readonly counts: number[];
  #sum = 0;

  /** `bounds` grow; a value that equals one belongs to it. */
  constructor(bounds: readonly number[]) {
    this.bounds = bounds;
    this.counts = [...bounds, Infinity].map(() => 0);
  }

  get sum(): number {
    return this.#sum;
  }

  observe(value: number): void {
    const found = this.bounds.findIndex((bound) => value <= bound);
    const bucket = found < 0 ? this.bounds.length : found;
    this.counts[bucket] = (this.counts[bucket] ?? 0) + 1;
    this.#sum += value;
  }
}
