import { inspect } from 'node:util';
import { eq, sql } from 'drizzle-orm';
import { expect, onTestFinished, test } from 'vitest';
import { type Connection, connectDatabase } from './connect.ts';
import { DatabaseError } from './database-error.ts';
import { authSchema, cell, report, setupLink } from './schema.ts';
import { migratedDatabase } from './testing/fresh-database.ts';

const MARKER = 'Zq7-marker-9f3e';
const HOUR = new Date('2026-03-14T15:00:00Z');
const { user } = authSchema;

async function connected(): Promise<Connection> {
  const { ownerUrl } = await migratedDatabase();
  const connection = connectDatabase(ownerUrl);
  onTestFinished(connection.close);
  return connection;
}

/** Everything that a logger could print of an error, hidden properties and causes too. */
function everythingIn(error: unknown): string {
  return `${inspect(error, { showHidden: true, depth: 20 })}\n${JSON.stringify(error)}\n${String(error)}`;
}

test('whatever a statement fails with, no statement, parameter or row is in the error', async () => {
  const { db } = await connected();
  const marked = { id: '1', name: MARKER, email: MARKER };
  await db.insert(user).values(marked);
  const failures: Record<string, () => PromiseLike<unknown>> = {
    'unique, in detail': () => db.insert(user).values({ ...marked, id: '2' }),
    'check, in the failing row': () =>
      db.insert(report).values({ reportedAt: HOUR, reason: MARKER.repeat(9), words: MARKER, mode: 'text' }),
    'foreign key': () =>
      db.insert(authSchema.session).values({ id: MARKER, token: MARKER, userId: MARKER, expiresAt: HOUR }),
    'cast, in the message': () => db.execute(sql`select ${MARKER}::text::uuid`),
    'no such column, in the statement': () => db.execute(sql.raw(`select "${MARKER}" from auth.user`)),
    'syntax': () => db.execute(sql.raw(`select '${MARKER}' from from`)),
    'raised': () => db.execute(sql.raw(`do $$ begin raise exception '${MARKER}' using detail = '${MARKER}'; end $$`)),
    'select builder': () => db.select().from(user).where(sql`${MARKER}::text::int = 1`),
    'in a transaction': () => db.transaction((tx) => tx.insert(user).values({ ...marked, id: '3' })),
    'in a savepoint': () =>
      db.transaction((tx) => tx.transaction((inner) => inner.insert(user).values({ ...marked, id: '4' }))),
    'caught by the caller, at the commit': () =>
      db.transaction(async (tx) => {
        await tx.insert(user).values({ ...marked, id: '5' }).then(undefined, () => {});
      }),
    'at the commit, deferred': () =>
      db.transaction(async (tx) => {
        await tx.execute(sql.raw('create temp table once (word text unique deferrable initially deferred)'));
        await tx.execute(sql`insert into once values (${MARKER}), (${MARKER})`);
      }),
  };
  const seen: Record<string, unknown> = {};
  for (const [name, fail] of Object.entries(failures)) {
    const error = await Promise.resolve(fail()).then(
      () => 'no failure',
      (reason: unknown) => reason,
    );
    const everything = everythingIn(error);
    const leaks = everything.includes(MARKER) || /insert into|select /i.test(everything);
    seen[name] = { isDatabaseError: error instanceof DatabaseError, leaks };
  }
  const quiet = { isDatabaseError: true, leaks: false };
  expect(seen).toEqual(Object.fromEntries(Object.keys(failures).map((name) => [name, quiet])));
});

test('a broken rule is a conflict and names the rule', async () => {
  const { db } = await connected();
  await db.insert(user).values({ id: '1', name: 'A', email: 'a@example.org' });
  await expect(db.insert(user).values({ id: '2', name: 'B', email: 'a@example.org' })).rejects.toMatchObject({
    reason: 'conflict',
    sqlState: '23505',
    constraint: 'user_email_key',
  });
});

test('errors of the caller pass through a transaction as they are, and it is rolled back', async () => {
  const { db } = await connected();
  const own = new TypeError('mine');
  const work = db.transaction(async (tx) => {
    await tx.insert(user).values({ id: '1', name: 'A', email: 'a@example.org' });
    throw own;
  });
  await expect(work).rejects.toBe(own);
  expect(await db.select().from(user)).toEqual([]);
});

test('a savepoint that fails leaves the rest of its transaction', async () => {
  const { db } = await connected();
  await db.transaction(async (tx) => {
    await tx.insert(user).values({ id: '1', name: 'A', email: 'a@example.org' });
    await tx
      .transaction((inner) => inner.insert(user).values({ id: '1', name: 'B', email: 'b@example.org' }))
      .catch(() => {});
  });
  expect(await db.select({ name: user.name }).from(user)).toEqual([{ name: 'A' }]);
});

test('dates, bytes and numbers come back as they went in', async () => {
  const { db } = await connected();
  const tokenHash = new Uint8Array(32).fill(255);
  await db.insert(setupLink).values({ tokenHash, expiresAt: HOUR });
  const counted = { table: 'chat', start: HOUR, page: '', value: 'matches', count: 2 ** 40 };
  await db.insert(cell).values(counted);
  const [link] = await db.select().from(setupLink).where(eq(setupLink.tokenHash, tokenHash));
  expect(link?.expiresAt).toEqual(HOUR);
  expect(new Uint8Array(link?.tokenHash ?? [])).toEqual(tokenHash);
  expect(await db.select().from(cell)).toEqual([counted]);
});

test('a server that is not there is unreachable, and the password is not in the error', async () => {
  const connection = connectDatabase(`postgres://user:${MARKER}@127.0.0.1:1/none`);
  const error = await connection.ping().catch((reason: unknown) => reason);
  expect(error).toMatchObject({ reason: 'unreachable' });
  expect(everythingIn(error)).not.toContain(MARKER);
  await connection.close();
});

test('an address that cannot be read is not shown', () => {
  expect(() => connectDatabase(`postgres://u:${MARKER}@host:port/x`)).toThrow(DatabaseError);
  try {
    connectDatabase(`postgres://u:${MARKER}@host:port/x`);
  } catch (error) {
    expect(everythingIn(error)).not.toContain(MARKER);
  }
});

test('a transaction whose connection is cut fails like any other, and the next one works', async () => {
  const { ownerUrl } = await migratedDatabase();
  const [connection, killer] = [connectDatabase(ownerUrl, { max: 1 }), connectDatabase(ownerUrl, { max: 1 })];
  onTestFinished(async () => {
    await connection.close();
    await killer.close();
  });
  for (const moment of ['between statements', 'during one'] as const) {
    const cut = connection.db.transaction(async (tx) => {
      const [backend] = await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`);
      const cutting = killer.db.execute(sql`select pg_terminate_backend(${backend?.pid ?? 0}, 5000)`).execute();
      if (moment === 'between statements') await cutting;
      await tx.execute(sql`select pg_sleep(30)`);
    });
    await expect(cut, moment).rejects.toBeInstanceOf(DatabaseError);
    await expect(connection.db.execute(sql`select 1 as one`), moment).resolves.toMatchObject([{ one: 1 }]);
  }
});
