import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Sighting } from '../intake/sighting.ts';
import { SightingQueue } from './sighting-queue.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const sighting = (hour: number): Sighting => ({
  hour,
  tag: null,
  household: 0,
  count: { event: 'named', what: 'started' },
  family: { browser: 'other', system: 'other', form: 'other' },
  country: 'unknown',
});

function setUp(takesMs = 0) {
  const batches: number[][] = [];
  const queue = new SightingQueue({
    count: async (batch) => {
      batches.push(batch.map(({ hour }) => hour));
      await new Promise((resolve) => setTimeout(resolve, takesMs));
    },
    batchSize: 3,
    maxWaitMs: 50,
    maxWaiting: 5,
  });
  return { queue, batches, push: (...hours: number[]) => hours.map((hour) => queue.push(sighting(hour))) };
}

it('counts a full batch at once, and another when its first has waited long enough', async () => {
  const { batches, push } = setUp();
  push(1, 2, 3);
  expect(batches).toEqual([[1, 2, 3]]);
  await vi.advanceTimersByTimeAsync(1);
  push(4);
  await vi.advanceTimersByTimeAsync(49);
  expect(batches).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(batches).toEqual([[1, 2, 3], [4]]);
});

it('counts one batch at a time, in order, and refuses what it has no room for', async () => {
  const { batches, push, queue } = setUp(1_000);
  push(1, 2, 3);
  expect(push(4, 5, 6, 7, 8, 9)).toEqual([true, true, true, true, true, false]);
  const drained = queue.drain();
  expect(batches).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(3_000);
  await drained;
  expect(batches).toEqual([[1, 2, 3], [4, 5, 6], [7, 8]]);
});

it('is drained at once when nothing waits, and of what waits for its time', async () => {
  const { batches, push, queue } = setUp();
  await queue.drain();
  push(1);
  const drained = queue.drain();
  await vi.advanceTimersByTimeAsync(1);
  await drained;
  expect(batches).toEqual([[1]]);
  await vi.advanceTimersByTimeAsync(100);
  expect(batches).toHaveLength(1);
});
