import { connectDatabase } from '@visavis/db';
import { setupLink } from '@visavis/db/schema';
import { manifestFor } from '@visavis/policy';
import { proves } from '@visavis/policy/proves';
import { createSetupLink } from '@visavis/services';
import { postgres } from '@visavis/testkit';
import { randomBytes } from 'node:crypto';
import { expect, it, vi } from 'vitest';
import { startSweeping } from './sweeping.ts';

const HOUR_MS = 3_600_000;
const promises = [{ effective: '2026-01-01', manifest: manifestFor('visavis') }];

it(proves('deletes at its start what has been kept for its full time, and nothing else', 'VIS-01-09'), async () => {
  const database = await postgres();
  const { db, close } = connectDatabase(database.urls.admin);
  await createSetupLink(db, { now: new Date(Date.now() - 2 * HOUR_MS), randomBytes });
  await createSetupLink(db, { now: new Date(), randomBytes });
  const { stop } = startSweeping({ database: db, promises, now: Date.now, onOutage: () => {} });
  await stop();
  expect(await db.select().from(setupLink)).toHaveLength(1);
  await close();
  await database.close();
});

it('tells once that it cannot', async () => {
  const { db, close } = connectDatabase('postgres://nobody:secret@127.0.0.1:9/none');
  const outages: string[] = [];
  const { stop } = startSweeping({ database: db, promises, now: Date.now, onOutage: (outage) => outages.push(outage) });
  await stop();
  expect(outages).toEqual(['began']);
  await close();
});

it('waits a day at most, whatever a policy says', async () => {
  const { db, close } = connectDatabase('postgres://nobody:secret@127.0.0.1:9/none');
  const timer = vi.spyOn(globalThis, 'setInterval');
  const rare = [{ effective: '2026-01-01', manifest: { ...manifestFor('visavis'), sweepEvery: { amount: 25, unit: 'days' } as const } }];
  const { stop } = startSweeping({ database: db, promises: rare, now: Date.now, onOutage: () => {} });
  expect(timer.mock.calls.map(([, pause]) => pause)).toContain(24 * HOUR_MS);
  expect(timer.mock.calls.map(([, pause]) => pause)).not.toContain(25 * 24 * HOUR_MS);
  timer.mockRestore();
  await stop();
  await close();
});
