import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UniformIntegers } from './random-integers.ts';
import { seededBytes } from './seeded-random.test-support.ts';
import { chiSquare, chiSquareLimit } from './statistics.test-support.ts';

/** Gives these bytes, over and over. */
const cycle = (...bytes: readonly number[]) => {
  let at = 0;
  return (count: number) => Uint8Array.from({ length: count }, () => bytes[at++ % bytes.length] ?? 0);
};

describe('UniformIntegers', () => {
  it('stays below its bound', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 32 }), fc.integer(), (bound, seed) => {
        const drawn = new UniformIntegers(seededBytes(seed)).below(bound);
        expect(Number.isInteger(drawn) && drawn >= 0 && drawn < bound).toBe(true);
      }),
    );
  });

  it.each([2, 3, 6, 60, 255, 256, 257, 1_000, 70_000])('favours none of %i', (bound) => {
    const random = new UniformIntegers(seededBytes(bound));
    const cells = Math.min(bound, 100);
    const seen = Array.from({ length: cells }, () => 0);
    const draws = 50_000;
    for (let draw = 0; draw < draws; draw += 1) {
      const cell = Math.floor((random.below(bound) / bound) * cells);
      seen[cell] = (seen[cell] ?? 0) + 1;
    }
    const width = (cell: number) => Math.ceil(((cell + 1) * bound) / cells) - Math.ceil((cell * bound) / cells);
    const expected = seen.map((_, cell) => (draws * width(cell)) / bound);
    expect(chiSquare(seen, expected)).toBeLessThan(chiSquareLimit(cells - 1));
  });

  it('draws again instead of folding what is left over of the range', () => {
    expect(new UniformIntegers(cycle(252, 255, 251)).below(6)).toBe(251 % 6);
    expect(new UniformIntegers(cycle(0xff, 0xff, 0x01, 0x02)).below(257)).toBe(0x0102 % 257);
    expect(new UniformIntegers(cycle(1, 2, 3, 4)).below(2 ** 32)).toBe(0x01020304);
  });

  it('gives nothing from a source that gives nothing', () => {
    expect(() => new UniformIntegers(() => new Uint8Array(0)).below(2)).toThrow(RangeError);
  });

  it.each([0, -1, 1.5, 2 ** 32 + 1, Number.NaN])('refuses %d as a bound', (bound) => {
    expect(() => new UniformIntegers(seededBytes(1)).below(bound)).toThrow(RangeError);
  });
});
