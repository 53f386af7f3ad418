/** Steps grow by this factor: a percentile is told at most so much too high. */
const GROWTH = 1.02;
/** The first step, milliseconds. */
const FIRST = 0.01;

/** Millions of times in little memory: how many fell into each step. */
export class Percentiles {
  #steps: number[] = [];
  #count = 0;
  #most = 0;

  get count(): number {
    return this.#count;
  }

  add(ms: number): void {
    const step = Math.max(0, Math.ceil(Math.log(Math.max(ms, FIRST) / FIRST) / Math.log(GROWTH)));
    this.#steps[step] = (this.#steps[step] ?? 0) + 1;
    this.#count += 1;
    this.#most = Math.max(this.#most, ms);
  }

  /** The time that this share of all stayed under, milliseconds; `null` when there are none. */
  at(share: number): number | null {
    if (this.#count === 0) return null;
    let left = Math.ceil(share * this.#count);
    for (let step = 0; step < this.#steps.length; step += 1) {
      left -= this.#steps[step] ?? 0;
      if (left <= 0) return Math.min(FIRST * GROWTH ** step, this.#most);
    }
    return this.#most;
  }

  /** The largest first, then the steps. */
  parts(): number[] {
    return [this.#most, ...Array.from(this.#steps, (count) => count ?? 0)];
  }

  addParts([most = 0, ...steps]: readonly number[]): void {
    this.#most = Math.max(this.#most, most);
    for (const [step, count] of steps.entries()) {
      this.#steps[step] = (this.#steps[step] ?? 0) + count;
      this.#count += count;
    }
  }
}
