import { highHalf, lowHalf, type Tag } from './tag.ts';

/** Two 32-bit masks that were set by this very call, and what was set before it. */
export interface Marked {
  readonly lo: number;
  readonly hi: number;
  readonly loBefore: number;
  readonly hiBefore: number;
}

const MAX_TAGS = 2 ** 20;
const FIRST_SLOTS = 1_024;

/**
 * Who did what in one hour or day, in RAM: tag → two 32-bit masks. 16 bytes a slot, at least two
 * slots a tag (open addressing, linear probing), and never more than `maxTags` tags: with 2^20 of
 * them 32 MiB, and 48 MiB for the moment in which the last growth copies them.
 */
export class TagBits {
  readonly #maxTags: number;
  #table: Table;
  #size = 0;

  constructor(maxTags: number = MAX_TAGS) {
    this.#maxTags = maxTags;
    this.#table = new Table(FIRST_SLOTS);
  }

  /** Tags that have at least one bit. */
  get size(): number {
    return this.#size;
  }

  /** What the masks and tags take, whether used yet or not. */
  get bytes(): number {
    return this.#table.bytes;
  }

  /**
   * Sets bits of a tag, and tells which of them are new: a bit is new once, however often and
   * in whatever order it comes. `crowded` when the tag is unknown and no more fit; nothing is set then.
   */
  mark(tag: Tag, lo: number, hi: number): Marked | 'crowded' {
    const low = lowHalf(tag);
    const high = highHalf(tag);
    const slot = this.#table.slotOf(low, high);
    if (this.#table.isFree(slot) && (lo | hi) !== 0) {
      if (this.#size >= this.#maxTags) return 'crowded';
      this.#size += 1;
      if (this.#size * 2 > this.#table.slots) {
        this.#table = this.#table.doubled();
        return this.#table.set(this.#table.slotOf(low, high), { low, high, lo, hi });
      }
    }
    return this.#table.set(slot, { low, high, lo, hi });
  }
}

interface Entry {
  readonly low: number;
  readonly high: number;
  readonly lo: number;
  readonly hi: number;
}

/** Four words a slot: the tag's halves and the masks. Without a bit there is no entry, so any tag may be kept, 0 too. */
class Table {
  readonly slots: number;
  readonly #words: Uint32Array;

  constructor(slots: number) {
    this.slots = slots;
    this.#words = new Uint32Array(4 * slots);
  }

  get bytes(): number {
    return this.#words.byteLength;
  }

  isFree(slot: number): boolean {
    return this.#words[4 * slot + 2] === 0 && this.#words[4 * slot + 3] === 0;
  }

  /** Where a tag is, or the free slot where it belongs. Ends, because half of the slots are free. */
  slotOf(low: number, high: number): number {
    const last = this.slots - 1;
    let slot = low & last;
    while (!this.isFree(slot) && (this.#words[4 * slot] !== low || this.#words[4 * slot + 1] !== high)) {
      slot = (slot + 1) & last;
    }
    return slot;
  }

  set(slot: number, { low, high, lo, hi }: Entry): Marked {
    const words = this.#words;
    const at = 4 * slot;
    const loBefore = words[at + 2] ?? 0;
    const hiBefore = words[at + 3] ?? 0;
    words[at] = low;
    words[at + 1] = high;
    words[at + 2] = loBefore | lo;
    words[at + 3] = hiBefore | hi;
    return { lo: (lo & ~loBefore) >>> 0, hi: (hi & ~hiBefore) >>> 0, loBefore, hiBefore };
  }

  doubled(): Table {
    const larger = new Table(2 * this.slots);
    for (let from = 0; from < this.#words.length; from += 4) {
      if (this.isFree(from / 4)) continue;
      const to = 4 * larger.slotOf(this.#words[from] ?? 0, this.#words[from + 1] ?? 0);
      for (let word = 0; word < 4; word += 1) larger.#words[to + word] = this.#words[from + word] ?? 0;
    }
    return larger;
  }
}
