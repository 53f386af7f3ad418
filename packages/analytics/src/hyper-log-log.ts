import { highHalf, lowHalf, type Tag } from './tag.ts';

const PRECISION = 12;
const REGISTERS = 2 ** PRECISION;
/** Bits of a tag after those that choose its register. */
const RANK_BITS = 64 - PRECISION;
const HIGHEST_RANK = RANK_BITS + 1;
/** α∞ = 1 / (2 ln 2), Ertl 2017, §4. */
const ALPHA = 1 / (2 * Math.LN2);

/** One standard error of `estimate`, as a share of the true number: 1.04 / √4096 (Flajolet et al. 2007). */
export const DISTINCT_STANDARD_ERROR = 1.04 / Math.sqrt(REGISTERS);

/**
 * About how many different tags were added, in 4 KiB whatever their number. Registers of several
 * collectors merge into those of the union, bit for bit. They say too much about single visitors to
 * be written anywhere (Desfontaines et al. 2019): they stay in RAM, and only the number leaves it.
 */
export class HyperLogLog {
  readonly #registers: Uint8Array;

  /** Errors: `RangeError` when these are no registers of such a sketch. They are copied. */
  constructor(registers: Uint8Array = new Uint8Array(REGISTERS)) {
    if (registers.length !== REGISTERS || registers.some((rank) => rank > HIGHEST_RANK)) {
      throw new RangeError('not the registers of a sketch with precision 12');
    }
    this.#registers = registers.slice();
  }

  /** A copy, to be handed to another collector of the same day. */
  get registers(): Uint8Array {
    return this.#registers.slice();
  }

  add(tag: Tag): void {
    const high = highHalf(tag);
    const register = high >>> (32 - PRECISION);
    const rest = high << PRECISION;
    const zeros = rest === 0 ? 32 - PRECISION + Math.clz32(lowHalf(tag)) : Math.clz32(rest);
    this.#raise(register, zeros + 1);
  }

  /** Counts what the other one has counted too; nothing counts twice. */
  merge(other: HyperLogLog): void {
    other.#registers.forEach((rank, register) => this.#raise(register, rank));
  }

  /**
   * Ertl's improved estimator (Otmar Ertl, "New cardinality estimation algorithms for HyperLogLog
   * sketches", arXiv:1702.01284, 2017, Algorithm 6): no table and no change of method between small
   * and large numbers. Not rounded.
   */
  estimate(): number {
    const registersOfRank = new Uint32Array(HIGHEST_RANK + 1);
    for (const rank of this.#registers) registersOfRank[rank] = (registersOfRank[rank] ?? 0) + 1;
    const share = (rank: number): number => (registersOfRank[rank] ?? 0) / REGISTERS;
    let sum = tau(1 - share(HIGHEST_RANK));
    for (let rank = RANK_BITS; rank >= 1; rank -= 1) sum = (sum + share(rank)) / 2;
    return (ALPHA * REGISTERS) / (sum + sigma(share(0)));
  }

  #raise(register: number, rank: number): void {
    if (rank > (this.#registers[register] ?? 0)) this.#registers[register] = rank;
  }
}

/** x + Σ x^(2^k) · 2^(k−1): what empty registers tell (Ertl, Algorithm 6). Infinite when all are empty. */
function sigma(emptyShare: number): number {
  if (emptyShare === 1) return Number.POSITIVE_INFINITY;
  let sum = emptyShare;
  let power = emptyShare * emptyShare;
  for (let weight = 1; sum + power * weight !== sum; weight *= 2) {
    sum += power * weight;
    power *= power;
  }
  return sum;
}

/** (1 − x − Σ (1 − x^(2^−k))² · 2^−k) / 3: what full registers tell (Ertl, Algorithm 6). */
function tau(unfilledShare: number): number {
  if (unfilledShare === 0 || unfilledShare === 1) return 0;
  let sum = 1 - unfilledShare;
  let root = unfilledShare;
  for (let weight = 0.5; ; weight /= 2) {
    root = Math.sqrt(root);
    const next = sum - (1 - root) ** 2 * weight;
    if (next === sum) return sum / 3;
    sum = next;
  }
}
