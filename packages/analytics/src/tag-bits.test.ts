import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededTags } from './seeded-random.test-support.ts';
import { TagBits } from './tag-bits.ts';

const MiB = 2 ** 20;
const word = fc.oneof(fc.constantFrom(0, 1, 0x8000_0000, 0xffff_ffff), fc.integer({ min: 0, max: 0xffff_ffff }));
/** Tags that meet in the same slots: few, some of them equal in one half. */
const few = fc.bigInt({ min: 0n, max: 5n });
const tag = fc.oneof(few, few.map((high) => high << 32n), fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }));

interface Bits {
  readonly lo: number;
  readonly hi: number;
}

/** The same in the plainest words. */
class Model {
  readonly tags = new Map<bigint, Bits>();
  readonly #maxTags: number;

  constructor(maxTags: number) {
    this.#maxTags = maxTags;
  }

  mark(key: bigint, lo: number, hi: number) {
    const before = this.tags.get(key) ?? { lo: 0, hi: 0 };
    if (!this.tags.has(key) && (lo !== 0 || hi !== 0)) {
      if (this.tags.size === this.#maxTags) return 'crowded';
      this.tags.set(key, before);
    }
    if (this.tags.has(key)) this.tags.set(key, { lo: (before.lo | lo) >>> 0, hi: (before.hi | hi) >>> 0 });
    return { lo: (lo & ~before.lo) >>> 0, hi: (hi & ~before.hi) >>> 0, loBefore: before.lo, hiBefore: before.hi };
  }
}

describe('TagBits', () => {
  it('says what a map of masks says, whatever is marked in whatever order', () => {
    const marks = fc.array(fc.record({ tag, lo: word, hi: word }), { maxLength: 300 });
    fc.assert(
      fc.property(marks, fc.integer({ min: 1, max: 40 }), (steps, maxTags) => {
        const bits = new TagBits(maxTags);
        const model = new Model(maxTags);
        for (const step of steps) {
          expect(bits.mark(step.tag, step.lo, step.hi)).toEqual(model.mark(step.tag, step.lo, step.hi));
          expect(bits.size).toBe(model.tags.size);
        }
      }),
    );
  });

  it('forgets nobody while it grows', () => {
    const next = seededTags(1);
    const tags = Array.from({ length: 5_000 }, next);
    const bits = new TagBits();
    for (const [index, one] of tags.entries()) bits.mark(one, index + 1, ~index >>> 0);
    expect(bits.size).toBe(5_000);
    for (const [index, one] of tags.entries()) {
      expect(bits.mark(one, 0, 0)).toEqual({ lo: 0, hi: 0, loBefore: index + 1, hiBefore: ~index >>> 0 });
    }
  });

  it('refuses new tags above its bound, goes on with those it knows, and keeps to 32 MiB', () => {
    const next = seededTags(2);
    const first = next();
    const bits = new TagBits();
    bits.mark(first, 1, 0);
    let crowded = 0;
    for (let more = 0; more < 1.1 * MiB; more += 1) if (bits.mark(next(), 1, 1) === 'crowded') crowded += 1;
    expect(bits.size).toBe(MiB);
    expect(crowded).toBe(Math.ceil(1.1 * MiB) - (MiB - 1));
    expect(bits.mark(first, 3, 0)).toEqual({ lo: 2, hi: 0, loBefore: 1, hiBefore: 0 });
    expect(bits.bytes).toBe(32 * MiB);
  });

  it('takes little while few are there', () => {
    const bits = new TagBits();
    expect(bits.bytes).toBe(16 * 1_024);
    const next = seededTags(3);
    for (let one = 0; one < 50_000; one += 1) bits.mark(next(), 1, 0);
    expect(bits.bytes).toBe(16 * 2 ** 17);
  });
});
