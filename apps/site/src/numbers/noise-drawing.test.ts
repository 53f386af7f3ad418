import { expect, test } from 'vitest';
import { noiseBars } from './noise-drawing.ts';

test('one visit more moves the whole picture by one, and no height by more than the noise allows', () => {
  const scale = 6;
  const bars = noiseBars(scale, 20);
  expect(bars).toHaveLength(42);
  expect(bars.find(({ without }) => without === 1)?.reading).toBe(100);
  expect(bars.find((bar) => bar.with === 1)?.reading).toBe(101);
  for (const bar of bars) expect(Math.abs(Math.log(bar.with / bar.without))).toBeLessThanOrEqual(1 / scale + 1e-12);
});
