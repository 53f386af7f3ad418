import { randomUUID } from 'node:crypto';
import { DISTINCT_STANDARD_ERROR } from '@visavis/analytics';
import { proves } from '@visavis/policy/proves';
import { expect, test } from 'vitest';
import { addCells } from './add-cells.ts';
import { addMarks } from './add-marks.ts';
import type { CellCount } from './cell-rows.ts';
import { countsBreakdown } from './counts-breakdown.ts';
import type { Look } from './counts-look.ts';
import { countsPages } from './counts-pages.ts';
import { countsQuality } from './counts-quality.ts';
import { countsQuantiles } from './counts-quantiles.ts';
import { countsSteps } from './counts-steps.ts';
import { countsTotals } from './counts-totals.ts';
import { database, type Seen } from './database.test-support.ts';

const at = (text: string): Date => new Date(`2026-03-${text}Z`);
const NOW = at('14T15:30:00');
const WEEK = { from: at('08T00:00:00'), to: at('15T00:00:00') };
const look = (more: Partial<Look> = {}): Look => ({ range: WEEK, now: NOW, threshold: 20, keptSince: null, ...more });

type Counts = Readonly<Record<string, number>>;
const cells = (table: CellCount['table'], day: Date, counts: Counts, page = ''): readonly CellCount[] =>
  Object.entries(counts).map(([value, count]) => ({ table, start: day, page, value, count }));
const put = ({ collector }: Seen, ...all: readonly (readonly CellCount[])[]) => addCells(collector, { collector: randomUUID(), sequence: 1, cells: all.flat() }, at('01T00:00:00'));
const plain = (map: ReadonlyMap<string, { readonly count: number; readonly days: number }>) => Object.fromEntries([...map].map(([value, { count, days }]) => [value, [count, days]]));

test(proves('totals are exact, by hour and day, up to the last hour that is over, and compared up to the same hour', '1V1-02-05'), async () => {
  const seen = await database();
  const day = (start: Date, loads: number) => cells('views', start, { loads, visits: 1 });
  await put(seen, day(at('14T00:10:00'), 5), day(at('14T14:59:00'), 7), day(at('14T15:01:00'), 100), day(at('13T14:00:00'), 3), day(at('13T15:00:00'), 100), cells('views', at('14T00:00:00'), { loads: 5 }, '/'));
  await put(seen, cells('visitors', at('14T00:00:00'), { '': 4 }), cells('visitors', at('13T00:00:00'), { '': 9 }), cells('chat', at('14T01:00:00'), { started: 2, matches: 1 }), cells('dropped', at('14T01:00:00'), { bot: 6, rate: 2 }));
  const today = { from: at('14T00:00:00'), to: at('15T00:00:00') };
  const { steps, sums } = await countsTotals(seen.admin, { range: today, now: NOW, keptSince: null, step: 'hour' });
  expect(steps).toHaveLength(15);
  expect(steps.map(({ loads }) => loads)).toEqual([5, ...Array.from({ length: 13 }, () => 0), 7]);
  expect(steps[1]).toEqual({ start: at('14T01:00:00'), loads: 0, visits: 0, visitors: 0, started: 2, matches: 1, dropped: 8 });
  const exact = (count: number) => ({ count, error: { kind: 'exact' } });
  expect(sums).toEqual({
    loads: { now: exact(12), before: exact(3) },
    visits: { now: exact(2), before: exact(1) },
    visitors: { now: exact(4), before: exact(9) },
    started: { now: exact(2), before: exact(0) },
    matches: { now: exact(1), before: exact(0) },
    dropped: { now: exact(8), before: exact(0) },
  });
  const days = await countsTotals(seen.admin, { range: WEEK, now: NOW, keptSince: null, step: 'day' });
  expect(days.steps.map(({ loads, visitors }) => [loads, visitors])).toEqual([...Array.from({ length: 5 }, () => [null, null]), [103, 9], [12, 4]]);
});

test('a distinct number says how far off it may be once its day was crowded', async () => {
  const seen = await database();
  await put(seen, cells('visitors', at('12T00:00:00'), { '': 3_000_000 }), cells('visitors', at('13T00:00:00'), { '': 4_000_000 }), cells('visitors', at('11T00:00:00'), { '': 5 }));
  await addMarks(seen.collector, [at('12T09:00:00'), at('13T10:00:00')].map((hour) => ({ hour, kind: 'crowded', count: 1 })));
  const { sums } = await countsTotals(seen.admin, { range: WEEK, now: NOW, keptSince: null, step: 'day' });
  expect(sums.visitors.now).toEqual({ count: 7_000_005, error: { kind: 'about', plusMinus: Math.ceil(2 * DISTINCT_STANDARD_ERROR * 5_000_000) } });
});

test('a day on which some were turned away is a lower bound', async () => {
  const seen = await database();
  await put(seen, cells('visitors', at('12T00:00:00'), { '': 300 }), cells('devices', at('12T00:00:00'), { phone: 300 }));
  await addMarks(seen.collector, [{ hour: at('12T09:00:00'), kind: 'turned-away', count: 40 }]);
  const { sums } = await countsTotals(seen.admin, { range: WEEK, now: NOW, keptSince: null, step: 'day' });
  expect(sums.visitors).toMatchObject({ now: { count: 300, error: { kind: 'at-least' } }, before: { count: null, error: { kind: 'not-counted' } } });
  expect((await countsBreakdown(seen.admin, { ...look(), name: 'devices', page: '' })).now.error).toEqual({ kind: 'at-least' });
});

test('a day whose key was renewed counts visitors again: what is distinct is at most, also when the renewal is as young as the hour', async () => {
  const seen = await database();
  await put(seen, cells('visitors', at('14T00:00:00'), { '': 50 }), cells('views', at('14T02:00:00'), { loads: 80 }), cells('devices', at('13T00:00:00'), { phone: 60 }), cells('funnel', at('13T00:00:00'), { gate: 60 }));
  await addMarks(seen.collector, [at('14T00:00:00'), at('14T15:00:00'), at('13T00:00:00'), at('13T09:00:00'), at('13T11:00:00'), at('12T00:00:00')].map((hour) => ({ hour, kind: 'key-started', count: 1 })));
  const today = { from: at('14T00:00:00'), to: at('15T00:00:00') };
  const { sums } = await countsTotals(seen.admin, { range: today, now: NOW, keptSince: null, step: 'hour' });
  expect(sums.visitors.now).toEqual({ count: 50, error: { kind: 'at-most', since: at('14T15:00:00') } });
  expect(sums.loads.now).toEqual({ count: 80, error: { kind: 'exact' } });
  expect(sums.visitors.before.error).toEqual({ kind: 'at-most', since: at('13T09:00:00') });
  const since = { kind: 'at-most', since: at('13T09:00:00') };
  expect((await countsBreakdown(seen.admin, { ...look(), name: 'devices', page: '' })).now.error).toEqual(since);
  expect((await countsPages(seen.admin, look())).now.error).toEqual(since);
  expect((await countsSteps(seen.admin, { ...look(), table: 'funnel' })).now.find(({ name }) => name === 'gate')).toEqual({ name: 'gate', count: 60, heldBack: 0, error: since });
  const day = { range: { from: at('12T00:00:00'), to: at('13T00:00:00') } };
  expect((await countsBreakdown(seen.admin, { ...look(day), name: 'devices', page: '' })).now.error).toEqual({ kind: 'exact' });
  expect((await countsBreakdown(seen.admin, { ...look(), name: 'dropped', page: '' })).now.error).toEqual({ kind: 'exact' });
});

test(proves('a breakdown is the sum of days that were folded by themselves, with the range before', 'VIS-04-06'), async () => {
  const seen = await database();
  await put(seen, cells('countries', at('12T00:00:00'), { IS: 50, DE: 12, FR: 15 }), cells('countries', at('13T00:00:00'), { IS: 30, DE: 25, FR: 30 }), cells('countries', at('05T00:00:00'), { IS: 40, NO: 3 }));
  const { now, before } = await countsBreakdown(seen.admin, { ...look(), name: 'countries', page: '' });
  expect({ ...now, cells: plain(now.cells) }).toEqual({ cells: { IS: [80, 2], FR: [30, 1], DE: [25, 1] }, other: 27, total: 162, days: 6, error: { kind: 'exact' } });
  expect({ ...before, cells: plain(before.cells) }).toEqual({ cells: {}, other: 43, total: 43, days: 3, error: { kind: 'exact' } });
});

test('a day is in no breakdown before it is over for an hour, nor once a part of it may have been deleted', async () => {
  const seen = await database();
  const all = ['12', '13', '14'].map((day) => cells('devices', at(`${day}T00:00:00`), { phone: 100 }));
  await put(seen, ...all);
  const total = async (more: Partial<Look>) => (await countsBreakdown(seen.admin, { ...look(more), name: 'devices', page: '' })).now.total;
  expect(await total({})).toBe(200);
  expect(await total({ now: new Date(at('14T01:00:00').getTime() - 1) })).toBe(100);
  expect(await total({ now: at('14T01:00:00') })).toBe(200);
  expect(await total({ keptSince: at('12T00:00:00') })).toBe(100);
  expect(await total({ keptSince: new Date(at('12T00:00:00').getTime() - 1) })).toBe(200);
  expect(await total({ range: { from: at('12T01:00:00'), to: at('14T00:00:00') } })).toBe(100);
});

test(proves('a page shows nothing that the site and the other pages would give away', 'VIS-04-06'), async () => {
  const seen = await database();
  const day = at('12T00:00:00');
  await put(
    seen,
    cells('visitors', day, { '': 80 }), cells('visitors', day, { '': 50 }, '/'), cells('visitors', day, { '': 30 }, '/chat/'),
    cells('countries', day, { IS: 25, DE: 55 }), cells('countries', day, { IS: 22, DE: 28 }, '/'), cells('countries', day, { IS: 3, DE: 27 }, '/chat/'),
  );
  const shown = async (page: string) => {
    const { now } = await countsBreakdown(seen.admin, { ...look(), name: 'countries', page });
    return [plain(now.cells), now.other];
  };
  expect(await shown('')).toEqual([{ DE: [55, 1], IS: [25, 1] }, 0]);
  expect([await shown('/'), await shown('/chat/')]).toEqual([[{}, 50], [{}, 30]]);
});

test('a page that is folded itself has no breakdown', async () => {
  const seen = await database();
  const day = at('12T00:00:00');
  await put(seen, cells('visitors', day, { '': 100 }, '/'), cells('visitors', day, { '': 15 }, '/404'), cells('visitors', day, { '': 9 }, '/terms/'), cells('devices', day, { phone: 15 }, '/404'), cells('devices', day, { phone: 110 }));
  expect((await countsBreakdown(seen.admin, { ...look(), name: 'devices', page: '/404' })).now).toMatchObject({ total: 0 });
  const { now } = await countsPages(seen.admin, look());
  expect([plain(now.visitors.cells), now.visitors.other]).toEqual([{ '/': [100, 1] }, 24]);
});

test('pages that few visitors saw are in other with all their loads, however many', async () => {
  const seen = await database();
  const day = at('12T00:00:00');
  await put(seen, cells('visitors', day, { '': 60 }, '/'), cells('visitors', day, { '': 15 }, '/404'), cells('visitors', day, { '': 9 }, '/terms/'));
  await put(seen, cells('views', at('12T03:00:00'), { loads: 80, visits: 50 }, '/'), cells('views', at('12T04:00:00'), { loads: 500 }, '/404'), cells('views', at('12T04:00:00'), { loads: 9 }, '/terms/'));
  const { now } = await countsPages(seen.admin, look());
  expect([plain(now.loads.cells), now.loads.other, plain(now.visits.cells)]).toEqual([{ '/': [80, 1] }, 509, { '/': [50, 1] }]);
});

test('those without a campaign follow from those with one, so they are a cell too', async () => {
  const seen = await database();
  const day = at('12T00:00:00');
  await put(seen, cells('visitors', day, { '': 100 }), cells('campaigns', day, { spring: 60, autumn: 38 }));
  const { now } = await countsBreakdown(seen.admin, { ...look(), name: 'campaigns', page: '' });
  expect([plain(now.cells), now.other, now.total]).toEqual([{ spring: [60, 1] }, 40, 100]);
});

test('drops and ends of calls are folded like visitors', async () => {
  const seen = await database();
  await put(seen, cells('dropped', at('12T03:00:00'), { bot: 300, rate: 15 }), cells('dropped', at('12T04:00:00'), { rate: 15, site: 4, origin: 17 }), cells('chat', at('12T04:00:00'), { 'end:left': 90, 'end:lost': 30, 'end:next': 2, started: 9 }));
  const drops = (await countsBreakdown(seen.admin, { ...look(), name: 'dropped', page: '' })).now;
  expect([plain(drops.cells), drops.other]).toEqual([{ bot: [300, 1], rate: [30, 1] }, 21]);
  const ends = (await countsBreakdown(seen.admin, { ...look(), name: 'call-ends', page: '' })).now;
  expect([plain(ends.cells), ends.other]).toEqual([{ left: [90, 1] }, 32]);
});

test(proves('a step of fewer than k is held back on its day, and said to be', 'VIS-04-06'), async () => {
  const seen = await database();
  await put(seen, cells('funnel', at('12T00:00:00'), { home: 100, gate: 40, talk: 3 }), cells('funnel', at('13T00:00:00'), { home: 50, gate: 19, talk: 25 }));
  const { now } = await countsSteps(seen.admin, { ...look(), table: 'funnel' });
  expect(now.filter(({ count, heldBack }) => count + heldBack > 0)).toEqual([
    { name: 'home', count: 150, heldBack: 0, error: { kind: 'exact' } },
    { name: 'gate', count: 40, heldBack: 1, error: { kind: 'exact' } },
    { name: 'talk', count: 25, heldBack: 1, error: { kind: 'exact' } },
  ]);
});

test(proves('the first step is the visitors of a page, and held back when that page is', 'VIS-04-06'), async () => {
  const seen = await database();
  const day = at('12T00:00:00');
  await put(seen, cells('visitors', day, { '': 25 }, '/'), cells('visitors', day, { '': 5 }, '/privacy/'), cells('funnel', day, { home: 25, gate: 22 }));
  const { now } = await countsSteps(seen.admin, { ...look(), table: 'funnel' });
  expect(now.slice(0, 2)).toMatchObject([{ name: 'home', count: 0, heldBack: 1 }, { name: 'gate', count: 22, heldBack: 0 }]);
});

test(proves('a page is shown only with none or k of its loads and its visits, and so are all others together', 'VIS-04-06'), async () => {
  const seen = await database();
  const [day, hour] = [at('12T00:00:00'), at('12T03:00:00')];
  await put(seen, cells('visitors', day, { '': 60 }, '/'), cells('visitors', day, { '': 30 }, '/privacy/'), cells('visitors', day, { '': 50 }, '/chat/'));
  await put(seen, cells('views', hour, { loads: 150, visits: 60 }, '/'), cells('views', hour, { loads: 50, visits: 1 }, '/privacy/'), cells('views', hour, { loads: 90 }, '/chat/'), cells('views', hour, { loads: 3 }, '/404'));
  const { now } = await countsPages(seen.admin, look());
  expect([plain(now.visitors.cells), now.visitors.other]).toEqual([{ '/chat/': [50, 1] }, 90]);
  expect([plain(now.loads.cells), now.loads.other]).toEqual([{ '/chat/': [90, 1] }, 203]);
  expect([plain(now.visits.cells), now.visits.other]).toEqual([{}, 61]);
});

test(proves('what fewer than k told of a shown page is told with other pages or not at all', 'VIS-04-06'), async () => {
  const seen = await database();
  const day = at('12T00:00:00');
  await put(seen, cells('visitors', day, { '': 100 }, '/'), cells('visitors', day, { '': 30 }, '/privacy/'), cells('time', day, { 20: 40 }, '/'), cells('time', day, { 20: 1 }, '/privacy/'), cells('scroll', day, { 50: 40 }, '/'), cells('scroll', day, { 100: 1 }, '/privacy/'));
  await put(seen, cells('chat', day, { 'length:20': 1 }));
  const quantiles = async (measure: 'time' | 'length', page: string) => (await countsQuantiles(seen.admin, { ...look(), measure, page })).now;
  expect([(await quantiles('time', '')).count, (await quantiles('time', '/')).count]).toEqual([40, 40]);
  expect([await quantiles('time', '/privacy/'), await quantiles('length', '')]).toMatchObject([{ count: 0, median: null, p75: null }, { count: 0, median: null, p75: null }]);
  const scroll = async (page: string) => (await countsBreakdown(seen.admin, { ...look(), name: 'scroll', page })).now.total;
  expect([await scroll('/privacy/'), await scroll('')]).toEqual([0, 40]);
});

test('quantiles come with the bounds of joined buckets, and ratings with what is mixed', async () => {
  const seen = await database();
  const day = at('12T05:00:00');
  const visitors = (page: string) => cells('visitors', at('12T00:00:00'), { '': 100 }, page);
  await put(seen, visitors('/'), visitors('/chat/'), cells('vitals', day, { 'lcp:10': 60, 'lcp:12': 30, 'lcp:18': 3, 'lcp:22': 25, 'cls:1': 9 }, '/'), cells('vitals', day, { 'lcp:10': 40 }, '/chat/'));
  const site = (await countsQuantiles(seen.admin, { ...look(), measure: 'lcp', page: '' })).now;
  expect(site).toMatchObject({ count: 158, days: 2, ratings: { good: 130, mixed: 28 } });
  expect(site.median?.low).toBeLessThanOrEqual(site.median?.value ?? 0);
  const chat = (await countsQuantiles(seen.admin, { ...look(), measure: 'lcp', page: '/chat/' })).now;
  expect(chat).toMatchObject({ count: 40, ratings: { good: 40 } });
  expect((await countsQuantiles(seen.admin, { ...look(), measure: 'cls', page: '' })).now).toMatchObject({ count: 0, median: null, ratings: { good: 0 } });
  expect((await countsQuantiles(seen.admin, { ...look(), measure: 'fcp', page: '' })).now).toMatchObject({ count: 0, median: null });
});

test('waits and the length of calls are known to the bucket when enough were in it', async () => {
  const seen = await database();
  await put(seen, cells('chat', at('12T05:00:00'), { 'wait:10': 30, 'wait:11': 50, 'length:9': 40, matches: 40 }));
  const wait = (await countsQuantiles(seen.admin, { ...look(), measure: 'wait', page: '' })).now;
  expect(wait.count).toBe(80);
  expect((wait.median?.high ?? 0) / (wait.median?.low ?? 1)).toBeCloseTo(1.1 / 0.9, 6);
  expect((await countsQuantiles(seen.admin, { ...look(), measure: 'length', page: '' })).now).toMatchObject({ count: 40, ratings: null });
});

test('quality lists marks by hour, the first key of a day apart', async () => {
  const seen = await database();
  await addMarks(seen.collector, [
    { hour: at('12T00:00:00'), kind: 'key-started', count: 1 },
    { hour: at('12T09:00:00'), kind: 'key-started', count: 1 },
    { hour: at('13T00:00:00'), kind: 'key-started', count: 3 },
    { hour: at('13T07:00:00'), kind: 'gap', count: 2 },
  ]);
  expect(await countsQuality(seen.admin, { range: WEEK, now: NOW, keptSince: null })).toEqual({
    marks: [
      { hour: at('12T09:00:00'), kind: 'key-started', count: 1 },
      { hour: at('13T00:00:00'), kind: 'key-started', count: 2 },
      { hour: at('13T07:00:00'), kind: 'gap', count: 2 },
    ],
    publicDays: [],
    counted: { since: at('12T00:00:00'), until: at('14T15:00:00') },
  });
});

test('signaling looks at no day', async () => {
  const seen = await database();
  await expect(countsBreakdown(seen.signaling, { ...look(), name: 'countries', page: '' })).rejects.toMatchObject({ reason: 'forbidden' });
});
