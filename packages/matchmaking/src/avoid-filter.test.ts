import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { avoidFilter, mayHold } from './avoid-filter.ts';
import { anyTag } from './ticket-arbitraries.test-support.ts';

const someTags = fc.uniqueArray(anyTag, { minLength: 1, maxLength: 40, size: 'max' });

describe('the filter', () => {
  test('[A1] holds every tag that was put in', () => {
    fc.assert(
      fc.property(someTags, (tags) => {
        const filter = avoidFilter(tags);
        for (const tag of tags) expect(mayHold(filter, tag)).toBe(true);
      }),
    );
  });

  test('[A1] is 64 bytes in the one base64url text that they have', () => {
    fc.assert(
      fc.property(someTags, (tags) => {
        const filter = avoidFilter(tags);
        expect(filter).toMatch(/^[\w-]{86}$/);
        const bits = bitsOf(filter);
        expect(bits.slice(8 * 64)).toBe('0000');
        expect(textOf(bits)).toBe(filter);
      }),
    );
  });

  test('[A1] of no tags is empty, and holds nothing', () => {
    expect(avoidFilter([])).toBe('');
    fc.assert(fc.property(anyTag, (tag) => !mayHold('', tag)));
  });

  test('[A1] knows neither order nor how often', () => {
    fc.assert(
      fc.property(someTags, (tags) => {
        expect(avoidFilter([...tags, ...tags].toReversed())).toBe(avoidFilter(tags));
      }),
    );
  });

  test('[A1] sets the bits that nine times nine bits of the tag number, the first bit the highest', () => {
    // Bits 0 to 8 say 1, bits 9 to 17 say 2, and so on to 9; the last 15 bits of the tag say nothing.
    const numbers = Array.from({ length: 9 }, (_, index) => (index + 1).toString(2).padStart(9, '0'));
    const tag = textOf(`${numbers.join('')}${'1'.repeat(15)}`);
    expect(tag).toHaveLength(16);
    expect(avoidFilter([tag])).toBe(textOf(`0${'1'.repeat(9)}${'0'.repeat(506)}`));
  });

  test('[A1] agrees with one that is written for reading', () => {
    fc.assert(
      fc.property(someTags, anyTag, (tags, other) => {
        const bits = new Set(tags.flatMap(numbersOf));
        expect(mayHold(avoidFilter(tags), other)).toBe(numbersOf(other).every((number) => bits.has(number)));
      }),
    );
  });
});

/** The seed is fixed, so the count is the same in every run; the bounds are the stated figure, give or take a quarter. */
describe('people who are kept apart by mistake', () => {
  // The seed is fixed, so the count is the same in every run; the bounds are the stated figure, give or take a quarter.
  const ROWS = [
    { held: 20, strangers: 2_000_000, least: 1.5e-5, most: 2.5e-5 },
    { held: 40, strangers: 1_000_000, least: 1.5e-3, most: 2.5e-3 },
  ] as const;

  test.each(ROWS)('[A1] with $held tags in it, of $strangers strangers', { timeout: 60_000 }, ({ held, strangers, least, most }) => {
    const draw = tagSource(0x5eed);
    const perFilter = 1_000;
    let mistaken = 0;
    for (let asked = 0; asked < strangers; asked += perFilter) {
      const filter = avoidFilter(Array.from({ length: held }, draw));
      for (let each = 0; each < perFilter; each += 1) if (mayHold(filter, draw())) mistaken += 1;
    }
    expect(mistaken / strangers).toBeGreaterThan(least);
    expect(mistaken / strangers).toBeLessThan(most);
  });
});

const ALPHABET = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_');

const bitsOf = (text: string): string => Array.from(text, (one) => ALPHABET.indexOf(one).toString(2).padStart(6, '0')).join('');

const textOf = (bits: string): string => bits.replace(/.{6}/g, (six) => ALPHABET[parseInt(six, 2)] ?? '');

const numbersOf = (tag: string): number[] =>
  Array.from({ length: 9 }, (_, hash) => parseInt(bitsOf(tag).slice(9 * hash, 9 * hash + 9), 2));

/** Tags from a fixed sequence (Marsaglia's xorshift32), four characters from each number. */
function tagSource(seed: number): () => string {
  const pairs = ALPHABET.flatMap((first) => ALPHABET.map((second) => first + second));
  let state = seed;
  return () => {
    let tag = '';
    for (let draw = 0; draw < 4; draw += 1) {
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
      tag += `${pairs[state >>> 20]}${pairs[(state >>> 8) & 4095]}`;
    }
    return tag;
  };
}
