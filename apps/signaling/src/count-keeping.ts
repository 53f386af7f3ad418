import type { HourCount, Tally } from './tally.ts';

export interface CountKeepingOptions {
  readonly tally: Pick<Tally, 'take' | 'putBack'>;
  /** Adds to what is stored: all of it, or nothing and a rejection. */
  readonly store: (counts: readonly HourCount[]) => Promise<void>;
  /** Told when the database goes away and when it is back. */
  readonly onOutage: (outage: 'began' | 'ended') => void;
}

/** Brings the counts to the database, one batch at a time; what a failed batch held is tried again. */
export class CountKeeping {
  readonly #options: CountKeepingOptions;
  #latest: Promise<void> = Promise.resolve();
  #busy = false;
  #reachable = true;

  constructor(options: CountKeepingOptions) {
    this.#options = options;
  }

  /** For the rhythm: does nothing while a batch is under way. */
  keep(): void {
    if (!this.#busy) void this.keepAll();
  }

  /** For the end: resolves when everything counted so far was stored or could not be. */
  keepAll(): Promise<void> {
    this.#busy = true;
    this.#latest = this.#latest.then(() => this.#keepBatch());
    return this.#latest;
  }

  async #keepBatch(): Promise<void> {
    const { tally, store, onOutage } = this.#options;
    const counts = tally.take();
    if (counts.length > 0) {
      const stored = await store(counts).then(
        () => true,
        () => false,
      );
      if (!stored) tally.putBack(counts);
      if (stored !== this.#reachable) onOutage(stored ? 'ended' : 'began');
      this.#reachable = stored;
    }
    this.#busy = false;
  }
}
