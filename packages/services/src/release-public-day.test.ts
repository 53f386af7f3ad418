import { randomBytes, randomUUID } from 'node:crypto';
import { publicCells } from '@visavis/analytics';
import type { Database } from '@visavis/db';
import { cell, publicCell, publicDay } from '@visavis/db/schema';
import { proves } from '@visavis/policy/proves';
import { and, eq, sql } from 'drizzle-orm';
import { expect, test, vi } from 'vitest';
import { addCells, type Flush } from './add-cells.ts';
import type { Mark } from './add-marks.ts';
import type { CellCount } from './cell-rows.ts';
import { database, type Seen } from './database.test-support.ts';
import { type PublicRelease, releasePublicDay } from './release-public-day.ts';
import { dayOf, dayStart } from './utc.ts';

const NOON = new Date('2026-03-14T12:00:00Z');
const DAY = dayOf(NOON);
/** Before the day settles. */
const EVENING = new Date('2026-03-14T20:00:00Z');
const MORNING = new Date('2026-03-15T01:00:00Z');
const TABLES = ['visitors', 'public-pages', 'countries', 'devices'] as const;
const release: PublicRelease = { day: DAY, epsilon: 1, threshold: 20, tables: TABLES, now: MORNING, randomBytes };

const counted = (table: CellCount['table'], value: string, count: number, start = NOON): CellCount => ({ table, start, page: '', value, count });
const CELLS = [counted('visitors', '', 5_000), counted('public-pages', '/', 4_000), counted('countries', 'IS', 3_000), counted('devices', 'phone', 2_000)];
const KEY: Mark = { hour: new Date('2026-03-14T00:00:00Z'), kind: 'key-started', count: 1 };
const count = (seen: Seen, cells: readonly CellCount[] = CELLS, marks: readonly Mark[] = [KEY]) =>
  addCells(seen.collector, { collector: randomUUID(), sequence: 1, cells, marks }, EVENING);
const shown = ({ owner }: Seen) => owner.select().from(publicCell);
const pagesOf = async ({ owner }: Seen) => (await owner.select().from(cell).where(eq(cell.table, 'public-pages'))).map((row) => [row.start, row.count]);
const COLLECTOR = randomUUID();

/** Runs in a transaction that stays open until told to commit. */
function held<T>(db: Database, run: (tx: Database) => Promise<T>) {
  const [begun, ending] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const ended = db.transaction(async (tx) => {
    const result = await run(tx);
    begun.resolve();
    await ending.promise;
    return result;
  });
  return [{ begun: begun.promise, ended }, ending.resolve] as const;
}

/** Until somebody waits for a lock that says which days are open. */
const oneWaits = ({ owner }: Seen) =>
  vi.waitUntil(async () => (await owner.execute(sql`select from pg_locks where locktype = 'advisory' and not granted and database = (select oid from pg_database where datname = current_database())`)).length > 0);

test(proves('a finished day gets noisy numbers, its ε, and loses the counts behind its pages', 'VIS-04-08'), async () => {
  const seen = await database();
  await count(seen);
  await count(seen, [counted('public-pages', '/', 50, MORNING)], []);
  expect(await releasePublicDay(seen.admin, release)).toBe('published');
  expect(await seen.owner.select().from(publicDay)).toEqual([{ day: dayStart(DAY), epsilon: 1, keys: 1, outcome: 'published' }]);
  const numbers = new Map((await shown(seen)).map(({ table, value, noisy }) => [`${table} ${value}`, noisy]));
  // P(|noise| > 200) is below e^(−33) a cell at scale 6.
  for (const { table, value, count: truth } of CELLS) expect(Math.abs((numbers.get(`${table} ${value}`) ?? 0) - truth)).toBeLessThan(200);
  for (const noisy of numbers.values()) expect(noisy).toBeGreaterThanOrEqual(20);
  const left = await seen.owner.select({ table: cell.table, start: cell.start }).from(cell).where(eq(cell.table, 'public-pages'));
  expect(left).toEqual([{ table: 'public-pages', start: new Date('2026-03-15T00:00:00Z') }]);
});

test('only tables that the profile counts are public, with the noise that these need', async () => {
  const seen = await database();
  await count(seen);
  const few = ['visitors', 'devices', 'chat', 'referrers'] as const;
  expect(await releasePublicDay(seen.admin, { ...release, threshold: -1_000, tables: few })).toBe('published');
  const numbers = await shown(seen);
  expect(numbers).toHaveLength(publicCells(few).length);
  expect(new Set(numbers.map(({ table }) => table))).toEqual(new Set(['visitors', 'devices']));
  await expect(releasePublicDay(seen.admin, { ...release, day: DAY - 1, tables: ['chat'] })).rejects.toThrow(RangeError);
});

test(proves('a second release of a day changes nothing, whatever was counted since', 'VIS-04-08'), async () => {
  const seen = await database();
  await count(seen);
  await releasePublicDay(seen.admin, release);
  const first = await shown(seen);
  await count(seen, [counted('countries', 'DE', 900), counted('public-pages', '/', 7)]);
  expect(await releasePublicDay(seen.admin, release)).toBe('decided');
  expect(await releasePublicDay(seen.admin, { ...release, epsilon: 5, now: new Date('2026-03-18T00:00:00Z') })).toBe('decided');
  expect(await shown(seen)).toEqual(first);
  expect(await seen.owner.select({ epsilon: publicDay.epsilon }).from(publicDay)).toEqual([{ epsilon: 1 }]);
});

test('a page that left the vocabulary since it was counted is left out, and the day is released', async () => {
  const seen = await database();
  await count(seen, [...CELLS, counted('public-pages', '/no-more/', 3_000), counted('countries', 'ZZ', 3_000)]);
  expect(await releasePublicDay(seen.admin, { ...release, threshold: -1_000 })).toBe('published');
  const numbers = await shown(seen);
  expect(numbers).toHaveLength(publicCells(TABLES).length);
  expect(numbers.filter(({ noisy }) => noisy > 1_000)).toHaveLength(CELLS.length);
});

test('of several processes that release a day at once, one does', async () => {
  const seen = await database();
  await count(seen);
  const outcomes = await Promise.all(Array.from({ length: 4 }, () => releasePublicDay(seen.admin, release)));
  expect(outcomes.toSorted()).toEqual(['decided', 'decided', 'decided', 'published']);
  const visitors = await seen.owner.select().from(publicCell).where(and(eq(publicCell.table, 'visitors')));
  expect(visitors).toHaveLength(1);
});

test(proves('a released day is sealed: clamped pages that come late are dropped, also when the collector’s clock is late', 'VIS-04-08'), async () => {
  const seen = await database();
  await count(seen);
  await releasePublicDay(seen.admin, release);
  const flush: Flush = { collector: randomUUID(), sequence: 1, cells: [counted('public-pages', '/', 7), counted('public-pages', '/', 5, MORNING), counted('countries', 'IS', 2)] };
  expect([await addCells(seen.collector, flush, EVENING), await addCells(seen.collector, flush, EVENING)]).toEqual(['added', 'repeated']);
  expect(await pagesOf(seen)).toEqual([[dayStart(DAY + 1), 5]]);
  expect(await seen.owner.select({ count: cell.count }).from(cell).where(eq(cell.table, 'countries'))).toEqual([{ count: 3_002 }]);
});

test('a release waits for a flush of its day that began before, and a flush for a release', async () => {
  const seen = await database();
  const late = (sequence: number): Flush => ({ collector: COLLECTOR, sequence, cells: [counted('public-pages', '/', 4_000)], marks: [KEY, KEY] });
  const [flushed, endFlush] = held(seen.collector, (tx) => addCells(tx, late(1), EVENING));
  await flushed.begun;
  const releasing = releasePublicDay(seen.admin, { ...release, threshold: -1_000 });
  await oneWaits(seen);
  endFlush();
  expect([await flushed.ended, await releasing]).toEqual(['added', 'published']);
  const numbers = await shown(seen);
  expect(numbers.find(({ table, value }) => table === 'public-pages' && value === '/')?.noisy).toBeGreaterThan(3_000);
  // What came with them was seen too.
  expect(await seen.owner.select({ epsilon: publicDay.epsilon, keys: publicDay.keys }).from(publicDay)).toEqual([{ epsilon: 2, keys: 2 }]);

  const [released, endRelease] = held(seen.admin, (tx) => releasePublicDay(tx, { ...release, day: DAY - 1 }));
  await released.begun;
  const flushing = addCells(seen.collector, { ...late(2), cells: [counted('public-pages', '/', 9, dayStart(DAY - 1))] }, dayStart(DAY - 1));
  await oneWaits(seen);
  endRelease();
  expect([await released.ended, await flushing]).toEqual(['published', 'added']);
  expect(await pagesOf(seen)).toEqual([]);
});

test('whichever of many flushes and a release comes first, nothing is left behind', async () => {
  const seen = await database();
  const flushes = Array.from({ length: 30 }, () => count(seen, [counted('public-pages', '/', 1), counted('public-pages', '/chat/', 1, dayStart(DAY - 1)), counted('visitors', '', 1)], []));
  const releases = [DAY, DAY - 1, DAY].map((day) => releasePublicDay(seen.admin, { ...release, day }));
  await Promise.all([...flushes, ...releases]);
  expect(await pagesOf(seen)).toEqual([]);
  expect(await seen.owner.select({ count: cell.count }).from(cell)).toEqual([{ count: 30 }]);
});

test(proves('a day with a second key carries 2ε with the same noise, and one with more publishes nothing', 'VIS-04-08'), async () => {
  const seen = await database();
  await count(seen, CELLS, [KEY, { ...KEY, hour: NOON }]);
  expect(await releasePublicDay(seen.admin, { ...release, epsilon: 0.3 })).toBe('published');
  const before = dayStart(DAY - 1);
  await count(seen, CELLS.map((one) => ({ ...one, start: before })), [{ ...KEY, hour: before, count: 3 }]);
  expect(await releasePublicDay(seen.admin, { ...release, day: DAY - 1 })).toBe('keys');
  expect(await seen.owner.select().from(publicDay).orderBy(publicDay.day)).toEqual([
    { day: before, epsilon: 0, keys: 3, outcome: 'keys' },
    { day: dayStart(DAY), epsilon: 0.6, keys: 2, outcome: 'published' },
  ]);
  expect(new Set((await shown(seen)).map(({ day }) => day.getTime()))).toEqual(new Set([dayStart(DAY).getTime()]));
  expect(await seen.owner.$count(cell, eq(cell.table, 'public-pages'))).toBe(0);
});

test.each(['crowded', 'turned-away'] as const)(proves('a day with a mark of a crowd publishes nothing, for good: %s', 'VIS-04-08'), async (kind) => {
  const seen = await database();
  await count(seen, CELLS, [KEY, { hour: NOON, kind, count: 1 }]);
  expect(await releasePublicDay(seen.admin, release)).toBe('crowded');
  expect(await releasePublicDay(seen.admin, release)).toBe('decided');
  expect(await shown(seen)).toEqual([]);
});

test.each([
  ['before its last collectors had an hour to flush', MORNING.getTime() - 1, 'not-over'],
  ['more than seven days later', dayStart(DAY + 8).getTime(), 'too-old'],
])('a day is not released %s', async (_, now, outcome) => {
  const seen = await database();
  await count(seen);
  expect(await releasePublicDay(seen.admin, { ...release, now: new Date(now) })).toBe(outcome);
  expect(await seen.owner.$count(publicDay)).toBe(0);
});

test('a day on which nobody came is released like any other', async () => {
  const seen = await database();
  expect(await releasePublicDay(seen.admin, { ...release, threshold: -1_000 })).toBe('published');
  const numbers = await shown(seen);
  expect(numbers).toHaveLength(publicCells(TABLES).length);
  expect(new Set(numbers.map(({ noisy }) => noisy)).size).toBeGreaterThan(10);
});

test('when the noise cannot be drawn, the day stays open and its counts stay', async () => {
  const seen = await database();
  await count(seen);
  await expect(releasePublicDay(seen.admin, { ...release, randomBytes: () => new Uint8Array(0) })).rejects.toThrow(RangeError);
  expect([await seen.owner.$count(publicDay), await seen.owner.$count(cell)]).toEqual([0, CELLS.length]);
  expect(await releasePublicDay(seen.admin, release)).toBe('published');
});

test('neither signaling nor the collector releases', async () => {
  const seen = await database();
  for (const db of [seen.signaling, seen.collector]) await expect(releasePublicDay(db, release)).rejects.toMatchObject({ reason: 'forbidden' });
});
