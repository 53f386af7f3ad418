export interface AttemptLimit {
  readonly attempts: number;
  readonly windowMs: number;
}

interface Window {
  readonly endsAt: number;
  spent: number;
}

/**
 * Counts attempts per key in fixed windows, in memory only.
 * Holds at most `maxKeys` keys: the oldest window gives way to a new one.
 */
export class AttemptLimiter {
  readonly #windows = new Map<string, Window>();
  readonly #limit: AttemptLimit;
  readonly #maxKeys: number;
  readonly #now: () => number;

  constructor(limit: AttemptLimit, now: () => number, maxKeys = 10_000) {
    this.#limit = limit;
    this.#now = now;
    this.#maxKeys = maxKeys;
  }

  /** Spends one attempt. Answers 0 when it is allowed, otherwise the milliseconds to wait. */
  spend(key: string): number {
    const window = this.#open(key);
    if (window.spent >= this.#limit.attempts) return window.endsAt - this.#now();
    window.spent += 1;
    return 0;
  }

  /** Gives back the attempt of somebody who succeeded. */
  giveBack(key: string): void {
    const window = this.#windows.get(key);
    if (window !== undefined && window.spent > 0) window.spent -= 1;
  }

  forget(key: string): void {
    this.#windows.delete(key);
  }

  #open(key: string): Window {
    const known = this.#windows.get(key);
    if (known !== undefined && known.endsAt > this.#now()) return known;
    this.#windows.delete(key);
    if (this.#windows.size >= this.#maxKeys) this.#dropOldest();
    const window = { endsAt: this.#now() + this.#limit.windowMs, spent: 0 };
    this.#windows.set(key, window);
    return window;
  }

  #dropOldest(): void {
    const [oldest] = this.#windows.keys();
    if (oldest !== undefined) this.#windows.delete(oldest);
  }
}
