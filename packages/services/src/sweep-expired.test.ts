import { randomBytes } from 'node:crypto';
import { authSchema, chatHour, pageHour, report, setupLink } from '@visavis/db/schema';
import { manifestFor } from '@visavis/policy';
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
const before = (ms: number): Date => new Date(NOW.getTime() - ms);
const { user, session, verification } = authSchema;

test('everything goes when its time is over, and not a step earlier', async () => {
  const { owner, admin, signaling, collector } = await database();
  const words = (word: string) => ({ reason: 'other', mode: 'text', words: word }) as const;
  await fileReport(signaling, words('over'), before(90 * DAY));
  await fileReport(signaling, words('kept'), before(90 * DAY - MINUTE));
  // 25 calendar months before now is 2024-02-14T15:09Z.
  for (const [hour, page] of [['2024-02-14T15:00:00Z', '/'], ['2024-02-14T16:00:00Z', '/chat/']] as const) {
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

  expect(await sweepExpired(admin, { manifest, now: NOW })).toEqual({
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

test('a second sweep finds nothing, and two at once do no harm', async () => {
  const { admin, signaling } = await database();
  await fileReport(signaling, { reason: 'other', mode: 'text', words: '' }, before(91 * DAY));
  const [one, other] = await Promise.all([sweepExpired(admin, { manifest, now: NOW }), sweepExpired(admin, { manifest, now: NOW })]);
  expect(one.reports + other.reports).toBe(1);
  expect(Object.values(await sweepExpired(admin, { manifest, now: NOW }))).toEqual([0, 0, 0, 0, 0, 0]);
});

test('neither signaling nor the collector may delete anything', async () => {
  const { signaling, collector } = await database();
  for (const db of [signaling, collector]) {
    await expect(sweepExpired(db, { manifest, now: NOW })).rejects.toMatchObject({ reason: 'forbidden' });
  }
});
