import { expect, test } from 'vitest';
import { DayKey } from './day-key.ts';

const DAY_MS = 86_400_000;

test('is another one after a day, and the same until then', async () => {
  let now = 0;
  const key = new DayKey({ shared: null, now: () => now });
  const first = key.current;
  now = DAY_MS - 1;
  await key.refresh();
  expect(key.current).toBe(first);
  now = DAY_MS;
  await key.refresh();
  expect(Buffer.compare(key.current, first)).not.toBe(0);
});

test('is the one that all share, and stays while they cannot be asked, but for no longer than a day', async () => {
  let now = 0;
  let shared: Uint8Array | null = new Uint8Array(32).fill(1);
  const key = new DayKey({ shared: async () => shared ?? Promise.reject(new Error('away')), now: () => now });
  await key.refresh();
  const first = key.current;
  expect(first[0]).toBe(1);
  await key.refresh();
  expect(key.current).toBe(first);
  shared = null;
  now = DAY_MS - 1;
  await key.refresh();
  expect(key.current).toBe(first);
  now = DAY_MS;
  await key.refresh();
  expect(key.current[0] === 1 && key.current[1] === 1).toBe(false);
  shared = new Uint8Array(32).fill(2);
  await key.refresh();
  expect(key.current[0]).toBe(2);
});
