import { releaseDay } from '@visavis/analytics';
import { expect, test } from 'vitest';
import { noiseRange } from './noise-range.ts';

/** P(|Z| ≤ n), summed from the distribution itself. */
function within(n: number, scale: number): number {
  const a = Math.exp(-1 / scale);
  const numbers = Array.from({ length: 2 * n + 1 }, (_, index) => Math.abs(index - n));
  return numbers.reduce((sum, z) => sum + ((1 - a) / (1 + a)) * a ** z, 0);
}

test.each([
  [6, 1, 1],
  [5, 1, 1],
  [6, 0.1, 1],
  [4, 0.333333, 1],
  [1, 1000, 1],
  [6, 2, 2],
])('with sensitivity %d and ε %d, the range is the smallest that holds 95 of 100 numbers', (sensitivity, epsilon, keys) => {
  const range = noiseRange({ sensitivity, epsilon, keys });
  const scale = (sensitivity * keys) / epsilon;
  expect(within(range, scale)).toBeGreaterThanOrEqual(0.95);
  if (range > 0) expect(within(range - 1, scale)).toBeLessThan(0.95);
});

test('a day with two keys has the noise of a day with one', () => {
  expect(noiseRange({ sensitivity: 6, epsilon: 2, keys: 2 })).toBe(noiseRange({ sensitivity: 6, epsilon: 1, keys: 1 }));
});

test('of 60,000 numbers that were really drawn, 95 of 100 are inside, and one step less holds fewer', () => {
  const vocabulary = Array.from({ length: 60_000 }, (_, index) => ({ table: 'visitors', value: String(index) }));
  const drawn = releaseDay({ counts: [], vocabulary, sensitivity: 6, epsilon: 1, threshold: -Infinity, randomBytes: seededBytes(20_261_122) });
  const range = noiseRange({ sensitivity: 6, epsilon: 1, keys: 1 });
  const share = (n: number) => drawn.filter(({ shown }) => shown !== 'few' && Math.abs(shown) <= n).length / drawn.length;
  // Standard error of a share of 0.95: 0.0009.
  expect(share(range)).toBeGreaterThan(0.95);
  expect(share(range - 1)).toBeLessThan(0.95);
});

test.each([
  [0, 1],
  [6, 0],
])('there is no range of noise with sensitivity %d and ε %d', (sensitivity, epsilon) => {
  expect(() => noiseRange({ sensitivity, epsilon, keys: 1 })).toThrow(RangeError);
});

/** The same bytes in every run (xorshift32, Marsaglia 2003). */
function seededBytes(seed: number): (length: number) => Uint8Array {
  let state = seed;
  return (length) =>
    Uint8Array.from({ length }, () => {
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
      return state >>> 24;
    });
}
