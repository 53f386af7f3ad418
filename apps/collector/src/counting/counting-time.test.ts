import type { Page } from '@visavis/analytics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstHour, type SimulatedCollector, type SimulatedWorld, viewOf } from '../testing/simulated-collectors.ts';
import { dayOfHour, HOUR_MS } from '../time/period.ts';
import { bothMemories, DAY, twoCollectors } from './two-collectors.test-support.ts';

const MINUTE_MS = 60_000;
const MIDNIGHT = firstHour(DAY + 1) * HOUR_MS;

const memories = bothMemories();

/**
 * `back`: minutes that the world's clock may be behind the furthest that it ever was, without coming to a day that the
 * memory has let go: it keeps one for two hours, counted in Redis by the clock of the collector that came first.
 */
const MEMORIES = [
  { name: 'one process', memory: memories.inProcess, runs: 300, back: 75, tellers: 1 },
  { name: 'Redis', memory: memories.inRedis, runs: 80, back: 30, tellers: 2 },
] as const;

describe.each(MEMORIES)('time, with the memory in $name', ({ back, memory, runs, tellers }) => {
  const begin = (start: number) => {
    const { first, second, world } = twoCollectors({ start, memory });
    return { world, collector: first, other: second };
  };

  it('turns at midnight UTC: one visitor who stays is a visitor of both days, and every view is in its hour', async () => {
    const { collector, world } = begin(MIDNIGHT - MINUTE_MS);
    const before = await collector.view('ada', viewOf('/', true));
    await world.pass(2 * MINUTE_MS);
    const after = await collector.view('ada', viewOf('/chat/'));
    await collector.end();
    expect([before.hour, after.hour]).toEqual([firstHour(DAY) + 23, firstHour(DAY + 1)]);
    expect(before.key).not.toBe(after.key);
    for (const day of [DAY, DAY + 1]) expect(world.of('visitors', firstHour(day))).toBe(1);
    expect(world.of('views', before.hour, { value: 'loads' })).toBe(1);
    expect(world.of('views', after.hour, { value: 'loads' })).toBe(1);
    expect(world.keysStarted).toEqual([DAY, DAY + 1]);
  });

  it('set back by minutes over midnight, begins no day and no hour twice', async () => {
    const { collector, world } = begin(MIDNIGHT + MINUTE_MS);
    await collector.view('ada', viewOf('/'));
    collector.skew = -30 * MINUTE_MS;
    const { hour } = await collector.view('ada', viewOf('/'));
    await world.pass(40 * MINUTE_MS);
    await collector.view('ada', viewOf('/'));
    await collector.end();
    expect(hour).toBe(firstHour(DAY + 1));
    expect(world.of('visitors', firstHour(DAY))).toBe(0);
    expect(world.of('visitors', firstHour(DAY + 1))).toBe(1);
    expect(world.of('views', hour, { value: 'loads' })).toBe(3);
    expect(world.of('views', hour, { value: 'visitors' })).toBe(1);
  });

  it('set back by hours to a day that is remembered, finds its visitors again', async () => {
    const { collector, world } = begin(MIDNIGHT - HOUR_MS);
    await collector.view('ada', viewOf('/'));
    await world.pass(2 * HOUR_MS);
    await collector.view('ada', viewOf('/'));
    world.now -= 2 * HOUR_MS;
    await collector.view('ada', viewOf('/'));
    await collector.end();
    for (const day of [DAY, DAY + 1]) expect(world.of('visitors', firstHour(day))).toBe(1);
    expect(world.of('views', firstHour(DAY) + 23, { value: 'loads' })).toBe(2);
    expect(world.keysStarted).toEqual([DAY, DAY + 1]);
  });

  it('set back to a day that was forgotten, counts that day anew, and the key tells', async () => {
    const { collector, world } = begin(MIDNIGHT - HOUR_MS);
    await collector.view('ada', viewOf('/'));
    await world.pass(4 * HOUR_MS);
    await collector.tend();
    world.now -= 4 * HOUR_MS;
    await collector.view('ada', viewOf('/'));
    await collector.end();
    expect(world.keysStarted.filter((day) => day === DAY)).toEqual([DAY, DAY]);
    expect(world.of('visitors', firstHour(DAY))).toBe(2);
    expect(world.of('views', firstHour(DAY) + 23, { value: 'loads' })).toBe(2);
  });

  it('differs between two collectors: a visitor of both is one a day, whichever day each of them has', async () => {
    const { collector, other, world } = begin(MIDNIGHT - MINUTE_MS);
    other.skew = 5 * MINUTE_MS;
    for (const one of [collector, other, collector, other]) await one.view('ada', viewOf('/'));
    await world.pass(2 * MINUTE_MS);
    for (const one of [collector, other]) await one.view('ada', viewOf('/'));
    await Promise.all(world.collectors.map((one) => one.end()));
    for (const day of [DAY, DAY + 1]) expect(world.of('visitors', firstHour(day))).toBe(1);
    expect(world.of('views', firstHour(DAY) + 23, { value: 'loads' })).toBe(2);
    expect(world.of('views', firstHour(DAY + 1), { value: 'loads' })).toBe(4);
    expect(world.keysStarted).toEqual([DAY, DAY + 1]);
  });

  it('renews a key in the middle of a visit: the visitor is one under each key, each key is told, and no view is lost', async () => {
    const { collector, other, world } = begin(MIDNIGHT - HOUR_MS);
    for (const one of [collector, other]) await one.view('ada', viewOf('/'));
    await world.forget();
    for (const one of [other, collector, other]) await one.view('ada', viewOf('/chat/'));
    await Promise.all(world.collectors.map((one) => one.end()));
    // Of two that have a Redis in common each tells that it forgot.
    expect(world.keysStarted).toEqual([DAY, ...Array.from({ length: tellers }, () => DAY)]);
    expect(world.of('visitors', firstHour(DAY))).toBe(2);
    expect(world.of('visitors', firstHour(DAY), { page: '/chat/' })).toBe(1);
    expect(world.of('views', firstHour(DAY) + 23, { value: 'loads' })).toBe(5);
    expect(world.of('public-pages', firstHour(DAY), { value: '/chat/' })).toBe(1);
    expect([...world.marks]).toEqual([]);
  });

  it('closes a day a minute after its end, once: hosts that too few brought are other', async () => {
    const { collector, world } = begin(MIDNIGHT - MINUTE_MS);
    await collector.view('ada', { ...viewOf('/', true), from: 'a.example' });
    await world.pass(2 * MINUTE_MS - 1);
    await collector.tend();
    expect(world.of('referrers', firstHour(DAY), { value: 'other' })).toBe(0);
    await world.pass(1);
    for (let times = 0; times < 3; times += 1) await collector.tend();
    expect(world.of('referrers', firstHour(DAY), { value: 'other' })).toBe(1);
  });

  it('whatever it does, nothing is double, lost or negative, over collectors whose clocks differ', { timeout: 120_000 }, async () => {
    const who = fc.record({ collector: fc.nat(1), visitor: fc.constantFrom('ada', 'ben', 'cid') });
    const step = fc.oneof(
      { weight: 6, arbitrary: fc.record({ kind: fc.constant('view' as const), who, page: fc.constantFrom<Page>('/', '/chat/', '/terms/', '/cookies/'), entry: fc.boolean() }) },
      { weight: 3, arbitrary: fc.record({ kind: fc.constant('wait' as const), minutes: fc.integer({ min: 1, max: 400 }) }) },
      { weight: 2, arbitrary: fc.record({ kind: fc.constant('skew' as const), collector: fc.nat(1), minutes: fc.integer({ min: -45, max: 45 }) }) },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant('step-back' as const), minutes: fc.integer({ min: 1, max: back }) }) },
      { weight: 2, arbitrary: fc.record({ kind: fc.constant('tend' as const), collector: fc.nat(1) }) },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40, size: 'max' }), async (steps) => {
        const { world } = begin(MIDNIGHT - 5 * HOUR_MS);
        const truth = new Truth();
        let furthest = world.now;
        for (const one of steps) {
          if (one.kind === 'wait') await world.pass(one.minutes * MINUTE_MS);
          else if (one.kind === 'step-back') world.now = Math.max(world.now - one.minutes * MINUTE_MS, furthest - back * MINUTE_MS);
          else if (one.kind === 'skew') at(world, one.collector).skew = one.minutes * MINUTE_MS;
          else if (one.kind === 'tend') await at(world, one.collector).tend();
          else {
            const { hour, key } = await at(world, one.who.collector).view(one.who.visitor, viewOf(one.page, one.entry));
            truth.add({ hour, key, page: one.page, visitor: one.who.visitor, entry: one.entry });
          }
          furthest = Math.max(furthest, world.now);
        }
        for (const collector of world.collectors) await collector.end();
        for (const [name, count] of truth.expected) expect([name, world.cells.get(name)?.count ?? 0]).toEqual([name, count]);
        const same = [...world.cells].filter(([name]) => truth.expected.has(name) || !/^(views|visitors) /.test(name));
        expect(same).toHaveLength(world.cells.size);
        for (const { count } of world.cells.values()) expect(count).toBeGreaterThan(0);
        for (const { count, hour, page, table } of world.cells.values()) {
          if (table === 'visitors') expect(sumOf(world, { table: 'referrers', hour, page })).toBe(count);
        }
        // A key for every day that was begun, and no second one.
        expect(new Set(world.keysStarted).size).toBe(world.keysStarted.length);
        expect([...world.marks]).toEqual([]);
      }),
      { numRuns: runs },
    );
  });
});

it('a tag of a key that another collector has replaced counts for nobody: its view is counted, and a gap marked', async () => {
  const { first: collector, second: latecomer, world } = twoCollectors({ start: MIDNIGHT - HOUR_MS, memory: memories.inRedis });
  const first = await collector.view('ada', viewOf('/'));
  await world.forget();
  const second = await latecomer.view('ben', viewOf('/'));
  // Made under the first key, and asked about when there is another.
  expect((await collector.view('ada', viewOf('/'))).key).toBe(first.key);
  expect((await collector.view('ada', viewOf('/'))).key).toBe(second.key);
  await collector.view('ada', viewOf('/'));
  await Promise.all(world.collectors.map((one) => one.end()));
  // The one who made the second key tells of it, and so does the one who hears that the first is gone.
  expect(world.keysStarted).toEqual([DAY, DAY, DAY]);
  expect(world.of('visitors', firstHour(DAY))).toBe(3);
  expect(world.of('views', firstHour(DAY) + 23, { value: 'loads' })).toBe(5);
  expect([...world.marks]).toEqual([['gap', 1]]);
});

/** What should be counted, written down one by one. */
class Truth {
  readonly expected = new Map<string, number>();
  readonly #seen = new Set<string>();

  add({ entry, hour, key, page, visitor }: { hour: number; key: string; page: string; visitor: string; entry: boolean }): void {
    const day = firstHour(dayOfHour(hour));
    for (const where of ['', page]) {
      this.#count(['views', hour, where, 'loads']);
      if (entry) this.#count(['views', hour, where, 'visits']);
      this.#once(['views', hour, where, 'visitors'], visitor + key);
      this.#once(['visitors', day, where, ''], visitor + key);
    }
  }

  #once(cell: readonly (string | number)[], who: string): void {
    const name = [...cell, who].join(' ');
    if (!this.#seen.has(name)) this.#count(cell);
    this.#seen.add(name);
  }

  #count(cell: readonly (string | number)[]): void {
    const name = cell.join(' ');
    this.expected.set(name, (this.expected.get(name) ?? 0) + 1);
  }
}

function at(world: SimulatedWorld, index: number): SimulatedCollector {
  const collector = world.collectors[index];
  if (collector === undefined) throw new Error('no such collector');
  return collector;
}

const sumOf = (world: SimulatedWorld, { hour, page, table }: { table: string; hour: number; page: string }): number =>
  [...world.cells.values()].filter((cell) => cell.table === table && cell.hour === hour && cell.page === page).reduce((sum, { count }) => sum + count, 0);
