import { describe, expect, test, vi } from 'vitest';
import { CountKeeping, type NumberedCounts } from './count-keeping.ts';
import { Tally } from './tally.ts';
import { countBoth } from '../testing/count-both.ts';

/** 'id 1', 'id 2' … */
function ids(): () => string {
  let made = 0;
  return () => `id ${(made += 1)}`;
}
const newCollector = ids();
const matchesOf = ({ counts }: NumberedCounts): number => counts.reduce((sum, { figure, count }) => sum + (figure === 'matches' ? count : 0), 0);

describe('CountKeeping', () => {
  test('stores nothing when nothing happened', async () => {
    const batches: unknown[] = [];
    const keeping = new CountKeeping({
      tally: new Tally(10),
      store: async (batch) => (batches.push(batch), 'added'),
      newCollector,
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
    const store = async (batch: NumberedCounts) => {
      if (!reachable) throw new Error('no database');
      stored += matchesOf(batch);
      return 'added' as const;
    };
    const keeping = new CountKeeping({ tally, store, newCollector, onOutage: (outage) => outages.push(outage) });
    for (let index = 0; index < 5; index += 1) {
      countBoth(tally, [1, 1], index);
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
      store: async (batch) => {
        batches.push(matchesOf(batch));
        await slow.promise;
        return 'added';
      },
      newCollector,
      onOutage: () => {},
    });
    countBoth(tally, [1, 1], 0);
    keeping.keep();
    await vi.waitUntil(() => batches.length > 0);
    countBoth(tally, [1, 1], 0);
    keeping.keep();
    keeping.keep();
    const last = keeping.keepAll();
    expect(batches).toEqual([1]);
    slow.resolve();
    await last;
    expect(batches).toEqual([1, 1]);
  });

  test('sends a batch that nobody is sure of again as it was, under the same number', async () => {
    const tally = new Tally(10);
    const sent: (readonly [string, number, number])[] = [];
    let lost = 2;
    const keeping = new CountKeeping({
      tally,
      store: async (batch) => {
        sent.push([batch.collector, batch.sequence, matchesOf(batch)]);
        if ((lost -= 1) >= 0) throw new Error('the answer got lost');
        return sent.length === 3 ? 'repeated' : 'added';
      },
      newCollector: ids(),
      onOutage: () => {},
    });
    for (let match = 0; match < 3; match += 1) {
      countBoth(tally, [1, 1], 0);
      await keeping.keepAll();
    }
    expect(sent).toEqual([['id 1', 1, 1], ['id 1', 1, 1], ['id 1', 1, 1], ['id 1', 2, 2]]);
  });

  test('counts on under a new name when the database does not know the old one', async () => {
    const tally = new Tally(10);
    const sent: (readonly [string, number])[] = [];
    const keeping = new CountKeeping({
      tally,
      store: async ({ collector, sequence }) => {
        sent.push([collector, sequence]);
        return sent.length === 2 ? 'gap' : 'added';
      },
      newCollector: ids(),
      onOutage: () => {},
    });
    for (let match = 0; match < 3; match += 1) {
      countBoth(tally, [1, 1], 0);
      await keeping.keepAll();
    }
    expect(sent).toEqual([['id 1', 1], ['id 1', 2], ['id 2', 1], ['id 2', 2]]);
  });
});
