import { randomBytes } from 'node:crypto';
import { proves } from '@visavis/policy/proves';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { NumberedBatch } from './flushing.ts';
import { startTending } from './tending.ts';
import { RULES, startedCollector } from './testing/started-collector.ts';
import { visit } from './testing/visit.ts';
import { dayAt, HOUR_MS, HOURS_PER_DAY } from './time/period.ts';
import { MemoryVisitors } from './visitors/memory-visitors.ts';

const MINUTE_MS = 60_000;
/** More than it takes to count a batch, to tend and to flush. */
const ROUND_MS = 5_000;

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

describe('tending', () => {
  it('goes on in its rhythm, one round at a time, until it is stopped', async () => {
    let rounds = 0;
    let underWay = 0;
    let most = 0;
    const tending = startTending({
      everyMs: 2_000,
      tend: async () => {
        most = Math.max(most, (underWay += 1));
        await new Promise((resolve) => setTimeout(resolve, 3_000));
        underWay -= 1;
        rounds += 1;
      },
    });
    await vi.advanceTimersByTimeAsync(20_000);
    expect([rounds, most]).toEqual([4, 1]);
    tending.stop();
    await vi.advanceTimersByTimeAsync(20_000);
    expect([rounds, underWay]).toEqual([4, 0]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('lets something be done between two rounds, and goes on when that fails', async () => {
    const done: string[] = [];
    const tending = startTending({
      everyMs: 2_000,
      tend: async () => {
        done.push('tend');
        await new Promise((resolve) => setTimeout(resolve, 1_000));
        done.push('tended');
      },
    });
    await vi.advanceTimersByTimeAsync(2_500);
    const asked = Promise.allSettled([tending.inTurn(async () => done.push('take')), tending.inTurn(() => Promise.reject(new Error('no')))]);
    await vi.advanceTimersByTimeAsync(3_000);
    expect((await asked).map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    expect(done).toEqual(['tend', 'tended', 'take', 'tend']);
    tending.stop();
  });
});

describe('a collector whose database is away for 30 hours', () => {
  const START = Date.UTC(2026, 9, 25, 18);
  const DAY = dayAt(START);

  async function setUp(write: (batch: NumberedBatch) => Promise<'added'>) {
    const clock = { now: START };
    const keys: Uint8Array[] = [];
    const rulesAsked: number[] = [];
    const collector = await startedCollector({
      now: () => clock.now,
      flushMs: 1_000,
      write,
      rules: (instant) => {
        rulesAsked.push(instant);
        return RULES;
      },
      visitors: async (given) => {
        const keep = (key: Uint8Array): Uint8Array => (keys.push(key), key);
        return new MemoryVisitors({ ...given, randomBytes: (size) => keep(randomBytes(size)), maxTagsOfDay: 2 });
      },
    });
    /** It is so much later, and all has been done that is due. */
    const pass = async (ms: number): Promise<void> => {
      clock.now += ms;
      await vi.advanceTimersByTimeAsync(ROUND_MS);
    };
    return { collector, keys, pass, rulesAsked };
  }

  it.each(['rejects', 'hangs'] as const)(proves('forgets, makes keys ahead and closes days in time, though its write %s', 'VIS-04-07'), async (how) => {
    const written: NumberedBatch[] = [];
    const { promise: answers, resolve: comeBack } = Promise.withResolvers<void>();
    let isAway = true;
    const { collector, keys, pass, rulesAsked } = await setUp(async (batch) => {
      if (how === 'hangs') await answers;
      else if (isAway) throw new Error('away');
      written.push(batch);
      return 'added';
    });
    await pass(0);
    for (const last of [1, 2, 3]) {
      const body = JSON.stringify({ event: 'view', page: '/', entry: true, ...(last === 1 && { from: 'rare.example' }) });
      await visit(collector.port, { body, headers: { 'x-forwarded-for': `203.0.113.${last}` } });
    }
    const isForgotten = (key: Uint8Array | undefined): boolean | undefined => key?.every((byte) => byte === 0);

    await pass(6 * HOUR_MS - 4 * MINUTE_MS);
    expect(keys).toHaveLength(2);
    await pass(6 * MINUTE_MS);
    await pass(2 * HOUR_MS - 3 * MINUTE_MS);
    expect(isForgotten(keys[0])).toBe(false);
    await pass(MINUTE_MS);
    expect(isForgotten(keys[0])).toBe(true);
    await pass(22 * HOUR_MS - 4 * MINUTE_MS);
    expect(keys).toHaveLength(3);
    await pass(6 * MINUTE_MS);
    expect(dayAt(rulesAsked.at(-1) ?? 0)).toBe(DAY + 2);
    expect(written).toEqual([]);

    isAway = false;
    comeBack();
    await pass(0);
    expect(await collector.stop()).toBe(true);
    const cells = written.flatMap((batch) => batch.cells).filter(({ page }) => page === '');
    const ofDay = (table: string, value: string): number =>
      cells.filter((cell) => cell.table === table && cell.value === value && cell.hour === DAY * HOURS_PER_DAY).reduce((sum, { count }) => sum + count, 0);
    // Two that were remembered, and one of the estimate.
    expect([ofDay('visitors', ''), ofDay('referrers', 'other'), ofDay('referrers', 'none')]).toEqual([3, 1, 1]);
    expect(written.flatMap((batch) => batch.marks)).toContainEqual({ kind: 'crowded', hour: (DAY + 1) * HOURS_PER_DAY - 1, count: 1 });
  });
});
