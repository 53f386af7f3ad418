import type { HourCount, Tally } from './tally.ts';

/** Counts with the number that keeps them from counting twice. */
export interface NumberedCounts {
  /** A random UUID; it is of this process, and of nobody else. */
  readonly collector: string;
  /** 1, 2, 3 … */
  readonly sequence: number;
  readonly counts: readonly HourCount[];
}

export interface CountKeepingOptions {
  readonly tally: Pick<Tally, 'take'>;
  /**
   * Adds a whole batch or nothing. When it rejects it may have been added or not; the same batch comes again then, under
   * the same number. `gap`: the database does not know this process any more, and nothing was added.
   */
  readonly store: (batch: NumberedCounts) => Promise<'added' | 'repeated' | 'gap'>;
  /** A fresh random UUID. */
  readonly newCollector: () => string;
  /** Told when the database goes away and when it is back. */
  readonly onOutage: (outage: 'began' | 'ended') => void;
}

/** Brings the counts to the database, one batch at a time; one that failed is tried again as it was, before any other. */
export class CountKeeping {
  readonly #options: CountKeepingOptions;
  #collector: string;
  #sequence = 1;
  #pending: readonly HourCount[] = [];
  #latest: Promise<void> = Promise.resolve();
  #busy = false;
  #reachable = true;

  constructor(options: CountKeepingOptions) {
    this.#options = options;
    this.#collector = options.newCollector();
  }

  /** For the rhythm: does nothing while a batch is under way. */
  keep(): void {
    if (!this.#busy) void this.keepAll();
  }

  /** For the end: resolves when everything counted so far was stored or could not be. */
  keepAll(): Promise<void> {
    this.#busy = true;
    this.#latest = this.#latest.then(() => this.#keepBatches());
    return this.#latest;
  }

  /** What is pending, then what was counted behind it. */
  async #keepBatches(): Promise<void> {
    if (await this.#keepPending()) {
      this.#pending = this.#options.tally.take();
      await this.#keepPending();
    }
    this.#busy = false;
  }

  async #keepPending(): Promise<boolean> {
    if (this.#pending.length === 0) return true;
    const batch = { collector: this.#collector, sequence: this.#sequence, counts: this.#pending };
    const outcome = await this.#options.store(batch).catch(() => 'failed' as const);
    this.#tellOutage(outcome !== 'failed');
    if (outcome === 'failed') return false;
    if (outcome === 'gap') return await this.#beginAnew();
    this.#sequence += 1;
    this.#pending = [];
    return true;
  }

  /** Nobody can have taken the first number of a new UUID, so this does not go round. */
  async #beginAnew(): Promise<boolean> {
    if (this.#sequence === 1) return false;
    this.#collector = this.#options.newCollector();
    this.#sequence = 1;
    return await this.#keepPending();
  }

  #tellOutage(reachable: boolean): void {
    if (reachable !== this.#reachable) this.#options.onOutage(reachable ? 'ended' : 'began');
    this.#reachable = reachable;
  }
}
