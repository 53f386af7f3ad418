import { expect, test } from 'vitest';
import { Places } from './places.ts';

test('[M12] a place is taken once, within its time', () => {
  const places = new Places(30_000);
  places.keep('ann', { since: 5, now: 1_000 });
  places.keep('ben', { since: 6, now: 1_000 });
  expect([places.take('ann', 30_999), places.take('ann', 30_999)]).toEqual([5, null]);
  expect(places.take('ben', 31_000)).toBeNull();
  expect(places.size).toBe(0);
});

test('nothing is kept over its time', () => {
  const places = new Places(30_000);
  places.keep('ann', { since: 5, now: 0 });
  places.keep('ben', { since: 5, now: 10 });
  places.keep('ann', { since: 7, now: 20 });
  places.expire(30_010);
  expect(places.size).toBe(1);
  expect(places.take('ann', 30_010)).toBe(7);
});
