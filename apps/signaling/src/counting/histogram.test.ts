import { expect, test } from 'vitest';
import { Histogram } from './histogram.ts';

test('a value belongs to the first bucket that is not below it, and what is above all to the last', () => {
  const histogram = new Histogram([1, 5]);
  for (const value of [0, 1, 1.5, 5, 5.1, 900]) histogram.observe(value);
  expect(histogram.counts).toEqual([2, 2, 2]);
  expect(histogram.sum).toBeCloseTo(912.6);
});
