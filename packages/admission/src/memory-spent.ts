import type { Spent } from './spent.ts';

/** Puzzles spent at nodes that are all in one process. */
export class MemorySpent implements Spent {
  readonly #now: () => number;
  /** Until when each counts as spent; all for the same time or nearly, so those that end first come first. */
  readonly #until = new Map<string, number>();

  constructor({ now }: { readonly now: () => number }) {
    this.#now = now;
  }

  get size(): number {
    return this.#until.size;
  }

  async spend(puzzle: string, forMs: number): Promise<boolean> {
    const now = this.#now();
    this.#forgetOld(now);
    if ((this.#until.get(puzzle) ?? 0) > now) return false;
    this.#until.delete(puzzle);
    this.#until.set(puzzle, now + forMs);
    return true;
  }

  #forgetOld(now: number): void {
    for (const [puzzle, until] of this.#until) {
      if (until > now) return;
      this.#until.delete(puzzle);
    }
  }
}
