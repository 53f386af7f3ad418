import { SeededRandom } from '@visavis/bench/seeded-random';
import { expect, test } from 'vitest';
import { arrivalTimes } from './arrivals.ts';
import { addressOf } from './crowd.ts';

const times = (arrivals: 'constant' | 'burst' | 'ramp') => arrivalTimes(arrivals, { count: 1_000, overMs: 10_000, random: new SeededRandom(3) });
const early = (all: readonly number[]) => all.filter((at) => at < 5_000).length;

test('constant is as many in each half, ramp a quarter in the first, burst all at once', () => {
  expect(early(times('constant'))).toBeGreaterThan(430);
  expect(early(times('constant'))).toBeLessThan(570);
  expect(early(times('ramp'))).toBeGreaterThan(190);
  expect(early(times('ramp'))).toBeLessThan(310);
  expect(new Set(times('burst'))).toEqual(new Set([0]));
});

test('a seed brings the same again', () => {
  expect(times('ramp')).toEqual(times('ramp'));
});

test('twenty thousand clients have as many addresses, and none is the proxy’s', () => {
  const addresses = new Set(Array.from({ length: 20_000 }, (_, number) => addressOf(number)));
  expect(addresses.size).toBe(20_000);
  expect(addresses).not.toContain('127.0.0.1');
});
