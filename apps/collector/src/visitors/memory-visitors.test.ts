import { randomBytes } from 'node:crypto';
import { proves } from '@visavis/policy/proves';
import { expect, it } from 'vitest';
import { MemoryVisitors } from './memory-visitors.ts';
import { DAY, NOON, visitorsContract } from './visitors-contract.test-support.ts';

const HOUR_MS = 3_600_000;

function setUp(options: { readonly maxTagsOfDay?: number } = {}) {
  const clock = { now: NOON };
  const started: number[] = [];
  const visitors = new MemoryVisitors({ ...options, randomBytes, now: () => clock.now, onKeyStarted: (day) => void started.push(day) });
  return { clock, started, visitors, collectors: [visitors, visitors] as const };
}

visitorsContract('MemoryVisitors', async (options) => setUp(options));

it(proves('forgets a day two hours after its end, without anybody coming, and counts anew under a new key', 'VIS-04-07'), async () => {
  const { clock, started, visitors } = setUp();
  const key = visitors.key(DAY);
  const request = { tag: 7n, lo: 1, hi: 0 };
  await visitors.mark({ grain: 'day', number: DAY }, [request]);
  clock.now = (DAY + 1) * 24 * HOUR_MS + 2 * HOUR_MS - 1;
  await visitors.tend();
  expect(visitors.key(DAY)).toBe(key);
  clock.now += 1;
  await visitors.tend();
  expect([...key]).toEqual(Array.from({ length: 32 }, () => 0));
  expect(visitors.key(DAY)).not.toEqual(key);
  expect(await visitors.mark({ grain: 'day', number: DAY }, [request])).toMatchObject([{ lo: 1 }]);
  expect(started).toEqual([DAY, DAY + 1, DAY]);
});

it('keeps at most three days and six hours, however the clock jumps', async () => {
  const { started, visitors } = setUp();
  for (const day of [10, 20, 30, 40, 50]) visitors.key(day);
  for (const day of [50, 40, 30]) visitors.key(day);
  expect(started).toEqual([10, 20, 30, 40, 50]);
  visitors.key(20);
  expect(started).toHaveLength(6);
  for (const hour of [1, 2, 3, 4, 5, 6, 7]) await visitors.mark({ grain: 'hour', number: hour }, [{ tag: 1n, lo: 1, hi: 0 }]);
  expect(await visitors.mark({ grain: 'hour', number: 2 }, [{ tag: 1n, lo: 1, hi: 0 }])).toMatchObject([{ lo: 0 }]);
  expect(await visitors.mark({ grain: 'hour', number: 1 }, [{ tag: 1n, lo: 1, hi: 0 }])).toMatchObject([{ lo: 1 }]);
});
