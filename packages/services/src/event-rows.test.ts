import { randomUUID } from 'node:crypto';
import { proves } from '@visavis/policy/proves';
import { sql } from 'drizzle-orm';
import { expect, onTestFinished, test } from 'vitest';
import { addCells } from './add-cells.ts';
import { database, type Seen } from './database.test-support.ts';
import { eventRows } from './event-rows.ts';

const NOON = new Date('2026-03-14T12:00:00Z');

test(proves('sums are no event rows, however many there are', '1V1-01-12', 'T1V-02-06', 'T1V-05-04', 'ANC-01-08'), async () => {
  const { admin, collector } = await database();
  const cells = [{ table: 'views', start: NOON, page: '', value: 'loads', count: 3 }] as const;
  await addCells(collector, { collector: randomUUID(), sequence: 1, cells, marks: [{ hour: NOON, kind: 'gap', count: 1 }] }, NOON);
  expect(await eventRows(admin)).toEqual({ rows: 0, places: [{ place: 'pg_largeobject', rows: 0 }] });
});

test.each([
  ['a table that it may write', 'grant insert on planted.event to visavis_collector'],
  ['a table of which it may write a column', 'grant insert (at), update (at) on planted.event to visavis_collector'],
  ['a table that everybody may write', 'grant insert on planted.event to public'],
  ['a table behind a view', 'create view planted.door as select * from planted.event; grant insert on planted.door to visavis_collector'],
])(proves('%s is found, with its rows, though admin may not read it', '1V1-01-12'), async (_, grant) => {
  const { admin, owner } = await database();
  await owner.execute(sql.raw('create schema planted; create table planted.event (at timestamptz); insert into planted.event values (now()), (now())'));
  expect(await eventRows(admin)).toMatchObject({ rows: 0 });
  await owner.execute(sql.raw(`grant usage on schema planted to visavis_collector; ${grant}`));
  const found = await eventRows(admin);
  expect(found.rows).toBe(2);
  expect(found.places.map(({ place }) => place)).toContainEqual(expect.stringMatching(/^planted\.(event|door)$/));
});

test('a table granted to the collector’s login itself is found, and a partitioned one counts once', async () => {
  const { admin, owner, collector } = await database();
  const [login] = await collector.execute<{ name: string }>(sql`select current_user::text as name`);
  await owner.execute(sql.raw(`
    create table analytics.event (at int) partition by range (at);
    create table analytics.event_one partition of analytics.event for values from (0) to (10);
    insert into analytics.event values (1), (2), (3);
    grant insert on analytics.event to ${login?.name}`));
  expect(await eventRows(admin)).toEqual({ rows: 3, places: [{ place: 'analytics.event', rows: 3 }, { place: 'pg_largeobject', rows: 0 }] });
});

test('a partition that it may write although it may not write the whole is found', async () => {
  const { admin, owner } = await database();
  await owner.execute(sql.raw(`
    create table analytics.event (at int) partition by range (at);
    create table analytics.event_one partition of analytics.event for values from (0) to (10);
    insert into analytics.event values (1), (2);
    grant insert on analytics.event_one to visavis_collector`));
  expect(await eventRows(admin)).toMatchObject({ rows: 2 });
});

test('a large object of the collector is one too', async () => {
  const { admin, collector } = await database();
  await collector.execute(sql`select lo_from_bytea(0, 'who was here')`);
  expect(await eventRows(admin)).toMatchObject({ rows: 1 });
});

test('a large object of somebody else that it may change is one too', async () => {
  const { admin, owner } = await database();
  const [made] = await owner.execute<{ oid: number }>(sql`select lo_from_bytea(0, 'who was here')::int as oid`);
  expect(await eventRows(admin)).toMatchObject({ rows: 0 });
  await owner.execute(sql.raw(`grant update on large object ${made?.oid} to visavis_collector`));
  expect(await eventRows(admin)).toMatchObject({ rows: 1 });
});

/** A role of the test's own, since roles are the whole server's. */
async function planted({ owner }: Seen): Promise<string> {
  const role = `planted_${randomUUID().replaceAll('-', '')}`;
  await owner.execute(sql.raw(`create role ${role} nologin`));
  onTestFinished(async () => void (await owner.execute(sql.raw(`drop owned by ${role}; drop role ${role}`))));
  return role;
}

test('a table that it may write after SET ROLE is found', async () => {
  const seen = await database();
  const role = await planted(seen);
  const [login] = await seen.collector.execute<{ name: string }>(sql`select current_user::text as name`);
  await seen.owner.execute(sql.raw(`
    create schema planted; create table planted.event (what text);
    grant usage on schema planted to ${role}; grant insert on planted.event to ${role}`));
  expect(await eventRows(seen.admin)).toMatchObject({ rows: 0 });
  // PostgreSQL 15 has no other way than a role in between that inherits nothing.
  const between = await planted(seen);
  await seen.owner.execute(sql.raw(`alter role ${between} noinherit; grant ${role} to ${between}; grant ${between} to ${login?.name}`));
  await seen.collector.transaction(async (tx) => {
    await tx.execute(sql.raw(`set local role ${role}`));
    await tx.execute(sql`insert into planted.event values ('who was here')`);
  });
  expect(await eventRows(seen.admin)).toMatchObject({ rows: 1, places: [{ place: 'planted.event', rows: 1 }, { place: 'pg_largeobject', rows: 0 }] });
});

test('a role that writes files or runs programs on the server is found', async () => {
  const seen = await database();
  const role = await planted(seen);
  const [login] = await seen.collector.execute<{ name: string }>(sql`select current_user::text as name`);
  await seen.owner.execute(sql.raw(`grant pg_execute_server_program to ${role}; grant ${role} to ${login?.name}`));
  expect((await eventRows(seen.admin)).places).toContainEqual({ place: 'role pg_execute_server_program', rows: 1 });
});

const HIDDEN = `
  create schema planted; create table planted.event (what text);
  create function planted.note() returns trigger language plpgsql security definer as
    $$ begin insert into planted.event values ('who was here'); return new; end $$;
  revoke all on function planted.note() from public;`;

test.each([
  [
    'function analytics.note(text)',
    'a function that runs as its owner',
    `create function analytics.note(what text) returns void language sql security definer as 'insert into planted.event values (what)'`,
    `select analytics.note('who was here')`,
  ],
  [
    'trigger note on analytics.mark',
    'a trigger on its own sums',
    'create trigger note after insert on analytics.mark for each row execute function planted.note()',
    `insert into analytics.mark values ('2026-03-14T12:00Z', 'gap', 1)`,
  ],
  [
    'rule note on analytics.mark',
    'a rule on its own sums',
    `create rule note as on insert to analytics.mark do also insert into planted.event values ('who was here')`,
    `insert into analytics.mark values ('2026-03-14T12:00Z', 'gap', 1)`,
  ],
])('%s: %s is found, wherever it writes', async (place, _, door, through) => {
  const { admin, owner, collector } = await database();
  await owner.execute(sql.raw(HIDDEN));
  expect(await eventRows(admin)).toMatchObject({ rows: 0 });
  await owner.execute(sql.raw(door));
  await collector.execute(sql.raw(through));
  expect(await owner.execute(sql`select what from planted.event`)).toHaveLength(1);
  expect(await eventRows(admin)).toEqual({ rows: 1, places: [{ place: 'pg_largeobject', rows: 0 }, { place, rows: 1 }] });
});

test('messages into the server’s journal are refused, and named where they are not', async () => {
  const { admin, owner, collector } = await database();
  const message = sql`select pg_logical_emit_message(false, 'x', 'who was here')`;
  await expect(collector.execute(message)).rejects.toMatchObject({ reason: 'forbidden' });
  await owner.execute(sql`do $$ begin execute (select format('grant execute on function %s to public', min(oid)::regprocedure) from pg_proc where proname = 'pg_logical_emit_message'); end $$`);
  expect(await eventRows(admin)).toEqual({ rows: 0, places: [{ place: 'pg_largeobject', rows: 0 }, { place: 'pg_logical_emit_message', rows: 0 }] });
});

test.each(['signaling', 'collector'] as const)('%s cannot ask', async (role) => {
  const seen = await database();
  await expect(eventRows(seen[role])).rejects.toMatchObject({ reason: 'forbidden' });
});
