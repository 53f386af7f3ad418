import { randomBytes, randomUUID } from 'node:crypto';
import { connectDatabase } from '@visavis/db';
import { manifestFor } from '@visavis/policy';
import { addCells, publicNumbers } from '@visavis/services';
import { postgres } from '@visavis/testkit';
import { expect, it, onTestFinished, vi } from 'vitest';
import { startReleasing } from './releasing.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const START = Date.UTC(2026, 2, 12);
const manifest = manifestFor('visavis');
const { analytics } = manifest;
const promises = [{ effective: '2026-01-01', manifest }];
const MONTH = { from: new Date(START - 10 * DAY), to: new Date(START + 20 * DAY) };

async function counted() {
  const database = await postgres();
  const [admin, collector] = [connectDatabase(database.urls.admin), connectDatabase(database.urls.collector)];
  onTestFinished(async () => {
    await Promise.all([admin.close(), collector.close()]);
    await database.close();
  });
  const start = new Date(START);
  await addCells(collector.db, { collector: randomUUID(), sequence: 1, cells: [{ table: 'visitors', start, page: '', value: '', count: 900 }], marks: [{ hour: start, kind: 'gap', count: 1 }] }, start);
  return admin.db;
}

it('decides each day that is over since counting began, once, whoever else does', async () => {
  const db = await counted();
  const outages: string[] = [];
  const options = { database: db, analytics, promises, now: () => START + 3 * DAY + HOUR, randomBytes, onOutage: (outage: string) => outages.push(outage) };
  await Promise.all([startReleasing(options), startReleasing(options)].map((releasing) => vi.waitUntil(async () => (await publicNumbers(db, MONTH)).days.length === 3).then(releasing.stop)));
  const { days } = await publicNumbers(db, MONTH);
  expect(days.map(({ day, epsilon, keys, outcome }) => [day.getTime(), epsilon, keys, outcome])).toEqual([0, 1, 2].map((after) => [START + after * DAY, 1, 1, 'published']));
  expect(days[0]?.cells.find(({ table }) => table === 'visitors')?.noisy).toBeGreaterThan(700);
  expect(outages).toEqual([]);
});

it('goes on with the days after one that cannot be released, and says so', async () => {
  const db = await counted();
  const outages: string[] = [];
  let asked = 0;
  const failing = (bytes: number) => randomBytes((asked += 1) === 1 ? 0 : bytes);
  const { stop } = startReleasing({ database: db, analytics, promises, now: () => START + 3 * DAY + HOUR, randomBytes: failing, onOutage: (outage) => outages.push(outage) });
  await vi.waitUntil(() => outages.length > 0);
  await stop();
  expect((await publicNumbers(db, MONTH)).days.map(({ day }) => day.getTime())).toEqual([1, 2].map((after) => START + after * DAY));
  expect(outages).toEqual(['began']);
});

it('tells once that it cannot, and stops', async () => {
  const { close, db } = connectDatabase('postgres://nobody:secret@127.0.0.1:9/none');
  const timer = vi.spyOn(globalThis, 'setInterval');
  const outages: string[] = [];
  const { stop } = startReleasing({ database: db, analytics, promises, now: Date.now, randomBytes, onOutage: (outage) => outages.push(outage) });
  expect(timer.mock.calls.map(([, pause]) => pause)).toEqual([600_000]);
  timer.mockRestore();
  await vi.waitUntil(() => outages.length > 0);
  await stop();
  expect(outages).toEqual(['began']);
  await close();
});

it.each([
  ['publishes nothing', { ...analytics, published: { kind: 'off' } as const }],
  ['counts nothing that may be public', { ...analytics, tables: ['chat', 'dropped'] as const }],
])('does not even look for a profile that %s', async (_, profile) => {
  const { close, db } = connectDatabase('postgres://nobody:secret@127.0.0.1:9/none');
  const timer = vi.spyOn(globalThis, 'setInterval');
  await startReleasing({ database: db, analytics: profile, promises, now: Date.now, randomBytes, onOutage: () => {} }).stop();
  expect(timer).not.toHaveBeenCalled();
  timer.mockRestore();
  await close();
});
