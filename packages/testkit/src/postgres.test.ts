import { connectDatabase } from '@visavis/db';
import { report } from '@visavis/db/schema';
import { expect, onTestFinished, test } from 'vitest';
import { postgres, type TestDatabase } from './postgres.ts';

async function fresh(): Promise<TestDatabase> {
  const database = await postgres();
  onTestFinished(database.close);
  return database;
}

test('every database is migrated and empty, whatever the others hold', async () => {
  const [one, other] = await Promise.all([fresh(), fresh()]);
  const first = connectDatabase(one.ownerUrl);
  const second = connectDatabase(other.ownerUrl);
  await first.db.insert(report).values({ reportedAt: new Date(0), reason: 'spam', words: '', mode: 'text' });
  expect(await first.db.select().from(report)).toHaveLength(1);
  expect(await second.db.select().from(report)).toHaveLength(0);
  await Promise.all([first.close(), second.close()]);
});

test('each app has an address that works, for its own database alone', async () => {
  const [one, other] = await Promise.all([fresh(), fresh()]);
  for (const url of Object.values(one.urls)) {
    const own = connectDatabase(url);
    await own.ping();
    await own.close();
    const foreign = new URL(url);
    foreign.pathname = new URL(other.ownerUrl).pathname;
    const intruder = connectDatabase(foreign.href);
    await expect(intruder.ping()).rejects.toMatchObject({ name: 'DatabaseError', reason: 'forbidden' });
    await intruder.close();
  }
});

test('closing drops the database and its logins under a connected client', async () => {
  const database = await postgres();
  const connection = connectDatabase(database.urls.collector);
  await connection.ping();
  await database.close();
  await expect(connection.ping()).rejects.toMatchObject({ name: 'DatabaseError' });
  await connection.close();
});
