/** Of one node, in one minute. */
export const ATTACK = {
  /** Searches a minute, below which a site is only busy. */
  finds: 300,
  /** More than so many searches for each that ended in a match. */
  findsForEachMatch: 2,
  /** Milliseconds for which it goes on after the last sign. */
  lastsMs: 120_000,
} as const;

const SLICE_MS = 5_000;
const SLICES = 12;

interface Slice {
  readonly number: number;
  finds: number;
  matches: number;
}

/**
 * When a site counts as under attack (SPEC.md, A): in the last minute there were more searches than a busy site
 * has, and most of them did not end in a match. Times in milliseconds, of a clock that only goes on.
 */
export class SiteWatch {
  #slices: Slice[] = [];
  #until = -Infinity;

  /** A search that was not paid for with a puzzle: each search counts once. */
  noteFind(now: number): void {
    this.#slice(now).finds += 1;
  }

  /** One side of a match: of two at this node, both. */
  noteMatch(now: number): void {
    this.#slice(now).matches += 1;
  }

  isUnderAttack(now: number): boolean {
    const { finds, matches } = this.#lastMinute(now);
    if (isAttack(finds, matches)) this.#until = now + ATTACK.lastsMs;
    return now < this.#until;
  }

  #lastMinute(now: number): { readonly finds: number; readonly matches: number } {
    const oldest = Math.floor(now / SLICE_MS) - SLICES;
    this.#slices = this.#slices.filter(({ number }) => number > oldest);
    const sum = (of: 'finds' | 'matches') => this.#slices.reduce((total, slice) => total + slice[of], 0);
    return { finds: sum('finds'), matches: sum('matches') };
  }

  #slice(now: number): Slice {
    const number = Math.floor(now / SLICE_MS);
    const last = this.#slices.at(-1);
    if (last?.number === number) return last;
    const slice = { number, finds: 0, matches: 0 };
    this.#slices.push(slice);
    if (this.#slices.length > SLICES) this.#slices.shift();
    return slice;
  }
}

export const isAttack = (finds: number, matches: number): boolean => finds > ATTACK.finds && matches * ATTACK.findsForEachMatch < finds;
