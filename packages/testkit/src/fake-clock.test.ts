import { expect, test } from 'vitest';
import { fakeClock } from './fake-clock.ts';

test('a fake clock moves only when it is told to', () => {
  const clock = fakeClock('2026-01-01T00:00:00Z');
  const before = clock.now();
  clock.advance(90_000);
  expect(clock.now() - before).toBe(90_000);
  expect(clock.date().toISOString()).toBe('2026-01-01T00:01:30.000Z');
});
