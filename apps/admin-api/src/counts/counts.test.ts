import { randomUUID } from 'node:crypto';
import { vitalBuckets } from '@visavis/analytics';
import { connectDatabase } from '@visavis/db';
import { addCells, type CellCount, type Mark } from '@visavis/services';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser } from '../testing/browser.ts';
import { startDashboard } from '../testing/dashboard.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** A day on: its noon is the dashboard's now, so that yesterday has settled and midnight never falls into a test. */
const TODAY = (Math.floor(Date.now() / DAY) + 1) * DAY;
const daysAgo = (days: number): number => TODAY - days * DAY;
const WEEK = { from: daysAgo(7), to: TODAY };

let dashboard: Awaited<ReturnType<typeof startDashboard>>;
let browser: Browser;

const cells = (table: CellCount['table'], start: number, counts: Record<string, number>, page = ''): readonly CellCount[] =>
  Object.entries(counts).map(([value, count]) => ({ table, start: new Date(start), page, value, count }));

async function count(all: readonly CellCount[], marks: readonly Mark[] = []): Promise<void> {
  const { db, close } = connectDatabase(dashboard.collectorUrl);
  await addCells(db, { collector: randomUUID(), sequence: 1, cells: all, marks }, all[0]?.start);
  await close();
}

beforeAll(async () => {
  dashboard = await startDashboard();
  browser = await dashboard.signedIn();
  dashboard.pass(TODAY + 12 * HOUR - Date.now());
  const day = daysAgo(3);
  await count(
    [
      ...cells('views', day + 5 * HOUR, { loads: 200, visits: 90 }),
      ...cells('views', day + 5 * HOUR, { loads: 200, visits: 90 }, '/'),
      ...cells('visitors', day, { '': 80 }),
      ...cells('visitors', day, { '': 80 }, '/'),
      ...cells('devices', day, { phone: 55, desktop: 23, tablet: 2 }),
      ...cells('devices', day, { phone: 55, desktop: 23, tablet: 2 }, '/'),
      ...cells('vitals', day + 5 * HOUR, { 'lcp:10': 60, [`lcp:${vitalBuckets('lcp').last}`]: 40 }, '/'),
      ...cells('funnel', day, { home: 80, gate: 50, talk: 4 }),
      ...cells('dropped', day + HOUR, { bot: 44 }),
    ],
    [
      { hour: new Date(day), kind: 'key-started', count: 1 },
      { hour: new Date(day + 14 * HOUR), kind: 'key-started', count: 1 },
    ],
  );
});
afterAll(() => dashboard.close());

const SINCE = { kind: 'at-most', since: daysAgo(3) + 14 * HOUR };
const EXACT = { kind: 'exact' };
const answer = async (path: string, input?: object) => (await browser.trpc(path, input)).body;

describe('an owner is told', () => {
  it('what this profile counts, how it is kept and blurred', async () => {
    expect(await answer('counts.offered')).toMatchObject({ threshold: 20, epsilon: 1, keptSince: expect.any(Number), countedSince: daysAgo(3), pages: expect.arrayContaining(['/', 'other']), clicks: expect.arrayContaining(['start']), tables: expect.arrayContaining(['devices']) });
  });

  it('totals by step, their sums, and the week before', async () => {
    const totals = await answer('counts.totals', { ...WEEK, step: 'day' });
    expect(totals).toMatchObject({
      countedSince: daysAgo(3),
      countedUntil: TODAY + 12 * HOUR,
      sums: {
        loads: { now: { count: 200, error: EXACT }, before: { count: null, error: { kind: 'not-counted' } } },
        visitors: { now: { count: 80, error: SINCE } },
        dropped: { now: { count: 44, error: EXACT } },
      },
    });
    expect(totals).toMatchObject({ steps: expect.arrayContaining([{ start: daysAgo(3), loads: 200, visits: 90, visitors: 80, started: 0, matches: 0, dropped: 44 }]) });
  });

  it('breakdowns without a cell below the threshold, largest first', async () => {
    expect(await answer('counts.breakdown', { ...WEEK, name: 'devices', page: '' })).toEqual({
      countedSince: daysAgo(3),
      countedUntil: TODAY,
      now: { cells: [{ value: 'phone', count: 55, days: 1 }], other: 25, total: 80, days: 3, error: SINCE },
      before: { cells: [], other: 0, total: 0, days: 0, error: { kind: 'not-counted' } },
    });
  });

  it('pages, quantiles and steps', async () => {
    expect(await answer('counts.pages', WEEK)).toMatchObject({ now: { visitors: { cells: [{ value: '/', count: 80, days: 1 }] }, loads: { total: 200 }, error: SINCE } });
    expect(await answer('counts.quantiles', { ...WEEK, measure: 'lcp', page: '/' })).toMatchObject({ now: { count: 100, ratings: { good: 60 }, p75: { high: null } } });
    expect(await answer('counts.steps', { ...WEEK, table: 'funnel' })).toMatchObject({ now: expect.arrayContaining([{ name: 'talk', count: 0, heldBack: 1, error: SINCE }]) });
  });

  it('what went wrong, by the hour', async () => {
    expect(await answer('counts.quality', WEEK)).toEqual({ countedSince: daysAgo(3), countedUntil: TODAY + 12 * HOUR, marks: [{ hour: daysAgo(3) + 14 * HOUR, kind: 'key-started', count: 1 }], publicDays: [] });
  });

  it('that no row of a single event is stored, counted when asked', async () => {
    const none = { at: expect.any(Number), rows: 0, places: expect.arrayContaining([{ place: 'pg_largeobject', rows: 0 }]) };
    expect(await answer('counts.proof')).toEqual(none);
    const { db, close } = connectDatabase(dashboard.ownerUrl);
    await db.execute('create table analytics.event (path text)');
    await db.execute('grant insert on analytics.event to visavis_collector');
    await db.execute(`insert into analytics.event values ('/x'), ('/y')`);
    expect(await answer('counts.proof')).toMatchObject({ rows: 2, places: expect.arrayContaining([{ place: 'analytics.event', rows: 2 }]) });
    await db.execute('drop table analytics.event');
    await close();
    expect(await answer('counts.proof')).toEqual(none);
  });
});

describe('nobody else is told anything', () => {
  it.each([
    ['counts.offered', {}],
    ['counts.totals', { ...WEEK, step: 'day' }],
    ['counts.breakdown', { ...WEEK, name: 'devices', page: '' }],
    ['counts.pages', WEEK],
    ['counts.quantiles', { ...WEEK, measure: 'lcp', page: '' }],
    ['counts.steps', { ...WEEK, table: 'clicks' }],
    ['counts.quality', WEEK],
    ['counts.proof', {}],
    ['keys.list', {}],
    ['keys.create', { label: 'mine', scopes: ['totals'] }],
    ['keys.revoke', { id: randomUUID() }],
  ])('%s', async (path, input) => {
    const reply = await dashboard.browser().trpc(path, input);
    expect([reply.status, reply.reason]).toEqual([401, 'unauthorized']);
  });
});

describe('a question is refused', () => {
  it.each([
    ['of half an hour', 'counts.quality', { from: daysAgo(1) + HOUR / 2, to: TODAY }],
    ['that cuts a day', 'counts.pages', { from: daysAgo(1) + HOUR, to: TODAY }],
    ['that cuts a day, by the day', 'counts.totals', { from: daysAgo(1), to: TODAY - HOUR, step: 'day' }],
    ['about a page of what has none', 'counts.breakdown', { ...WEEK, name: 'dropped', page: '/chat/' }],
    ['about calls on a page', 'counts.quantiles', { ...WEEK, measure: 'wait', page: '/chat/' }],
    ['of nothing', 'counts.pages', { from: TODAY, to: TODAY }],
    ['backwards', 'counts.pages', { from: TODAY, to: daysAgo(1) }],
    ['of more than 800 days', 'counts.pages', { from: TODAY - 801 * DAY, to: TODAY }],
    ['by the hour of more than 100 days', 'counts.totals', { from: TODAY - 101 * DAY, to: TODAY, step: 'hour' }],
    ['in text', 'counts.pages', { from: String(daysAgo(1)), to: TODAY }],
    ['of no number', 'counts.pages', { from: null, to: TODAY }],
    ['with a key too many', 'counts.pages', { ...WEEK, threshold: 1 }],
    ['about no table', 'counts.breakdown', { ...WEEK, name: 'visitors', page: '' }],
    ['about no page', 'counts.breakdown', { ...WEEK, name: 'devices', page: '/secret/' }],
    ['about nothing measured', 'counts.quantiles', { ...WEEK, measure: 'age', page: '' }],
    ['about other steps', 'counts.steps', { ...WEEK, table: 'chat' }],
    ['for a key without scope', 'keys.create', { label: 'x', scopes: [] }],
    ['for a key without a name', 'keys.create', { label: '  ', scopes: ['totals'] }],
    ['for a key of everything', 'keys.create', { label: 'x', scopes: ['all'] }],
    ['about no id', 'keys.revoke', { id: 'x' }],
  ])('%s', async (_, path, input) => {
    const reply = await browser.trpc(path, input);
    expect([reply.status, reply.reason]).toEqual([400, 'bad-request']);
  });
});

it('makes a key whose text is told once, lists it and ends it', async () => {
  const made = await answer('keys.create', { label: ' Weekly report ', scopes: ['totals', 'quality'] });
  expect(made).toEqual({ id: expect.any(String), token: expect.stringMatching(/^vis_/) });
  const list = (await browser.trpc('keys.list')).body;
  expect(list).toEqual([{ id: expect.any(String), label: 'Weekly report', scopes: ['totals', 'quality'], createdDay: TODAY, revoked: false }]);
  expect(JSON.stringify(list)).not.toContain('vis_');
  const [{ id }] = v.parse(v.tuple([v.object({ id: v.string() })]), list);
  expect(await answer('keys.revoke', { id })).toBe(true);
  expect(await answer('keys.revoke', { id: randomUUID() })).toBe(false);
  expect(await answer('keys.list')).toMatchObject([{ id, revoked: true }]);
});
