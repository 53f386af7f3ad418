import { randomUUID } from 'node:crypto';
import { waitFigure } from '@visavis/analytics';
import { connectDatabase, type Database } from '@visavis/db';
import { cell, flush, mark } from '@visavis/db/schema';
import { postgres } from '@visavis/testkit';
import { asc, sql } from 'drizzle-orm';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { addCells, type Flush } from './add-cells.ts';
import { addChatCounts } from './add-chat-counts.ts';
import { addMarks } from './add-marks.ts';
import type { CellCount } from './cell-rows.ts';
import { cuttingProxy, type Cut } from './cutting-proxy.test-support.ts';
import { database, type Seen } from './database.test-support.ts';

const NOON = new Date('2026-03-14T12:00:00Z');
const CHAT = randomUUID();
const LATER = new Date('2026-03-14T12:59:59.999Z');
const loads = (count: number, more: Partial<CellCount> = {}): CellCount => ({ table: 'views', start: NOON, page: '', value: 'loads', count, ...more });
const flushOf = (cells: readonly CellCount[], more: Partial<Flush> = {}): Flush => ({ collector: randomUUID(), sequence: 1, cells, ...more });
/** While the day goes on, unless a test says otherwise. */
const add = (db: Database, sent: Flush, now = NOON) => addCells(db, sent, now);
const stored = async ({ owner }: Pick<Seen, 'owner'>) => owner.select().from(cell).orderBy(asc(cell.table), asc(cell.value));

test('cells add up by hour or day, within a flush, over flushes and over collectors', async () => {
  const seen = await database();
  const country = (start: Date): CellCount => ({ table: 'countries', start, page: '/', value: 'IS', count: 3 });
  const first = flushOf([loads(2), loads(3, { start: LATER }), country(NOON)]);
  expect(await add(seen.collector, first)).toBe('added');
  expect(await add(seen.collector, { ...first, sequence: 2, cells: [loads(5)] })).toBe('added');
  expect(await add(seen.collector, flushOf([loads(7), country(LATER)]))).toBe('added');
  expect(await stored(seen)).toEqual([
    { ...country(new Date('2026-03-14T00:00:00Z')), count: 6 },
    loads(17),
  ]);
});

test('the same flush twice adds once, also at the same time, and an older one adds nothing', async () => {
  const seen = await database();
  const first = flushOf([loads(2)], { marks: [{ hour: NOON, kind: 'key-started', count: 1 }] });
  expect((await Promise.all([1, 2, 3, 4].map(() => add(seen.collector, first)))).sort()).toEqual(['added', 'repeated', 'repeated', 'repeated']);
  const second = { ...first, sequence: 2 };
  expect((await Promise.all([1, 2, 3, 4].map(() => add(seen.collector, second)))).sort()).toEqual(['added', 'repeated', 'repeated', 'repeated']);
  expect(await add(seen.collector, first)).toBe('repeated');
  expect(await stored(seen)).toEqual([loads(4)]);
  expect(await seen.owner.select().from(mark)).toEqual([{ hour: NOON, kind: 'key-started', count: 2 }]);
});

test('a number that leaves one out is refused, and so is one of a collector that never began', async () => {
  const seen = await database();
  const first = flushOf([loads(1)]);
  expect(await add(seen.collector, { ...first, sequence: 2 })).toBe('gap');
  expect(await add(seen.collector, first)).toBe('added');
  expect(await add(seen.collector, { ...first, sequence: 3 })).toBe('gap');
  expect(await stored(seen)).toEqual([loads(1)]);
  expect(await seen.owner.select({ sequence: flush.sequence }).from(flush)).toEqual([{ sequence: 1 }]);
});

test('of a flush only its hour is kept', async () => {
  const seen = await database();
  const first = flushOf([]);
  await add(seen.collector, first, LATER);
  expect(await seen.owner.select().from(flush)).toEqual([{ collector: first.collector, sequence: 1, hour: NOON }]);
});

test('a flush of thousands is stored whole; one bad cell leaves all of it out, and its number free', async () => {
  const seen = await database();
  const many = Array.from({ length: 2_500 }, (_, host): CellCount => ({ table: 'referrers', start: NOON, page: '', value: `h${host}.example`, count: 1 }));
  const bad: CellCount = { table: 'referrers', start: NOON, page: '', value: '203.0.113.5', count: 1 };
  const first = flushOf([...many, bad]);
  await expect(add(seen.collector, first)).rejects.toMatchObject({ reason: 'conflict', constraint: 'cell_item' });
  expect(await seen.owner.$count(cell)).toBe(0);
  expect(await add(seen.collector, { ...first, cells: many })).toBe('added');
  expect(await seen.owner.$count(cell)).toBe(2_500);
});

test('collectors with the same cells in opposite orders do not block each other, and lose nothing', async () => {
  const seen = await database();
  const cells = Array.from({ length: 200 }, (_, host): CellCount => ({ table: 'referrers', start: NOON, page: '', value: `h${host}.example`, count: 1 }));
  const outcomes = await Promise.all(Array.from({ length: 20 }, (_, n) => add(seen.collector, flushOf(n % 2 === 0 ? cells : cells.toReversed()))));
  expect(new Set(outcomes)).toEqual(new Set(['added']));
  expect(new Set((await stored(seen)).map(({ count }) => count))).toEqual(new Set([20]));
});

test('marks add up by hour and kind', async () => {
  const { collector, owner } = await database();
  await addMarks(collector, [{ hour: NOON, kind: 'gap', count: 1 }, { hour: LATER, kind: 'gap', count: 2 }]);
  await addMarks(collector, [{ hour: LATER, kind: 'gap', count: 4 }, { hour: NOON, kind: 'crowded', count: 1 }]);
  expect(await owner.select().from(mark).orderBy(asc(mark.kind))).toEqual([
    { hour: NOON, kind: 'crowded', count: 1 },
    { hour: NOON, kind: 'gap', count: 7 },
  ]);
});

const MIDNIGHT = new Date('2026-03-15T00:00:00Z');
const minutesAfter = (minutes: number): Date => new Date(MIDNIGHT.getTime() + minutes * 60_000);
const of = (table: CellCount['table'], value: string, page = ''): CellCount => ({ table, start: NOON, page, value, count: 1 });
const TOTALS = [of('chat', 'matches'), of('chat', 'started'), of('dropped', 'bot'), of('views', 'loads'), of('views', 'visitors'), of('views', 'visits'), of('visitors', '')];
const FINER = [
  of('views', 'loads', '/'), of('views', 'visits', '/'), of('visitors', '', '/'), of('public-pages', '/'), of('referrers', 'none'), of('campaigns', 'spring'), of('countries', 'IS'),
  of('countries', 'IS', '/'), of('devices', 'phone'), of('browsers', 'firefox'), of('systems', 'macos'), of('vitals', 'lcp:3'), of('vitals', 'lcp:3', '/'), of('time', '20'), of('scroll', '50'),
  of('clicks', 'start'), of('funnel', 'home'), of('chat', 'wait:3'), of('chat', 'length:3'), of('chat', 'end:lost'),
];
const names = (cells: readonly Readonly<Record<'table' | 'page' | 'value', string>>[]): readonly string[] => cells.map(({ table, page, value }) => `${table} ${page} ${value}`).sort();

test('a day that has settled grows in its totals alone, and a mark says that something is missing', async () => {
  const seen = await database();
  const first = flushOf([...TOTALS, ...FINER], { marks: [{ hour: NOON, kind: 'key-started', count: 1 }] });
  expect(await add(seen.collector, first, minutesAfter(60))).toBe('added');
  expect(names(await stored(seen))).toEqual(names(TOTALS));
  const marks = [
    { hour: NOON, kind: 'key-started', count: 1 },
    { hour: new Date('2026-03-14T23:00:00Z'), kind: 'gap', count: 1 },
  ];
  expect(await seen.owner.select().from(mark).orderBy(asc(mark.hour))).toEqual(marks);
  // Sent again, it adds neither counts nor marks, whatever the time says.
  for (const now of [minutesAfter(61), NOON]) expect(await add(seen.collector, first, now)).toBe('repeated');
  expect(names(await stored(seen))).toEqual(names(TOTALS));
  expect(await seen.owner.select().from(mark).orderBy(asc(mark.hour))).toEqual(marks);
});

test('all of a day is added until five minutes before it settles, so that no look comes between', async () => {
  const seen = await database();
  expect(await add(seen.collector, flushOf(FINER), new Date(minutesAfter(55).getTime() - 1))).toBe('added');
  expect(names(await stored(seen))).toEqual(names(FINER));
  expect(await seen.owner.$count(mark)).toBe(0);
  await add(seen.collector, flushOf([...FINER, loads(1), of('visitors', '')].map((one) => ({ ...one, count: 7 }))), minutesAfter(55));
  expect((await stored(seen)).filter(({ count }) => count > 1).map(({ count, table, value }) => [table, value, count])).toEqual([['views', 'loads', 7], ['visitors', '', 7]]);
});

test('each late day of a flush has its own mark, and the days that still go on are added whole', async () => {
  const seen = await database();
  const day = (text: string) => ({ ...of('countries', 'IS'), start: new Date(`2026-03-${text}T00:00:00Z`) });
  expect(await add(seen.collector, flushOf([day('12'), day('13'), day('13'), day('15')]), minutesAfter(90))).toBe('added');
  expect((await stored(seen)).map(({ start }) => start)).toEqual([MIDNIGHT]);
  expect((await seen.owner.select().from(mark).orderBy(asc(mark.hour))).map(({ hour, count }) => [hour.toISOString(), count])).toEqual([
    ['2026-03-12T23:00:00.000Z', 1],
    ['2026-03-13T23:00:00.000Z', 1],
  ]);
});

test('waits that signaling tells too late are left out, and its matches are not', async () => {
  const seen = await database();
  const counts = [{ hour: NOON, figure: 'matches', count: 2 }, { hour: NOON, figure: waitFigure(3_000), count: 2 }] as const;
  const batch = (sequence: number) => ({ collector: CHAT, sequence, counts });
  await addChatCounts(seen.signaling, batch(1), minutesAfter(60));
  expect((await stored(seen)).map(({ value }) => value)).toEqual(['matches']);
  await addChatCounts(seen.signaling, batch(2), NOON);
  expect((await stored(seen)).map(({ value, count }) => [value, count])).toEqual([['matches', 4], [waitFigure(3_000), 2]]);
});

test('the same batch of signaling counts once, and a number that never came is a gap', async () => {
  const seen = await database();
  const batch = { collector: CHAT, sequence: 1, counts: [{ hour: NOON, figure: 'matches', count: 2 }, { hour: NOON, figure: waitFigure(3_000), count: 4 }] } as const;
  expect((await Promise.all([1, 2, 3].map(() => addChatCounts(seen.signaling, batch, NOON)))).toSorted()).toEqual(['added', 'repeated', 'repeated']);
  expect(await addChatCounts(seen.signaling, { ...batch, sequence: 3 }, NOON)).toBe('gap');
  expect(await addChatCounts(seen.signaling, { ...batch, sequence: 2 }, NOON)).toBe('added');
  expect((await stored(seen)).map(({ count }) => count)).toEqual([4, 8]);
});

test('signaling cannot flush', async () => {
  const { signaling } = await database();
  await expect(add(signaling, flushOf([loads(1)]))).rejects.toMatchObject({ reason: 'forbidden' });
});

test('whatever collectors send, again and in whatever order, each flush counts once', { timeout: 120_000 }, async () => {
  const seen = await database();
  /** A try sends what is next, or what was sent before, or leaves a number out. */
  const tries = fc.array(fc.record({ who: fc.integer({ min: 0, max: 2 }), step: fc.constantFrom('next', 'next', 'again', 'older', 'gap'), count: fc.integer({ min: 1, max: 9 }) }), { maxLength: 20 });
  await fc.assert(
    fc.asyncProperty(tries, async (sent) => {
      await seen.owner.execute(sql`truncate analytics.cell, analytics.flush`);
      const ids = [randomUUID(), randomUUID(), randomUUID()] as const;
      const written = new Map<string, CellCount[][]>(ids.map((id) => [id, []]));
      let truth = 0;
      for (const { who, step, count } of sent) {
        const id = ids[who] ?? ids[0];
        const before = written.get(id) ?? [];
        const at = { next: before.length, again: before.length - 1, older: 0, gap: before.length + 1 }[step];
        const cells = before[at] ?? [loads(count)];
        const outcome = await add(seen.collector, { collector: id, sequence: Math.max(0, at) + 1, cells });
        const expected = at > before.length ? 'gap' : at === before.length || before.length === 0 ? 'added' : 'repeated';
        expect(outcome).toBe(expected);
        if (outcome === 'added') {
          before.push(cells);
          truth += cells.reduce((sum, one) => sum + one.count, 0);
        }
      }
      expect((await stored(seen)).reduce((sum, one) => sum + one.count, 0)).toBe(truth);
    }),
    { numRuns: 40 },
  );
});

test.each<[string, Cut, 'added' | 'repeated']>([
  ['after COMMIT was sent and before the answer came', 'answer-to-commit', 'repeated'],
  ['before COMMIT came to the server', 'commit', 'added'],
])('a connection cut %s leaves the flush counted once', async (_, cut, second) => {
  const { ownerUrl, urls, close } = await postgres();
  const proxy = await cuttingProxy(urls.collector);
  const through = connectDatabase(proxy.url, { max: 1 });
  const owner = connectDatabase(ownerUrl, { max: 1 });
  onTestFinished(async () => {
    await Promise.all([through.close(), owner.close()]);
    proxy.close();
    await close();
  });
  const first = flushOf([loads(3)]);
  await through.ping();
  proxy.cutNext(cut);
  await expect(add(through.db, first)).rejects.toMatchObject({ reason: 'unreachable' });
  expect(proxy.cuts()).toBe(1);
  // PostgreSQL may take a moment to notice that nobody is there any more; the second try waits for its lock.
  expect(await add(through.db, first)).toBe(second);
  expect(await add(through.db, { ...first, sequence: 2, cells: [loads(4)] })).toBe('added');
  expect(await stored({ owner: owner.db })).toEqual([loads(7)]);
});
