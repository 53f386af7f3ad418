import type { Sighting } from '../intake/sighting.ts';

export interface SightingQueueOptions {
  /** Counts a batch. Never rejects. */
  readonly count: (batch: readonly Sighting[]) => Promise<void>;
  /** A batch begins when this many wait, or when the first of them has waited `maxWaitMs`. */
  readonly batchSize: number;
  readonly maxWaitMs: number;
  /** Sightings that may wait while earlier ones are counted. */
  readonly maxWaiting: number;
}

/** What was accepted and is not counted yet: one batch at a time, in the order of arrival. */
export class SightingQueue {
  readonly #options: SightingQueueOptions;
  #waiting: Sighting[] = [];
  #counting: Promise<void> | null = null;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: SightingQueueOptions) {
    this.#options = options;
  }

  /** Whether there was room for it. */
  push(sighting: Sighting): boolean {
    if (this.#waiting.length >= this.#options.maxWaiting) return false;
    this.#waiting.push(sighting);
    if (this.#counting !== null) return true;
    if (this.#waiting.length >= this.#options.batchSize) this.#begin();
    else this.#timer ??= setTimeout(() => this.#begin(), this.#options.maxWaitMs);
    return true;
  }

  /** Counts all that waits. */
  async drain(): Promise<void> {
    while (this.#counting !== null || this.#waiting.length > 0) {
      if (this.#counting === null) this.#begin();
      await this.#counting;
    }
  }

  #begin(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const batch = this.#waiting.slice(0, this.#options.batchSize);
    this.#waiting = this.#waiting.slice(this.#options.batchSize);
    this.#counting = this.#options.count(batch).then(() => {
      this.#counting = null;
      if (this.#waiting.length > 0) this.#begin();
    });
  }
}
