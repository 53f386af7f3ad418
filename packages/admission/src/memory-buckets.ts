import type { Buckets, Draw, Drawn } from './buckets.ts';
import { takeToken } from './rate.ts';

const MOST = 100_000;

/** Buckets of nodes that are all in one process. */
export class MemoryBuckets implements Buckets {
  readonly #now: () => number;
  readonly #fullAt = new Map<string, number>();

  /** `now` in milliseconds, monotonic. */
  constructor({ now }: { readonly now: () => number }) {
    this.#now = now;
  }

  get size(): number {
    return this.#fullAt.size;
  }

  async draw({ kind, network, rate }: Draw): Promise<Drawn> {
    const now = this.#now();
    const name = `${kind} ${network}`;
    if (this.#fullAt.size >= MOST) this.#forgetFull(now);
    const before = this.#fullAt.get(name) ?? 0;
    const after = takeToken(before, now, rate);
    if (after !== null) this.#fullAt.set(name, after);
    return { isTaken: after !== null, fullInMs: Math.max(0, (after ?? before) - now) };
  }

  #forgetFull(now: number): void {
    for (const [name, fullAt] of this.#fullAt) if (fullAt <= now) this.#fullAt.delete(name);
  }
}
