import { expect, test } from 'vitest';
import { liveJson } from './numbers-text.ts';

test('the dashboard is told six numbers, whatever else is at hand', () => {
  const numbers = { online: 3, waiting: 1, calls: 1, seats: 2, matches: 7, medianWaitMs: 1_500 };
  const more = { ...numbers, resident: 1 };
  expect(JSON.parse(liveJson(more))).toEqual(numbers);
});
