import { connectDatabase } from '@visavis/db';
import { setupLink } from '@visavis/db/schema';
import { manifestFor } from '@visavis/policy';
import { createSetupLink } from '@visavis/services';
import { postgres } from '@visavis/testkit';
import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { startSweeping } from './sweeping.ts';

const HOUR_MS = 3_600_000;
const manifest = manifestFor('visavis');

it('deletes at its start what has been kept for its full time, and nothing else', async () => {
  const database = await postgres();
  const { db, close } = connectDatabase(database.urls.admin);
  await createSetupLink(db, { now: new Date(Date.now() - 2 * HOUR_MS), randomBytes });
  await createSetupLink(db, { now: new Date(), randomBytes });
  const { stop } = startSweeping({ database: db, manifest, now: Date.now, onOutage: () => {} });
  await stop();
  expect(await db.select().from(setupLink)).toHaveLength(1);
  await close();
  await database.close();
});

it('tells once that it cannot', async () => {
  const { db, close } = connectDatabase('postgres://nobody:secret@127.0.0.1:9/none');
  const outages: string[] = [];
  const { stop } = startSweeping({ database: db, manifest, now: Date.now, onOutage: (outage) => outages.push(outage) });
  await stop();
  expect(outages).toEqual(['began']);
  await close();
});
