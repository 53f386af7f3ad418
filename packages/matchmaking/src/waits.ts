import type { WaitEstimate } from './pool.ts';

/** In this time the weight of a wait halves, milliseconds [H1]. */
export const HALF_LIFE_MS = 600_000;
/** Where steps end, milliseconds, ascending. A wait belongs to the first that is not shorter; a longer one than all, to the last [H1]. */
export const STEP_ENDS_MS: readonly number[] = stepEnds({ first: 250, factor: 1.25, last: 3_600_000 });
/** A day is 144 half-lives: so a new wait weighs at most 2^144, and no sum of waits comes near what a double holds, 2^1024. */
export const ORIGIN_MOVES_AFTER_MS = 86_400_000;
/** Under this weight there is no estimate [H2]. */
const LEAST_WEIGHT = 8;
/** So that eight waits of one moment weigh eight, and four of them half, whatever rounding does to their sums. */
const ROUNDING = 1 - 1e-9;

/** A histogram as it is kept. */
export interface KeptWaits {
  /** Milliseconds of the pool's clock. */
  readonly origin: number;
  /** By the number of the step. */
  readonly weights: ReadonlyMap<number, number>;
}

/**
 * How long people really waited, of late [H1, H2]. Weights decay forward (Cormode et al., "Forward Decay", ICDE 2009):
 * nothing added ever changes; what is added at time t weighs 2^((t − origin) / half-life), and the reader divides. In
 * Redis it is a hash of step → weight with a field `origin`: a wait is one increment of one field, and the first wait
 * more than a day after the origin multiplies all fields by 2^(−(t − origin) / half-life) and makes t the origin.
 */
export class WaitHistogram {
  #origin: number;
  readonly #weights = new Float64Array(STEP_ENDS_MS.length);

  constructor(kept: KeptWaits = { origin: 0, weights: new Map() }) {
    this.#origin = kept.origin;
    for (const [step, weight] of kept.weights) this.#weights[step] = weight;
  }

  /** One wait that ended in a match, and the time of that match on the pool's clock; both milliseconds. */
  add({ waitedMs, now }: { readonly waitedMs: number; readonly now: number }): void {
    if (now - this.#origin > ORIGIN_MOVES_AFTER_MS) this.#moveOrigin(now);
    const step = stepOf(waitedMs);
    this.#weights[step] = (this.#weights[step] ?? 0) + growth(now - this.#origin);
  }

  /** `null` when too few waited of late [H2]. */
  estimate(now: number): WaitEstimate | null {
    const total = this.#weights.reduce((sum, weight) => sum + weight, 0);
    if (total < LEAST_WEIGHT * growth(now - this.#origin) * ROUNDING) return null;
    return { half: this.#endOfShare(total * 0.5), most: this.#endOfShare(total * 0.9) };
  }

  #moveOrigin(to: number): void {
    const shrink = growth(this.#origin - to);
    for (const [step, weight] of this.#weights.entries()) this.#weights[step] = weight * shrink;
    this.#origin = to;
  }

  #endOfShare(share: number): number {
    let sum = 0;
    const step = this.#weights.findIndex((weight) => (sum += weight) >= share * ROUNDING);
    return STEP_ENDS_MS[step] ?? Infinity;
  }
}

const growth = (ms: number): number => 2 ** (ms / HALF_LIFE_MS);

function stepOf(waitedMs: number): number {
  const step = STEP_ENDS_MS.findIndex((end) => waitedMs <= end);
  return step === -1 ? STEP_ENDS_MS.length - 1 : step;
}

function stepEnds({ first, factor, last }: { readonly first: number; readonly factor: number; readonly last: number }): readonly number[] {
  const ends: number[] = [];
  for (let end = first; end < last; end *= factor) ends.push(Math.round(end));
  return [...ends, last];
}
