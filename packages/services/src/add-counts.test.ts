import { waitFigure } from '@visavis/analytics';
import { chatHour, pageHour } from '@visavis/db/schema';
import { asc } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { addChatCounts } from './add-chat-counts.ts';
import { addPageCounts } from './add-page-counts.ts';
import { database } from './database.test-support.ts';

const HOUR = new Date('2026-03-14T15:00:00Z');
const LATER = new Date('2026-03-14T15:59:59.999Z');

test('counts add up by hour and page, within a batch and over batches', async () => {
  const { collector, owner } = await database();
  await addPageCounts(collector, [
    { hour: HOUR, page: '/', views: 2, visits: 1 },
    { hour: LATER, page: '/', views: 3, visits: 0 },
    { hour: HOUR, page: 'other', views: 1, visits: 1 },
  ]);
  await addPageCounts(collector, [{ hour: HOUR, page: '/', views: 5, visits: 2 }]);
  expect(await owner.select().from(pageHour).orderBy(asc(pageHour.page))).toEqual([
    { hour: HOUR, page: '/', views: 10, visits: 3 },
    { hour: HOUR, page: 'other', views: 1, visits: 1 },
  ]);
});

test('signaling and the collector add to the same table of figures', async () => {
  const { signaling, collector, owner } = await database();
  await addChatCounts(signaling, [
    { hour: HOUR, figure: 'matches', count: 1 },
    { hour: HOUR, figure: waitFigure(1_000), count: 1 },
    { hour: LATER, figure: waitFigure(1_000), count: 1 },
  ]);
  await addChatCounts(collector, [{ hour: LATER, figure: 'started', count: 4 }]);
  expect(await owner.select().from(chatHour).orderBy(asc(chatHour.figure))).toEqual([
    { hour: HOUR, figure: 'matches', count: 1 },
    { hour: HOUR, figure: 'started', count: 4 },
    { hour: HOUR, figure: waitFigure(1_000), count: 2 },
  ]);
});

test('an empty batch writes nothing', async () => {
  const { collector, owner } = await database();
  await addPageCounts(collector, []);
  await addChatCounts(collector, []);
  expect((await owner.$count(pageHour)) + (await owner.$count(chatHour))).toBe(0);
});

test('a batch of thousands is stored whole, and one bad row leaves all of it out', async () => {
  const { collector, owner } = await database();
  const rows = Array.from({ length: 2_500 }, (_, page) => ({ hour: HOUR, page: `/p${page}`, views: 1, visits: 1 }));
  const bad = { hour: HOUR, page: '/zzz?secret', views: 1, visits: 1 };
  await expect(addPageCounts(collector, [...rows, bad])).rejects.toMatchObject({ reason: 'conflict' });
  expect(await owner.$count(pageHour)).toBe(0);
  await addPageCounts(collector, rows);
  expect(await owner.$count(pageHour)).toBe(2_500);
});

test('writers with the same rows in opposite orders do not block each other, and lose nothing', async () => {
  const { collector, owner } = await database();
  const rows = Array.from({ length: 200 }, (_, page) => ({ hour: HOUR, page: `/p${page}`, views: 1, visits: 0 }));
  const writes = Array.from({ length: 20 }, (_, n) => addPageCounts(collector, n % 2 === 0 ? rows : rows.toReversed()));
  await Promise.all(writes);
  const stored = await owner.select().from(pageHour);
  expect(new Set(stored.map(({ views }) => views))).toEqual(new Set([20]));
});
