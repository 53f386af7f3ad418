import { randomUUID } from 'node:crypto';
import { mayExist, pagesIn, TABLES } from '@visavis/analytics';
import { connectDatabase } from '@visavis/db';
import { CAMPAIGN_NAME, type CountTableName } from '@visavis/policy/counted';
import { postgres, type TestDatabase } from '@visavis/testkit';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CellSum } from './counting/sums.ts';
import { storeBatch } from './store-batch.ts';
import { storedCounts } from './testing/stored-counts.ts';

// Late cells of a day that is over are left out.
const DAY = Math.floor(Date.now() / 86_400_000);
const EVERY_PAGE = ['', ...pagesIn(0xffff_ffff)];

let database: TestDatabase;
let connection: ReturnType<typeof connectDatabase>;
beforeAll(async () => {
  database = await postgres();
  connection = connectDatabase(database.urls.collector, { max: 1 });
});
afterAll(async () => {
  await connection.close();
  await database.close();
});

const store = (cells: readonly CellSum[]) => storeBatch(connection.db, { collector: randomUUID(), sequence: 1, cells, marks: [] });
const cellOf = (table: CountTableName, value: string, page = ''): CellSum => ({ table, hour: DAY * 24, page, value, count: 1 });
const sampled = (values: fc.Arbitrary<string>, table: CountTableName, campaigns: readonly string[] = []): readonly string[] =>
  [...new Set(fc.sample(values, 3_000))].filter((value) => mayExist({ table, page: '', value }, { campaigns }));

// A batch that a table refuses is lost, so whatever visitors can bring about has to get through.
it('stores every cell of every closed list, on every page', async () => {
  const cells = Object.entries(TABLES).flatMap(([name, { byPage, values }]) => {
    const table = Object.keys(TABLES).find((known): known is CountTableName => known === name);
    if (table === undefined || typeof values === 'function') return [];
    return [...values].flatMap((value) => (byPage ? EVERY_PAGE : ['']).map((page) => cellOf(table, value, page)));
  });
  expect(cells.length).toBeGreaterThan(3_000);
  expect(await store(cells)).toBe('added');
});

it('stores every referring host that may be counted', async () => {
  const near = fc.string({ unit: fc.constantFrom('a', 'z', '0', '9', '-', '.'), minLength: 1, maxLength: 20 });
  const long = fc.tuple(fc.integer({ min: 55, max: 70 }), fc.integer({ min: 1, max: 5 })).map(([length, times]) => `${'x'.repeat(length)}.`.repeat(times) + 'example');
  const hosts = sampled(fc.oneof(near, fc.domain(), long, fc.constantFrom('none', 'own', 'other')), 'referrers');
  expect(hosts.length).toBeGreaterThan(500);
  expect(await store(hosts.map((host) => cellOf('referrers', host)))).toBe('added');
});

it('stores every campaign that a manifest can declare', async () => {
  const names = [...new Set(fc.sample(fc.stringMatching(CAMPAIGN_NAME), 1_000))];
  expect(sampled(fc.constantFrom(...names), 'campaigns', names).length).toBeGreaterThan(500);
  expect(await store(names.map((name) => cellOf('campaigns', name)))).toBe('added');
});

it('says of what a table refuses that it is refused, and stores nothing of it', async () => {
  const before = await storedCounts(database.ownerUrl);
  expect(await store([cellOf('devices', 'phone'), cellOf('devices', 'Mozilla/5.0')])).toBe('refused');
  expect(await storedCounts(database.ownerUrl)).toEqual(before);
});
