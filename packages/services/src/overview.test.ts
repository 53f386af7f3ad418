import { waitFigure } from '@visavis/analytics';
import { report } from '@visavis/db/schema';
import { personal } from '@visavis/policy/personal';
import { proves } from '@visavis/policy/proves';
import { expect, test } from 'vitest';
import { addChatCounts } from './add-chat-counts.ts';
import { addPageCounts } from './add-page-counts.ts';
import { fileReport } from './file-report.ts';
import { overview } from './overview.ts';
import { database } from './database.test-support.ts';

const NOON = new Date('2026-03-14T12:00:00Z');
const FIRST = new Date('2026-03-14T00:00:00Z');
const LAST = new Date('2026-03-14T23:59:59Z');
const YESTERDAY = new Date('2026-03-13T23:59:59Z');
const TOMORROW = new Date('2026-03-15T00:00:00Z');

test('an empty database has zeros and no median', async () => {
  const { admin } = await database();
  expect(await overview(admin, NOON)).toEqual({
    visitsToday: 0,
    viewsToday: 0,
    startsToday: 0,
    matchesToday: 0,
    medianWaitMs: null,
    reportsWaiting: 0,
  });
});

test(proves('today is the UTC day, from its first hour to its last', '1V1-02-05'), async () => {
  const { admin, collector, signaling } = await database();
  for (const [hour, views] of [[YESTERDAY, 100], [FIRST, 3], [LAST, 4], [TOMORROW, 100]] as const) {
    await addPageCounts(collector, [{ hour, page: '/', views, visits: 1 }]);
    await addChatCounts(collector, [{ hour, figure: 'started', count: views }]);
    await addChatCounts(signaling, [{ hour, figure: 'matches', count: views }]);
  }
  expect(await overview(admin, NOON)).toMatchObject({ visitsToday: 2, viewsToday: 7, startsToday: 7, matchesToday: 7 });
});

test('the median wait comes from today’s buckets', async () => {
  const { admin, signaling } = await database();
  const wait = (hour: Date, ms: number, count: number) => addChatCounts(signaling, [{ hour, figure: waitFigure(ms), count }]);
  await wait(YESTERDAY, 600_000, 50);
  await wait(FIRST, 200, 2);
  await wait(NOON, 3_000, 1);
  await wait(LAST, 60_000, 2);
  const { medianWaitMs } = await overview(admin, NOON);
  expect(medianWaitMs).toBeGreaterThan(2_700);
  expect(medianWaitMs).toBeLessThan(3_300);
});

test('reports wait until they are closed, however old', async () => {
  const { admin, signaling } = await database();
  await fileReport(signaling, { reason: 'scam', mode: 'video', words: personal('report-words', '') }, YESTERDAY);
  await fileReport(signaling, { reason: 'scam', mode: 'video', words: personal('report-words', '') }, NOON);
  expect(await overview(admin, NOON)).toMatchObject({ reportsWaiting: 2 });
  await admin.update(report).set({ state: 'closed' });
  expect(await overview(admin, NOON)).toMatchObject({ reportsWaiting: 0 });
});
