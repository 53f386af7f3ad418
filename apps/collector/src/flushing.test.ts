import { type Batch, Cells } from '@visavis/analytics';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startFlushing } from './flushing.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A database that can be away or slow. */
function setUp() {
  const cells = new Cells(10);
  const written: Batch[] = [];
  const outages: string[] = [];
  const database: { answer: () => Promise<void> } = { answer: async () => {} };
  const flushing = startFlushing({
    cells,
    everyMs: 2_000,
    onOutage: (outage) => void outages.push(outage),
    write: async (batch) => {
      await database.answer();
      written.push(batch);
    },
  });
  const calls = (): number => written.flatMap((batch) => batch.chat).reduce((sum, cell) => sum + cell.callsStarted, 0);
  return { cells, written, outages, database, flushing, calls, call: () => cells.add({ event: 'call-started' }, 1) };
}

describe('flushing', () => {
  it('writes what came since the last time, in one batch', async () => {
    const { call, written, calls } = setUp();
    call();
    call();
    await vi.advanceTimersByTimeAsync(2_000);
    call();
    await vi.advanceTimersByTimeAsync(6_000);
    expect(written).toHaveLength(2);
    expect(calls()).toBe(3);
  });

  it('counts on while the database is away, catches up, and says each once', async () => {
    const { call, calls, database, outages } = setUp();
    database.answer = () => Promise.reject(new Error('away'));
    for (let beat = 0; beat < 5; beat += 1) {
      call();
      await vi.advanceTimersByTimeAsync(2_000);
    }
    expect(calls()).toBe(0);
    database.answer = async () => {};
    await vi.advanceTimersByTimeAsync(2_000);
    expect(calls()).toBe(5);
    expect(outages).toEqual(['began', 'ended']);
  });

  it('never has two writes under way', async () => {
    const { call, database, flushing, written } = setUp();
    let underWay = 0;
    let most = 0;
    database.answer = async () => {
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
    expect(written).toHaveLength(2);
  });

  it('writes what is left when it stops, and nothing after', async () => {
    const { call, calls, flushing, written } = setUp();
    call();
    expect(await flushing.stop(1_000)).toBe(true);
    expect(calls()).toBe(1);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(written).toHaveLength(1);
  });

  it('says so when the last write fails or takes too long', async () => {
    const away = setUp();
    away.call();
    away.database.answer = () => Promise.reject(new Error('away'));
    expect(await away.flushing.stop(1_000)).toBe(false);

    const hung = setUp();
    hung.call();
    hung.database.answer = () => new Promise(() => {});
    const stopped = hung.flushing.stop(1_000);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await stopped).toBe(false);
  });
});
