import { createServer } from 'node:http';
import { connectDatabase } from '@visavis/db';
import { cell, report } from '@visavis/db/schema';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Browser } from './testing/browser.ts';
import { startDashboard } from './testing/dashboard.ts';

let live: object | null = { online: 7, waiting: 1, calls: 3, seats: 6, matches: 40, medianWaitMs: 900 };
const signaling = createServer((_request, response) => {
  if (live === null) response.destroy();
  else response.end(JSON.stringify(live));
});

const DAY = 86_400_000;
/** Of tomorrow: midnight never falls into a test. */
const NOON = (Math.floor(Date.now() / DAY) + 1.5) * DAY;

let dashboard: Awaited<ReturnType<typeof startDashboard>>;
let browser: Browser;
beforeAll(async () => {
  await new Promise<void>((resolve) => signaling.listen(0, '127.0.0.1', resolve));
  const address = signaling.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  dashboard = await startDashboard({ metricsUrl: `http://127.0.0.1:${port}` });
  browser = await dashboard.signedIn();
  dashboard.pass(NOON - Date.now());
});
afterAll(async () => {
  await dashboard.close();
  signaling.closeAllConnections();
  signaling.close();
});

const EMPTY = { visitsToday: 0, matchesToday: 0, medianWaitMs: null, droppedToday: { count: 0, mostOften: null }, reportsWaiting: 0 };

it('gives what signaling knows now and what is stored of today', async () => {
  const empty = await browser.trpc('overview.live');
  expect(empty.body).toEqual({ at: expect.any(Number), ...EMPTY, live: { online: 7, waiting: 1, calls: 3 } });

  const { db, close } = connectDatabase(dashboard.ownerUrl);
  const hour = new Date(NOON);
  await db.insert(cell).values([
    { table: 'views', start: hour, page: '', value: 'loads', count: 9 },
    { table: 'views', start: hour, page: '', value: 'visits', count: 5 },
    { table: 'chat', start: hour, page: '', value: 'matches', count: 4 },
  ]);
  await db.insert(report).values({ reportedAt: hour, reason: 'other', words: '', mode: 'video' });
  await close();
  expect((await browser.trpc('overview.live')).body).toMatchObject({ visitsToday: 5, matchesToday: 4, reportsWaiting: 1 });
});

it('says so when signaling is down, and still gives the rest', async () => {
  const before = live;
  live = null;
  expect((await browser.trpc('overview.live')).body).toMatchObject({ visitsToday: 5, live: null });
  live = before;
  expect((await browser.trpc('overview.live')).body).toMatchObject({ live: { online: 7 } });
});
