import { randomBytes } from 'node:crypto';

const DAY_MS = 86_400_000;
const BYTES = 32;

export interface DayKeyOptions {
  /** The key that all nodes share for a day; `null` where there is one node. */
  readonly shared: (() => Promise<Uint8Array>) | null;
  /** Milliseconds, monotonic. */
  readonly now: () => number;
}

/** The key under which networks have their names: random, in memory only, and another one after a day at the latest. */
export class DayKey {
  readonly #options: DayKeyOptions;
  #key: Uint8Array = randomBytes(BYTES);
  #drawnAt: number;

  constructor(options: DayKeyOptions) {
    this.#options = options;
    this.#drawnAt = options.now();
  }

  /** The same object for as long as the key is the same. */
  get current(): Uint8Array {
    return this.#key;
  }

  /** To be called every minute. While the others cannot be asked, the key stays, but no longer than a day. */
  async refresh(): Promise<void> {
    const { now, shared } = this.#options;
    const key = await shared?.().catch(() => null);
    if (key !== undefined && key !== null && Buffer.compare(key, this.#key) === 0) return;
    const isOver = now() >= this.#drawnAt + DAY_MS;
    if ((key === undefined || key === null) && !isOver) return;
    this.#key = key ?? randomBytes(BYTES);
    this.#drawnAt = now();
  }
}
