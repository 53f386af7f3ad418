import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Batch } from './counting/sums.ts';
import { type NumberedBatch, startFlushing } from './flushing.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const EVERY_MS = 2_000;

/** A database that can be away or slow, or that writes and cannot say so. It counts each number once. */
function setUp() {
  let waiting = 0;
  let collectors = 0;
  const tried: NumberedBatch[] = [];
  const last = new Map<string, number>();
  const outages: string[] = [];
  const refused: Batch[] = [];
  const database = { before: async () => {}, after: async () => {}, stored: 0, takes: true };
  const flushing = startFlushing({
    everyMs: EVERY_MS,
    newCollector: () => `collector ${(collectors += 1)}`,
    onOutage: (outage) => void outages.push(outage),
    onRefused: (batch) => void refused.push(batch),
    take: async (): Promise<Batch | undefined> => {
      if (waiting === 0) return undefined;
      const count = waiting;
      waiting = 0;
      return { cells: [{ table: 'chat', hour: 1, page: '', value: 'started', count }], marks: [] };
    },
    write: async (batch) => {
      tried.push(batch);
      await database.before();
      const known = last.get(batch.collector) ?? 0;
      if (batch.sequence <= known) return 'repeated';
      if (batch.sequence !== known + 1) return 'gap';
      if (!database.takes) return 'refused';
      last.set(batch.collector, batch.sequence);
      for (const { count } of batch.cells) database.stored += count;
      await database.after();
      return 'added';
    },
  });
  return { tried, last, outages, refused, database, flushing, call: () => void (waiting += 1), beat: () => vi.advanceTimersByTimeAsync(EVERY_MS) };
}

const away = (): Promise<never> => Promise.reject(new Error('away'));

describe('flushing', () => {
  it('writes what came since the last time, in one batch, under the next number', async () => {
    const { beat, call, database, tried } = setUp();
    call();
    call();
    await beat();
    call();
    await beat();
    await beat();
    expect(tried.map(({ collector, sequence }) => [collector, sequence])).toEqual([
      ['collector 1', 1],
      ['collector 1', 2],
    ]);
    expect(database.stored).toBe(3);
  });

  it('counts on while the database is away, catches up, and says each once', async () => {
    const { beat, call, database, outages, tried } = setUp();
    database.before = away;
    for (let round = 0; round < 5; round += 1) {
      call();
      await beat();
    }
    expect(database.stored).toBe(0);
    database.before = async () => {};
    await beat();
    expect(database.stored).toBe(5);
    expect(outages).toEqual(['began', 'ended']);
    expect(tried.slice(0, 6).every(({ sequence }) => sequence === 1)).toBe(true);
  });

  it('sends a batch of which nobody knows whether it was written again as it was: it counts once', async () => {
    const { beat, call, database, tried } = setUp();
    database.after = away;
    call();
    await beat();
    call();
    database.after = async () => {};
    await beat();
    expect(tried.map(({ sequence, cells }) => [sequence, cells[0]?.count])).toEqual([
      [1, 1],
      [1, 1],
      [2, 1],
    ]);
    expect(database.stored).toBe(2);
  });

  it('begins under a new name when the database does not know it any more, and loses nothing', async () => {
    const { beat, call, database, last, tried } = setUp();
    call();
    await beat();
    last.clear();
    call();
    await beat();
    call();
    await beat();
    expect(tried.map(({ collector, sequence }) => `${collector}: ${sequence}`)).toEqual([
      'collector 1: 1',
      'collector 1: 2',
      'collector 2: 1',
      'collector 2: 2',
    ]);
    expect(database.stored).toBe(3);
  });

  it('gives up a batch that the database refuses, says so, and goes on with the next under the same number', async () => {
    const { beat, call, database, outages, refused, tried } = setUp();
    database.takes = false;
    call();
    await beat();
    database.takes = true;
    call();
    call();
    await beat();
    expect(tried.map(({ sequence, cells }) => [sequence, cells[0]?.count])).toEqual([
      [1, 1],
      [1, 2],
    ]);
    expect(refused.map(({ cells }) => cells[0]?.count)).toEqual([1]);
    expect([database.stored, outages]).toEqual([2, []]);
  });

  it('never has two writes under way', async () => {
    const { call, database, flushing, tried } = setUp();
    let underWay = 0;
    let most = 0;
    database.before = async () => {
      most = Math.max(most, (underWay += 1));
      await new Promise((resolve) => setTimeout(resolve, 5_000));
      underWay -= 1;
    };
    call();
    await vi.advanceTimersByTimeAsync(3_000);
    call();
    const stopped = flushing.stop(60_000);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(await stopped).toBe(true);
    expect(most).toBe(1);
    expect(tried).toHaveLength(2);
  });

  it('writes what is left when it stops, and nothing after', async () => {
    const { beat, call, database, flushing, tried } = setUp();
    call();
    expect(await flushing.stop(1_000)).toBe(true);
    expect(database.stored).toBe(1);
    call();
    await beat();
    expect(tried).toHaveLength(1);
  });

  it('says so when the last write fails or takes too long', async () => {
    const failing = setUp();
    failing.call();
    failing.database.before = away;
    expect(await failing.flushing.stop(1_000)).toBe(false);

    const hung = setUp();
    hung.call();
    hung.database.before = () => new Promise(() => {});
    const stopped = hung.flushing.stop(1_000);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await stopped).toBe(false);
  });
});
