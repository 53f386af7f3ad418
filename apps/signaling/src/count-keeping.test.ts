import { describe, expect, test } from 'vitest';
import { CountKeeping } from './count-keeping.ts';
import { type HourCount, Tally } from './tally.ts';

describe('CountKeeping', () => {
  test('stores nothing when nothing happened', async () => {
    const batches: unknown[] = [];
    const keeping = new CountKeeping({
      tally: new Tally(10),
      store: async (hours) => void batches.push(hours),
      onOutage: () => {},
    });
    await keeping.keepAll();
    expect(batches).toEqual([]);
  });

  test('keeps counting through an outage, says so once, and stores every match once', async () => {
    const tally = new Tally(10);
    const outages: string[] = [];
    let reachable = false;
    let stored = 0;
    const store = async (counts: readonly HourCount[]) => {
      if (!reachable) throw new Error('no database');
      for (const { figure, count } of counts) stored += figure === 'matches' ? count : 0;
    };
    const keeping = new CountKeeping({ tally, store, onOutage: (outage) => outages.push(outage) });
    for (let index = 0; index < 5; index += 1) {
      tally.countMatch([1, 1], index);
      await keeping.keepAll();
    }
    expect([stored, outages]).toEqual([0, ['began']]);
    reachable = true;
    await keeping.keepAll();
    expect([stored, outages]).toEqual([5, ['began', 'ended']]);
  });

  test('has one batch under way at a time; the last one takes what came meanwhile', async () => {
    const tally = new Tally(10);
    const slow = Promise.withResolvers<void>();
    const batches: number[] = [];
    const keeping = new CountKeeping({
      tally,
      store: async (counts) => {
        batches.push(counts.reduce((sum, { figure, count }) => sum + (figure === 'matches' ? count : 0), 0));
        await slow.promise;
      },
      onOutage: () => {},
    });
    tally.countMatch([1, 1], 0);
    keeping.keep();
    await Promise.resolve();
    tally.countMatch([1, 1], 0);
    keeping.keep();
    keeping.keep();
    const last = keeping.keepAll();
    expect(batches).toEqual([1]);
    slow.resolve();
    await last;
    expect(batches).toEqual([1, 1]);
  });
});
