import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { addCells } from './add-cells.ts';
import { addMarks } from './add-marks.ts';
import type { CellCount } from './cell-rows.ts';
import { countsBreakdown } from './counts-breakdown.ts';
import { countsPages } from './counts-pages.ts';
import { countsQuantiles } from './counts-quantiles.ts';
import { countsSteps } from './counts-steps.ts';
import { countsTotals } from './counts-totals.ts';
import { database, type Seen } from './database.test-support.ts';
import { firstCounted } from './first-counted.ts';

const at = (text: string): Date => new Date(`2026-03-${text}:00:00Z`);
const NOW = new Date('2026-03-14T18:20:00Z');
const BEGAN = at('12T16');

const put = ({ collector }: Seen, ...cells: readonly CellCount[]) => addCells(collector, { collector: randomUUID(), sequence: 1, cells }, at('01T00'));
const loads = (start: Date, count: number): CellCount => ({ table: 'views', start, page: '', value: 'loads', count });
const visitors = (start: Date, count: number): CellCount => ({ table: 'visitors', start, page: '', value: '', count });

/** Counting began on the 12th at 16:00; on the 14th it is 18:20. */
async function begun(): Promise<Seen> {
  const seen = await database();
  await put(seen, loads(at('12T17'), 4), loads(at('13T09'), 5), loads(at('14T18'), 6), visitors(at('12T00'), 30), visitors(at('13T00'), 40), visitors(at('14T00'), 3));
  await addMarks(seen.collector, [{ hour: BEGAN, kind: 'key-started', count: 1 }]);
  return seen;
}
const NOTHING = { count: null, error: { kind: 'not-counted' } };
const totals = ({ admin }: Seen, from: Date, to: Date, { keptSince = null, step = 'day' }: { readonly keptSince?: Date | null; readonly step?: 'hour' | 'day' } = {}) =>
  countsTotals(admin, { range: { from, to }, now: NOW, keptSince, step });

test('counting began with the first mark or the first hour, and never before an empty database was filled', async () => {
  const seen = await database();
  expect(await firstCounted(seen.admin)).toBeNull();
  await put(seen, visitors(at('13T00'), 1));
  expect(await firstCounted(seen.admin)).toEqual(at('13T00'));
  await put(seen, loads(at('13T20'), 1));
  expect(await firstCounted(seen.admin)).toEqual(at('13T20'));
  await addMarks(seen.collector, [{ hour: at('13T19'), kind: 'gap', count: 1 }]);
  expect(await firstCounted(seen.admin)).toEqual(at('13T19'));
  await put(seen, visitors(at('12T00'), 1));
  expect(await firstCounted(seen.admin)).toEqual(at('12T00'));
});

test('an answer says from when to when there are numbers, whatever was asked for', async () => {
  const seen = await begun();
  const asked = [at('01T00'), at('31T00')] as const;
  expect((await totals(seen, ...asked)).counted).toEqual({ since: BEGAN, until: at('14T18') });
  const look = { range: { from: asked[0], to: asked[1] }, now: NOW, threshold: 20, keptSince: null };
  const days = { since: BEGAN, until: at('14T00') };
  expect((await countsBreakdown(seen.admin, { ...look, name: 'devices', page: '' })).counted).toEqual(days);
  expect((await countsPages(seen.admin, look)).counted).toEqual(days);
  expect((await countsQuantiles(seen.admin, { ...look, measure: 'lcp', page: '' })).counted).toEqual(days);
  expect((await countsSteps(seen.admin, { ...look, table: 'funnel' })).counted).toEqual(days);
});

test('hours of before counting began are no zeros, and hours to come are no steps', async () => {
  const { steps } = await totals(await begun(), at('12T14'), at('12T19'), { step: 'hour' });
  expect(steps.map((step) => step.loads)).toEqual([null, null, 0, 4, 0]);
  const today = await totals(await begun(), at('14T16'), at('14T23'), { step: 'hour' });
  expect(today.steps.map(({ start }) => start)).toEqual([at('14T16'), at('14T17')]);
});

test.each([
  ['of before counting began', at('01T00'), at('08T00')],
  ['that is still to come', at('20T00'), at('21T00')],
])('a range %s has no numbers, and no zero', async (_, from, to) => {
  const seen = await begun();
  const { sums } = await totals(seen, from, to);
  for (const { now, before } of Object.values(sums)) expect([now, before]).toEqual([NOTHING, from < BEGAN ? NOTHING : expect.anything()]);
  const look = { range: { from, to }, now: NOW, threshold: 20, keptSince: null };
  expect((await countsBreakdown(seen.admin, { ...look, name: 'devices', page: '' })).now).toMatchObject({ days: 0, error: { kind: 'not-counted' } });
  expect((await countsBreakdown(seen.admin, { ...look, name: 'dropped', page: '' })).now).toMatchObject({ days: 0, error: { kind: 'not-counted' } });
  expect((await countsPages(seen.admin, look)).now).toMatchObject({ days: 0, error: { kind: 'not-counted' } });
  expect((await countsQuantiles(seen.admin, { ...look, measure: 'lcp', page: '' })).now).toMatchObject({ days: 0, count: 0, median: null });
  for (const step of (await countsSteps(seen.admin, { ...look, table: 'funnel' })).now) expect(step.error).toEqual({ kind: 'not-counted' });
});

test('a range that counting began in is summed from then on, and only its days are days', async () => {
  const seen = await begun();
  const { steps, sums } = await totals(seen, at('10T00'), at('14T00'));
  expect(sums).toMatchObject({ loads: { now: { count: 9, error: { kind: 'exact' } }, before: NOTHING }, visitors: { now: { count: 70 }, before: NOTHING } });
  expect(steps.map((step) => step.visitors)).toEqual([null, null, 30, 40]);
  const look = { range: { from: at('10T00'), to: at('15T00') }, now: NOW, threshold: 20, keptSince: null };
  expect((await countsBreakdown(seen.admin, { ...look, name: 'devices', page: '' })).now).toMatchObject({ days: 2, error: { kind: 'exact' } });
});

test('visitors of a part of a day are not told, because only those of the whole day are known', async () => {
  const seen = await begun();
  const { sums } = await totals(seen, at('13T09'), at('13T10'), { step: 'hour' });
  expect(sums).toMatchObject({ loads: { now: { count: 5 } }, visitors: { now: { count: null, error: { kind: 'part-of-day' } }, before: { count: null, error: { kind: 'part-of-day' } } } });
  expect((await totals(seen, at('13T00'), at('15T00'), { step: 'hour' })).sums.visitors.now.count).toBe(43);
});

test('no step begins before its range', async () => {
  const { steps } = await totals(await begun(), at('13T09'), at('14T18'));
  expect(steps.map(({ start }) => start)).toEqual([at('14T00')]);
});

test('what is deleted, or may be at any moment, is no zero either', async () => {
  const seen = await begun();
  const { counted, steps } = await totals(seen, at('12T00'), at('15T00'), { keptSince: new Date('2026-03-13T08:30:00Z') });
  expect(counted.since).toEqual(at('13T09'));
  // The hours of the 13th are still there, but the sum of its visitors began at midnight.
  expect(steps.map((step) => [step.loads, step.visitors])).toEqual([[null, null], [5, null], [0, 3]]);
});
