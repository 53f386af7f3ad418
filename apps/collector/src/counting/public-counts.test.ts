import { randomBytes } from 'node:crypto';
import { publicCells } from '@visavis/analytics';
import { describe, expect, it } from 'vitest';
import { firstHour, SimulatedWorld, viewOf } from '../testing/simulated-collectors.ts';
import { ALL_TABLES } from '../testing/started-collector.ts';
import { HOUR_MS } from '../time/period.ts';
import { MemoryVisitors } from '../visitors/memory-visitors.ts';
import { VisitorsUnavailable } from '../visitors/visitors.ts';
import { Counting } from './counting.ts';
import { HeldHosts } from './held-hosts.ts';
import { Sums } from './sums.ts';
import { bothMemories, DAY, twoCollectors } from './two-collectors.test-support.ts';

const NOON = (firstHour(DAY) + 12) * HOUR_MS;
const PUBLIC = publicCells(ALL_TABLES);
const PAGES = ['/', '/chat/', '/privacy/', '/terms/', '/cookies/'] as const;

const memories = bothMemories();
const MEMORIES = [
  { name: 'one process', memory: memories.inProcess },
  { name: 'Redis', memory: memories.inRedis },
] as const;

describe.each(MEMORIES)('what public numbers are made of, with the memory in $name', ({ memory }) => {
  const begin = (maxTagsOfDay?: number) => twoCollectors({ start: NOON, memory, ...(maxTagsOfDay !== undefined && { maxTagsOfDay }) });
  /** Every cell from which a public number of the day is made, and how much one visitor changed it. */
  const publicOf = (world: SimulatedWorld) =>
    PUBLIC.flatMap(({ table, value }) => {
      const count = world.of(table, firstHour(DAY), { value });
      return count === 0 ? [] : [`${table} ${value}: ${count}`];
    });

  it('is one of a visitor and three of its pages at most, whichever collectors it goes to', async () => {
    const { first, second, world } = begin();
    for (const page of PAGES) for (const one of [first, second]) await one.view('ada', viewOf(page));
    await Promise.all([first.end(), second.end()]);
    expect(publicOf(world)).toEqual(['visitors : 1', 'public-pages /: 1', 'public-pages /chat/: 1', 'public-pages /privacy/: 1', 'countries IS: 1', 'devices desktop: 1']);
    expect(world.of('visitors', firstHour(DAY), { page: '/cookies/' })).toBe(1);
  });

  it('has nothing of visitors who are not remembered, and their day is marked', async () => {
    const { first, second, world } = begin(2);
    for (const visitor of ['ada', 'ben', 'cid', 'dot', 'eva']) for (const one of [first, second]) await one.view(visitor, viewOf('/'));
    await Promise.all([first.tend(), second.tend()]);
    expect(publicOf(world)).toEqual(['visitors : 2', 'public-pages /: 2', 'countries IS: 2', 'devices desktop: 2']);
    expect(world.of('funnel', firstHour(DAY), { value: 'home' })).toBe(2);
    // Three of them, at each of two collectors.
    expect([...world.marks]).toEqual([['crowded', 6]]);
    expect(world.of('views', firstHour(DAY) + 12, { value: 'loads' })).toBe(10);
  });

  it('is marked when an estimate is added, even if who saw the crowd died before it wrote', async () => {
    const { first, second, world } = begin(2);
    for (const visitor of ['ada', 'ben']) await second.view(visitor, viewOf('/'));
    for (const visitor of ['cid', 'dot', 'eva']) await first.view(visitor, viewOf('/'));
    await first.die();
    await world.pass(13 * HOUR_MS);
    await second.tend();
    // An estimate: of five visitors two fall on one register once in 400 runs.
    expect([4, 5]).toContain(world.of('visitors', firstHour(DAY)));
    expect(world.marks.get('crowded')).toBe(1);
  });
});

it('closes every day that is not closed, and not yesterday only: the estimate of each is told once', async () => {
  const clock = { now: NOON };
  const sums = new Sums({ tables: () => ALL_TABLES, maxCells: 100 });
  const hosts = new HeldHosts({ sums, threshold: () => 3, maxHosts: 100 });
  const visitors = new MemoryVisitors({ now: () => clock.now, randomBytes, onKeyStarted: () => {}, maxTagsOfDay: 0 });
  const counting = new Counting({ sums, hosts, campaigns: () => new Set(), visitors, now: () => clock.now });
  const family = { browser: 'firefox', system: 'linux', form: 'desktop' } as const;
  const told = (): readonly (readonly [number, number])[] =>
    (sums.take()?.cells ?? []).filter(({ page, table }) => table === 'visitors' && page === '').map(({ count, hour }) => [hour / 24, count]);
  const beyond = visitors.beyond.bind(visitors);
  await counting.tend();
  // From now on nobody can say how many there were, and nothing is forgotten.
  visitors.beyond = () => Promise.reject(new VisitorsUnavailable('away'));
  visitors.tend = async () => {};
  for (const day of [DAY, DAY + 1]) {
    await counting.count([{ hour: firstHour(day) + 12, tag: 7n, household: 1, count: viewOf('/'), family, country: 'IS' }]);
    clock.now += 12 * HOUR_MS + 60_000;
    await expect(counting.tend()).rejects.toBeInstanceOf(VisitorsUnavailable);
    clock.now += 12 * HOUR_MS;
  }
  expect(told()).toEqual([]);
  visitors.beyond = beyond;
  for (let times = 0; times < 2; times += 1) await counting.tend();
  expect(told()).toEqual([[DAY, 1], [DAY + 1, 1]]);
});

it('tells the estimate of a day before it is forgotten, when the process slept for longer than it is kept', async () => {
  const world = new SimulatedWorld({ start: NOON, collectors: 1, memory: memories.inProcess, maxTagsOfDay: 1 });
  const [collector] = world.collectors;
  await collector?.tend();
  for (const visitor of ['ada', 'ben', 'cid']) await collector?.view(visitor, viewOf('/'));
  await world.pass(60 * HOUR_MS);
  await collector?.tend();
  expect(world.of('visitors', firstHour(DAY))).toBe(3);
});

it('tells the estimate of a day that is over and not closed, when the process ends', async () => {
  const world = new SimulatedWorld({ start: NOON, collectors: 1, memory: memories.inProcess, maxTagsOfDay: 1 });
  const [collector] = world.collectors;
  await collector?.tend();
  for (const visitor of ['ada', 'ben', 'cid']) await collector?.view(visitor, viewOf('/'));
  await world.pass(12 * HOUR_MS + 30_000);
  await collector?.tend();
  expect(world.of('visitors', firstHour(DAY))).toBe(1);
  await collector?.end();
  expect(world.of('visitors', firstHour(DAY))).toBe(3);
});

it('a visitor who is crowded out of the day is told as that, whatever becomes of the hour', async () => {
  const sums = new Sums({ tables: () => ALL_TABLES, maxCells: 100 });
  const hosts = new HeldHosts({ sums, threshold: () => 3, maxHosts: 100 });
  const visitors = new MemoryVisitors({ now: () => NOON, randomBytes, onKeyStarted: () => {}, maxTagsOfDay: 0 });
  const mark = visitors.mark.bind(visitors);
  visitors.mark = (period, requests) => (period.grain === 'day' ? mark(period, requests) : Promise.reject(new VisitorsUnavailable('away')));
  const counting = new Counting({ sums, hosts, campaigns: () => new Set(), visitors, now: () => NOON });
  const family = { browser: 'firefox', system: 'linux', form: 'desktop' } as const;
  await counting.count([{ hour: firstHour(DAY) + 12, tag: 7n, household: 1, count: viewOf('/'), family, country: 'IS' }]);
  expect(sums.take()?.marks).toEqual([{ kind: 'crowded', hour: firstHour(DAY) + 12, count: 1 }]);
});

it('an hour that is full is a gap of its own, while the day stays exact', async () => {
  const sums = new Sums({ tables: () => ALL_TABLES, maxCells: 100 });
  const hosts = new HeldHosts({ sums, threshold: () => 3, maxHosts: 100 });
  const visitors = new MemoryVisitors({ now: () => NOON, randomBytes, onKeyStarted: () => {} });
  const mark = visitors.mark.bind(visitors);
  visitors.mark = (period, requests) => (period.grain === 'day' ? mark(period, requests) : Promise.resolve(requests.map(() => 'crowded' as const)));
  const counting = new Counting({ sums, hosts, campaigns: () => new Set(), visitors, now: () => NOON });
  const family = { browser: 'firefox', system: 'linux', form: 'desktop' } as const;
  await counting.count([{ hour: firstHour(DAY) + 12, tag: 7n, household: 1, count: viewOf('/'), family, country: 'IS' }]);
  const batch = sums.take();
  expect(batch?.marks).toEqual([{ kind: 'gap', hour: firstHour(DAY) + 12, count: 1 }]);
  expect(batch?.cells.find(({ page, table }) => table === 'visitors' && page === '')).toMatchObject({ count: 1 });
});
