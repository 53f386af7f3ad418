import { randomBytes, randomUUID } from 'node:crypto';
import { type Connection, connectDatabase } from '@visavis/db';
import { manifestFor } from '@visavis/policy';
import { proves } from '@visavis/policy/proves';
import { addCells, releasePublicDay } from '@visavis/services';
import { postgres } from '@visavis/testkit';
import { sql } from 'drizzle-orm';
import { expect, onTestFinished, test } from 'vitest';
import { numbersPage } from './numbers-page.ts';
import { wordsOf } from './month.test-support.ts';

const SHELL = '<!doctype html><html><body><main><!--numbers--></main></body></html>';
const MORNING = Date.parse('2026-03-15T10:30:00Z');
const YESTERDAY = new Date('2026-03-14T00:00:00Z');
const manifest = manifestFor('onevone');
const { published, tables } = manifest.analytics;

async function service() {
  const { close, ownerUrl, urls } = await postgres();
  const open = [connectDatabase(urls.admin), connectDatabase(urls.collector), connectDatabase(ownerUrl)] as const;
  onTestFinished(async () => {
    await Promise.all(open.map((one: Connection) => one.close()));
    await close();
  });
  const [admin, collector, owner] = open;
  return { admin: admin.db, collector: collector.db, owner: owner.db, page: numbersPage({ database: admin.db, manifest, shell: SHELL, now: () => MORNING }) };
}

const counted = (table: 'visitors' | 'public-pages' | 'countries' | 'devices', value: string, count: number) => ({ table, start: YESTERDAY, page: '', value, count });

async function release({ admin }: Awaited<ReturnType<typeof service>>) {
  if (published.kind === 'off') throw new Error('the profile publishes nothing');
  const { epsilon, threshold } = published;
  return releasePublicDay(admin, { day: YESTERDAY.getTime() / 86_400_000, epsilon, threshold, tables, now: new Date(MORNING), randomBytes });
}

test(proves('the page shows the released numbers with their ε, and never the counts behind them', 'VIS-04-08'), async () => {
  const running = await service();
  await addCells(running.collector, {
    collector: randomUUID(),
    sequence: 1,
    cells: [counted('visitors', '', 1_203), counted('public-pages', '/', 1_100), counted('devices', 'phone', 800), counted('countries', 'IS', 700), counted('countries', 'LU', 3)],
    marks: [{ hour: YESTERDAY, kind: 'key-started', count: 1 }],
  }, YESTERDAY);
  expect(wordsOf(await running.page())).toContain('No day has been published yet.');
  expect(await release(running)).toBe('published');
  const stored = await running.owner.execute<{ item: string; tbl: string; noisy: number }>(sql`select tbl, item, noisy::float8 as noisy from analytics.public_cell`);
  const noisy = new Map(stored.map((cell) => [`${cell.tbl} ${cell.item}`, cell.noisy.toLocaleString('en-GB')]));
  const html = await running.page();
  const words = wordsOf(html);
  expect(html).toMatch(/^<!doctype html><html><body><main>.+<\/main><\/body><\/html>$/s);
  expect(words).toContain('Yesterday, Saturday 14 March 2026');
  for (const [cell, shown] of [['visitors ', `${noisy.get('visitors ')} visitors`], ['public-pages /', `First page ${noisy.get('public-pages /')}`], ['devices phone', `Phone ${noisy.get('devices phone')}`], ['countries IS', `Iceland ${noisy.get('countries IS')}`]]) {
    expect(words.replaceAll(/\s+/g, ' '), cell).toContain(shown);
  }
  expect(words).toContain('± 18');
  expect(words).toContain('ε = 1');
  // What is shown stays, whatever is counted later.
  await addCells(running.collector, { collector: randomUUID(), sequence: 1, cells: [counted('visitors', '', 5_000)] }, YESTERDAY);
  expect(await release(running)).toBe('decided');
  expect(await running.page()).toBe(html);
});

test('a day of too many keys is told to publish nothing before anybody waits for it', async () => {
  const { collector, page } = await service();
  expect(wordsOf(await page())).toContain('Counting has not begun, so there is nothing to publish.');
  await addCells(collector, { collector: randomUUID(), sequence: 1, cells: [], marks: [{ hour: new Date(MORNING), kind: 'key-started', count: 2 }] }, new Date(MORNING));
  expect(wordsOf(await page())).toContain('No day has been published yet. The first numbers can come on Monday 16 March 2026');
  await addCells(collector, { collector: randomUUID(), sequence: 1, cells: [], marks: [{ hour: new Date(MORNING), kind: 'key-started', count: 1 }] }, new Date(MORNING));
  expect(wordsOf(await page())).toContain('Today, Sunday 15 March 2026, will have no numbers. The counting began anew twice');
});

test('event rows are counted when the page is made', async () => {
  const running = await service();
  expect(wordsOf(await running.page())).toContain('Event rows stored: 0');
  await running.owner.execute(sql`create table analytics.planted (id integer)`);
  await running.owner.execute(sql`grant insert on analytics.planted to visavis_collector`);
  await running.owner.execute(sql`insert into analytics.planted values (1), (2)`);
  const words = wordsOf(await running.page());
  expect(words).toContain('Event rows stored: 2');
  expect(words).toContain('analytics.planted (2)');
});

test('a database that refuses makes no page, but an error that says so', async () => {
  const { owner, page } = await service();
  await owner.execute(sql`alter table analytics.public_day rename to gone`);
  await expect(page()).rejects.toMatchObject({ name: 'DatabaseError' });
});

test.each(['<main></main>', `${SHELL}${SHELL}`])('a shell without one place for the numbers is refused before anybody asks', async (shell) => {
  const { admin } = await service();
  expect(() => numbersPage({ database: admin, manifest, shell, now: () => MORNING })).toThrow(RangeError);
});
