import { expect, test } from 'vitest';
import { chartLines } from './chart-scale.ts';

test.each([
  [40, [0, 10, 20, 30, 40]],
  [73, [0, 20, 40, 60, 80]],
  [105, [0, 50, 100, 150]],
  [1_364, [0, 500, 1_000, 1_500]],
  [64_000, [0, 20_000, 40_000, 60_000, 80_000]],
])('an axis up to %d has few lines, at numbers that are easy to count in', (most, lines) => {
  expect(chartLines(most)).toEqual(lines);
});

test('whatever the largest number, its axis holds it, in whole steps', () => {
  for (let most = 1; most < 5_000; most += 7) {
    const lines = chartLines(most);
    expect(lines.length).toBeLessThanOrEqual(5);
    expect(lines.at(-1)).toBeGreaterThanOrEqual(most);
    expect(lines.every((line) => Number.isInteger(line))).toBe(true);
  }
});
