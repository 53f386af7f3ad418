import { expect, it } from 'vitest';
import { noiseBeyond, noiseDensity, noiseRange } from './noise.ts';

const SCALE = 6;
const integers = (most: number): readonly number[] => Array.from({ length: 2 * most + 1 }, (_, index) => index - most);
const within = (m: number): number => integers(m).reduce((sum, z) => sum + noiseDensity(z, SCALE), 0);

it('all noise together has probability 1', () => {
  expect(within(400)).toBeCloseTo(1, 12);
});

it.each([0, 1, 7, 18, 60])('what is beyond %i is what is not within it', (m) => {
  expect(noiseBeyond(m, SCALE)).toBeCloseTo(1 - within(m), 12);
});

it('a range is the least one that holds its share', () => {
  for (const share of [0.5, 0.95, 0.999]) {
    const m = noiseRange(share, SCALE);
    expect(within(m)).toBeGreaterThanOrEqual(share);
    expect(within(m - 1)).toBeLessThan(share);
  }
});
