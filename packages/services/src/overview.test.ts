import { randomUUID } from 'node:crypto';
import { waitFigure } from '@visavis/analytics';
import type { Database } from '@visavis/db';
import { report } from '@visavis/db/schema';
import { personal } from '@visavis/policy/personal';
import { proves } from '@visavis/policy/proves';
import { expect, test } from 'vitest';
import { addCells } from './add-cells.ts';
import { addChatCounts, type ChatCount } from './add-chat-counts.ts';
import { fileReport } from './file-report.ts';
import { overview } from './overview.ts';
import { database } from './database.test-support.ts';

const NOON = new Date('2026-03-14T12:00:00Z');
const FIRST = new Date('2026-03-14T00:00:00Z');
const LAST = new Date('2026-03-14T23:59:59Z');
const YESTERDAY = new Date('2026-03-13T23:59:59Z');
const TOMORROW = new Date('2026-03-15T00:00:00Z');

const tell = (signaling: Database, count: ChatCount) => addChatCounts(signaling, { collector: randomUUID(), sequence: 1, counts: [count] }, count.hour);

test('an empty database has zeros and no median', async () => {
  const { admin } = await database();
  expect(await overview(admin, { now: NOON, threshold: 20 })).toEqual({
    visitsToday: 0,
    matchesToday: 0,
    medianWaitMs: null,
    droppedToday: { count: 0, mostOften: null },
    reportsWaiting: 0,
  });
});

test(proves('today is the UTC day, from its first hour to its last', '1V1-02-05'), async () => {
  const { admin, collector, signaling } = await database();
  for (const [hour, views] of [[YESTERDAY, 100], [FIRST, 3], [LAST, 4], [TOMORROW, 100]] as const) {
    const site = { start: hour, page: '' } as const;
    const cells = [
      { ...site, table: 'views', value: 'loads', count: views },
      { ...site, table: 'views', page: '/', value: 'loads', count: views },
      { ...site, table: 'views', value: 'visits', count: 1 },
      { ...site, table: 'chat', value: 'started', count: views },
    ] as const;
    await addCells(collector, { collector: randomUUID(), sequence: 1, cells }, hour);
    await tell(signaling, { hour, figure: 'matches', count: views });
  }
  expect(await overview(admin, { now: NOON, threshold: 20 })).toMatchObject({ visitsToday: 2, matchesToday: 7 });
});

test('the median wait comes from today’s buckets', async () => {
  const { admin, signaling } = await database();
  const wait = (hour: Date, ms: number, count: number) => tell(signaling, { hour, figure: waitFigure(ms), count });
  await wait(YESTERDAY, 600_000, 50);
  await wait(FIRST, 200, 8);
  await wait(NOON, 3_000, 4);
  await wait(LAST, 60_000, 8);
  const { medianWaitMs } = await overview(admin, { now: NOON, threshold: 20 });
  expect(medianWaitMs).toBeGreaterThan(2_700);
  expect(medianWaitMs).toBeLessThan(3_300);
});

test('fewer waits than the threshold have no median', async () => {
  const { admin, signaling } = await database();
  const wait = (hour: Date, count: number) => tell(signaling, { hour, figure: waitFigure(3_000), count });
  await wait(YESTERDAY, 50);
  await wait(NOON, 19);
  expect(await overview(admin, { now: NOON, threshold: 20 })).toMatchObject({ medianWaitMs: null });
  await wait(LAST, 1);
  expect(await overview(admin, { now: NOON, threshold: 20 })).toMatchObject({ medianWaitMs: expect.any(Number) });
});

test('dropped requests are added up, and no reason is told of fewer than the threshold', async () => {
  const { admin, collector } = await database();
  const drop = async (start: Date, value: string, count: number) =>
    addCells(collector, { collector: randomUUID(), sequence: 1, cells: [{ table: 'dropped', start, page: '', value, count }] }, start);
  await drop(YESTERDAY, 'rate', 50);
  await drop(FIRST, 'crowded', 12);
  await drop(FIRST, 'bot', 12);
  await drop(NOON, 'bot', 7);
  expect(await overview(admin, { now: NOON, threshold: 20 })).toMatchObject({ droppedToday: { count: 31, mostOften: null }, visitsToday: 0 });
  await drop(LAST, 'bot', 1);
  expect(await overview(admin, { now: NOON, threshold: 20 })).toMatchObject({ droppedToday: { count: 32, mostOften: 'bot' } });
});

test('reports wait until they are closed, however old', async () => {
  const { admin, signaling } = await database();
  await fileReport(signaling, { reason: 'scam', mode: 'video', words: personal('report-words', '') }, YESTERDAY);
  await fileReport(signaling, { reason: 'scam', mode: 'video', words: personal('report-words', '') }, NOON);
  expect(await overview(admin, { now: NOON, threshold: 20 })).toMatchObject({ reportsWaiting: 2 });
  await admin.update(report).set({ state: 'closed' });
  expect(await overview(admin, { now: NOON, threshold: 20 })).toMatchObject({ reportsWaiting: 0 });
});
