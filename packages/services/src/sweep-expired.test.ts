import { randomBytes } from 'node:crypto';
import { authSchema, chatHour, pageHour, report, setupLink } from '@visavis/db/schema';
import { manifestFor } from '@visavis/policy';
import { personal } from '@visavis/policy/personal';
import { proves } from '@visavis/policy/proves';
import { expect, test } from 'vitest';
import { addChatCounts } from './add-chat-counts.ts';
import { addPageCounts } from './add-page-counts.ts';
import { createSetupLink } from './create-setup-link.ts';
import { fileReport } from './file-report.ts';
import { sweepExpired } from './sweep-expired.ts';
import { database } from './database.test-support.ts';

const NOW = new Date('2026-03-14T15:09:00Z');
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const manifest = manifestFor('visavis');
const promises = [{ effective: '2026-01-01', manifest }];
const before = (ms: number): Date => new Date(NOW.getTime() - ms);
const { user, session, verification } = authSchema;

test(proves('everything goes when its time is over, and not a step earlier', 'ANC-05-05', 'VIS-01-09', 'VIS-04-01', 'VIS-12-19', { in: ['visavis'], ids: ['1V1-05-01', '1V1-05-02', 'T1V-07-02', 'ANC-05-03', 'VIS-01-08'] }), async () => {
  const { owner, admin, signaling, collector } = await database();
  const words = (word: string) => ({ reason: 'other', mode: 'text', words: personal('report-words', word) }) as const;
  await fileReport(signaling, words('over'), before(90 * DAY));
  await fileReport(signaling, words('kept'), before(90 * DAY - MINUTE));
  // 90 days before now is 2025-12-14T15:09Z.
  for (const [hour, page] of [['2025-12-14T15:00:00Z', '/'], ['2025-12-14T16:00:00Z', '/chat/']] as const) {
    await addPageCounts(collector, [{ hour: new Date(hour), page, views: 1, visits: 1 }]);
    await addChatCounts(collector, [{ hour: new Date(hour), figure: 'started', count: 1 }]);
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
    pageHours: 1,
    chatHours: 1,
    sessions: 2,
    verifications: 1,
    setupLinks: 1,
  });
  expect(await owner.select({ words: report.words }).from(report)).toEqual([{ words: 'kept' }]);
  expect(await owner.select({ page: pageHour.page }).from(pageHour)).toEqual([{ page: '/chat/' }]);
  expect(await owner.$count(chatHour)).toBe(1);
  expect(await owner.select({ id: session.id }).from(session)).toEqual([{ id: 'kept' }]);
  expect(await owner.select({ id: verification.id }).from(verification)).toEqual([{ id: 'kept' }]);
  expect(await owner.$count(setupLink)).toBe(1);
  expect(await owner.$count(user)).toBe(1);
});

test('numbers stay under a profile that keeps them without end', async () => {
  const { owner, admin, collector } = await database();
  await addPageCounts(collector, [{ hour: new Date('2001-01-01T00:00:00Z'), page: '/', views: 1, visits: 1 }]);
  await addChatCounts(collector, [{ hour: new Date('2001-01-01T00:00:00Z'), figure: 'started', count: 1 }]);
  expect(await sweepExpired(admin, { promises: [{ effective: '2026-01-01', manifest: manifestFor('anoncam') }], now: NOW })).toMatchObject({ pageHours: 0, chatHours: 0 });
  expect([await owner.$count(pageHour), await owner.$count(chatHour)]).toEqual([1, 1]);
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
  expect(Object.values(await sweepExpired(admin, { promises, now: NOW }))).toEqual([0, 0, 0, 0, 0, 0]);
});

test('neither signaling nor the collector may delete anything', async () => {
  const { signaling, collector } = await database();
  for (const db of [signaling, collector]) {
    await expect(sweepExpired(db, { promises, now: NOW })).rejects.toMatchObject({ reason: 'forbidden' });
  }
});
