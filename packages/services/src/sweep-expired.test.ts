import { randomBytes, randomUUID } from 'node:crypto';
import { authSchema, cell, flush, mark, publicCell, publicDay, report, setupLink } from '@visavis/db/schema';
import { DATA_NAMES, manifestFor, PROFILE_NAMES } from '@visavis/policy';
import { personal } from '@visavis/policy/personal';
import { proves } from '@visavis/policy/proves';
import { fakeClock } from '@visavis/testkit';
import { expect, test } from 'vitest';
import { addCells } from './add-cells.ts';
import type { Mark } from './add-marks.ts';
import type { CellCount } from './cell-rows.ts';
import { createSetupLink } from './create-setup-link.ts';
import { fileReport } from './file-report.ts';
import { sweepExpired } from './sweep-expired.ts';
import { database, type Seen } from './database.test-support.ts';
import { startOf } from './utc.ts';

const NOW = new Date('2026-03-14T15:09:00Z');
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const manifest = manifestFor('visavis');
const promises = [{ effective: '2026-01-01', manifest }];
const before = (ms: number): Date => new Date(NOW.getTime() - ms);
const { user, session, verification } = authSchema;
const flushOf = (cells: readonly CellCount[], marks: readonly Mark[] = []) => ({ collector: randomUUID(), sequence: 1, cells, marks });

test('a collector is forgotten 31 days after its last flush, and not a moment earlier', async () => {
  const { owner, admin, collector } = await database();
  const clock = fakeClock('2026-03-14T15:00:00Z');
  const { collector: id } = flushOf([]);
  await addCells(collector, { collector: id, sequence: 1, cells: [] }, clock.date());
  clock.advance(20 * DAY);
  await addCells(collector, { collector: id, sequence: 2, cells: [] }, clock.date());
  clock.advance(31 * DAY - 1);
  expect(await sweepExpired(admin, { promises, now: clock.date() })).toMatchObject({ collectors: 0 });
  clock.advance(1);
  expect(await sweepExpired(admin, { promises, now: clock.date() })).toMatchObject({ collectors: 1 });
  expect(await owner.$count(flush)).toBe(0);
  expect(await addCells(collector, { collector: id, sequence: 3, cells: [] }, clock.date())).toBe('gap');
});

test(proves('everything goes when its time is over, and not a step earlier', 'ANC-05-05', 'VIS-01-09', 'VIS-04-01', 'VIS-12-19', { in: ['visavis'], ids: ['1V1-05-01', '1V1-05-02', 'T1V-07-02', 'ANC-05-03', 'VIS-01-08'] }), async () => {
  const { owner, admin, signaling, collector } = await database();
  const words = (word: string) => ({ reason: 'other', mode: 'text', words: personal('report-words', word) }) as const;
  await fileReport(signaling, words('over'), before(90 * DAY));
  await fileReport(signaling, words('kept'), before(90 * DAY - MINUTE));
  // 90 days before now is 2025-12-14T15:09Z.
  for (const [hour, page] of [['2025-12-14T15:00:00Z', '/'], ['2025-12-14T16:00:00Z', '/chat/']] as const) {
    const start = new Date(hour);
    await addCells(collector, flushOf([{ table: 'views', start, page, value: 'loads', count: 1 }], [{ hour: start, kind: 'gap', count: 1 }]), start);
  }
  for (const day of ['2025-12-14T00:00:00Z', '2025-12-15T00:00:00Z']) {
    const start = new Date(day);
    await addCells(collector, flushOf([{ table: 'dropped', start, page: '', value: 'bot', count: 30 }]), NOW);
    await admin.insert(publicDay).values({ day: start, epsilon: 1, keys: 1, outcome: 'published' });
    await admin.insert(publicCell).values({ day: start, table: 'countries', value: 'IS', noisy: 29 });
  }
  await owner.insert(user).values({ id: 'u', name: 'Owner', email: 'o@example.org' });
  await owner.insert(session).values([
    { id: 'over', token: 'over', userId: 'u', createdAt: before(12 * HOUR), expiresAt: before(-DAY) },
    { id: 'ended', token: 'ended', userId: 'u', createdAt: before(HOUR), expiresAt: NOW },
    { id: 'kept', token: 'kept', userId: 'u', createdAt: before(12 * HOUR - 1), expiresAt: before(-1) },
  ]);
  await owner.insert(verification).values([
    { id: 'over', identifier: 'x', value: 'x', expiresAt: NOW },
    { id: 'kept', identifier: 'x', value: 'x', expiresAt: before(-1) },
  ]);
  await createSetupLink(admin, { now: before(HOUR), randomBytes });
  await createSetupLink(admin, { now: before(HOUR - 1), randomBytes });

  expect(await sweepExpired(admin, { promises, now: NOW })).toEqual({
    reports: 1,
    bans: 0,
    cells: 2,
    publicPages: 0,
    marks: 1,
    publicDays: 1,
    publicCells: 1,
    collectors: 2,
    sessions: 2,
    verifications: 1,
    setupLinks: 1,
  });
  expect(await owner.select({ words: report.words }).from(report)).toEqual([{ words: 'kept' }]);
  const kept = await owner.select({ table: cell.table, start: cell.start }).from(cell).orderBy(cell.table);
  expect(kept).toEqual([
    { table: 'dropped', start: new Date('2025-12-15T00:00:00Z') },
    { table: 'views', start: new Date('2025-12-14T16:00:00Z') },
  ]);
  expect([await owner.$count(mark), await owner.$count(publicDay), await owner.$count(publicCell)]).toEqual([1, 1, 1]);
  expect(await owner.$count(flush)).toBe(2);
  expect(await owner.select({ id: session.id }).from(session)).toEqual([{ id: 'kept' }]);
  expect(await owner.select({ id: verification.id }).from(verification)).toEqual([{ id: 'kept' }]);
  expect(await owner.$count(setupLink)).toBe(1);
  expect(await owner.$count(user)).toBe(1);
});

/** One row of everything that counting stores, of the day and hour that a clock stands on. */
async function counted({ admin, collector }: Seen, now: Date): Promise<void> {
  const day = startOf('day', now);
  await addCells(collector, flushOf([{ table: 'views', start: now, page: '/', value: 'loads', count: 1 }], [{ hour: now, kind: 'crowded', count: 1 }]), now);
  await admin.insert(publicDay).values({ day, epsilon: 1, keys: 1, outcome: 'published' });
  await admin.insert(publicCell).values({ day, table: 'visitors', value: '', noisy: 50 });
}

const storedCounts = async ({ owner }: Seen) => Promise.all([cell, mark, publicDay, publicCell, flush].map((table) => owner.$count(table)));

test.each([
  ['visavis', '2026-03-14T00:00:00Z', '2026-06-12T00:00:00Z'],
  ['onevone', '2026-03-14T00:00:00Z', '2026-06-12T00:00:00Z'],
  ['talk1v1', '2026-03-14T00:00:00Z', '2028-04-14T00:00:00Z'],
] as const)(proves('%s keeps every number of %s, and what was published of it, until %s and not a moment longer', 'VIS-04-01'), async (profile, from, until) => {
  const seen = await database();
  const clock = fakeClock(from);
  const policy = [{ effective: '2026-01-01', manifest: manifestFor(profile) }];
  await counted(seen, clock.date());
  clock.advance(Date.parse(until) - Date.parse(from) - 1);
  await sweepExpired(seen.admin, { promises: policy, now: clock.date() });
  expect(await storedCounts(seen)).toEqual([1, 1, 1, 1, 0]);
  clock.advance(1);
  expect(await sweepExpired(seen.admin, { promises: policy, now: clock.date() })).toMatchObject({ cells: 1, marks: 1, publicDays: 1, publicCells: 1 });
  expect(await storedCounts(seen)).toEqual([0, 0, 0, 0, 0]);
});

test(proves('anoncam keeps sums without end, and nothing but sums: what collectors and people left goes', 'ANC-05-02', 'VIS-04-05'), async () => {
  const seen = await database();
  const clock = fakeClock('2001-01-01T00:00:00Z');
  const policy = [{ effective: '2001-01-01', manifest: manifestFor('anoncam') }];
  await counted(seen, clock.date());
  await fileReport(seen.signaling, { reason: 'other', mode: 'text', words: personal('report-words', 'old') }, clock.date());
  clock.advance(25 * 365 * DAY);
  expect(await sweepExpired(seen.admin, { promises: policy, now: clock.date() })).toMatchObject({ cells: 0, marks: 0, publicDays: 0, publicCells: 0, collectors: 1, reports: 1 });
  expect(await storedCounts(seen)).toEqual([1, 1, 1, 1, 0]);
});

test.each(PROFILE_NAMES)(proves('in %s nothing but sums may stay without end', 'ANC-05-02', 'VIS-04-05'), (profile) => {
  const { data } = manifestFor(profile);
  const endless = DATA_NAMES.filter((name) => {
    const category = data[name];
    return category !== 'not-collected' && category.retention.kind === 'no-end';
  });
  expect(endless).toEqual(profile === 'anoncam' ? ['counts'] : []);
});

test('clamped pages go when their day can no longer be released, whatever the profile', async () => {
  const { owner, admin, collector } = await database();
  for (const day of ['2026-03-06', '2026-03-07', '2026-03-14']) {
    const start = new Date(`${day}T00:00:00Z`);
    await addCells(collector, flushOf([{ table: 'public-pages', start, page: '', value: '/', count: 1 }]), start);
  }
  expect(await sweepExpired(admin, { promises: [{ effective: '2026-01-01', manifest: manifestFor('anoncam') }], now: NOW })).toMatchObject({ cells: 0, publicPages: 1 });
  expect(await owner.$count(cell)).toBe(2);
});

test('a longer period counts from its day on, and only for what came after it', async () => {
  const { owner, admin, signaling } = await database();
  const days = (amount: number) => ({ amount, unit: 'days' }) as const;
  const { reports } = manifest.data;
  const longer = { ...manifest, data: { ...manifest.data, reports: { ...reports, retention: { ...reports.retention, length: days(120) } } } };
  const since = (effective: string) => [{ effective: '2025-01-01', manifest }, { effective, manifest: longer }];
  for (const age of [91, 89]) await fileReport(signaling, { reason: 'other', mode: 'text', words: personal('report-words', '') }, before(age * DAY));
  expect(await sweepExpired(admin, { promises: since('2026-03-15'), now: NOW })).toMatchObject({ reports: 1 });
  const later = new Date(NOW.getTime() + 2 * DAY);
  expect(await sweepExpired(admin, { promises: since('2026-03-15'), now: later })).toMatchObject({ reports: 1 });
  expect(await owner.$count(report)).toBe(0);
});

test('a second sweep finds nothing, and two at once do no harm', async () => {
  const { admin, signaling } = await database();
  await fileReport(signaling, { reason: 'other', mode: 'text', words: personal('report-words', '') }, before(91 * DAY));
  const [one, other] = await Promise.all([sweepExpired(admin, { promises, now: NOW }), sweepExpired(admin, { promises, now: NOW })]);
  expect(one.reports + other.reports).toBe(1);
  expect(new Set(Object.values(await sweepExpired(admin, { promises, now: NOW })))).toEqual(new Set([0]));
});

test('neither signaling nor the collector may delete anything', async () => {
  const { signaling, collector } = await database();
  for (const db of [signaling, collector]) {
    await expect(sweepExpired(db, { promises, now: NOW })).rejects.toMatchObject({ reason: 'forbidden' });
  }
});
