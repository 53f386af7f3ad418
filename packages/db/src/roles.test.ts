import { randomBytes } from 'node:crypto';
import { proves } from '@visavis/policy/proves';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type AppRole, APP_ROLES, grantLogins } from './grant-logins.ts';
import { migratedDatabase, openMigratedDatabase, raw, type TestDatabase } from './testing/fresh-database.ts';

const MAY: Readonly<Record<AppRole, Readonly<Record<string, string>>>> = {
  signaling: { 'moderation.ban': 'SELECT', 'moderation.report': 'INSERT', 'analytics.cell': 'INSERT SELECT', 'analytics.flush': 'INSERT' },
  collector: { 'analytics.cell': 'INSERT SELECT', 'analytics.mark': 'INSERT SELECT', 'analytics.flush': 'INSERT' },
  admin: {
    'auth.user': 'DELETE INSERT SELECT UPDATE',
    'auth.session': 'DELETE INSERT SELECT UPDATE',
    'auth.account': 'DELETE INSERT SELECT UPDATE',
    'auth.verification': 'DELETE INSERT SELECT UPDATE',
    'auth.two_factor': 'DELETE INSERT SELECT UPDATE',
    'auth.setup_link': 'DELETE INSERT SELECT UPDATE',
    'moderation.ban': 'DELETE SELECT',
    'moderation.report': 'DELETE SELECT',
    'analytics.cell': 'DELETE SELECT',
    'analytics.flush': 'DELETE SELECT',
    'analytics.mark': 'DELETE SELECT',
    'analytics.public_day': 'DELETE INSERT SELECT',
    'analytics.public_cell': 'DELETE INSERT SELECT',
    'analytics.read_key': 'INSERT SELECT',
  },
};

/** For the tests that change nothing. */
let shared: TestDatabase;
beforeAll(async () => {
  shared = await openMigratedDatabase();
});
afterAll(() => shared.drop());

test.each(APP_ROLES)(proves('%s may do what is listed on whole tables, and nothing else anywhere', '1V1-06-06', '1V1-01-12', 'T1V-05-04'), async (role) => {
  const rows = await raw(
    shared.urls[role],
    `select nspname || '.' || relname as table, string_agg(privilege, ' ' order by privilege) as may
     from pg_class join pg_namespace on pg_namespace.oid = relnamespace,
          unnest(array['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER']) as privilege
     where relkind in ('r', 'p', 'v', 'm', 'S') and nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
           and has_table_privilege(pg_class.oid, privilege)
     group by 1`,
  );
  expect(Object.fromEntries(rows.map((row) => [row['table'], row['may']]))).toEqual(MAY[role]);
});

test.each([
  ['collector', 'select words from moderation.report'],
  ['collector', `insert into moderation.report (reported_at, reason, words, mode) values (now(), 'x', '', 'text')`],
  ['collector', 'select token from auth.session'],
  ['collector', 'delete from analytics.cell'],
  ['collector', `update analytics.cell set item = 'x'`],
  ['collector', 'select hour from analytics.flush'],
  ['collector', 'delete from analytics.flush'],
  ['collector', 'truncate analytics.mark'],
  ['collector', 'select noisy from analytics.public_cell'],
  ['collector', 'select outcome from analytics.public_day'],
  ['collector', `insert into analytics.public_day values ('2026-01-01T00:00Z', 1, 1, 'published')`],
  ['collector', 'select hash from analytics.read_key'],
  ['collector', `select analytics.rows_outside('{}')`],
  ['signaling', 'select words from moderation.report'],
  ['signaling', 'select password from auth.account'],
  ['signaling', 'delete from moderation.ban'],
  ['signaling', `insert into moderation.ban values ('tag', '', now())`],
  ['collector', 'select mark from moderation.ban'],
  ['signaling', 'select hour from analytics.flush'],
  ['signaling', 'delete from analytics.flush'],
  ['signaling', 'select count from analytics.mark'],
  ['signaling', `insert into analytics.cell values ('views', '2026-01-01T00:00Z', '/', 'loads', 1)`],
  ['admin', `update moderation.report set words = ''`],
  ['admin', 'update moderation.ban set ends_at = now()'],
  ['admin', `insert into analytics.cell values ('views', '2026-01-01T00:00Z', '/', 'loads', 1)`],
  ['admin', 'update analytics.cell set count = count + 1'],
  ['admin', `insert into analytics.mark values ('2026-01-01T00:00Z', 'gap', 1)`],
  ['admin', 'update analytics.public_cell set noisy = 0'],
  ['admin', 'update analytics.public_day set epsilon = 2'],
  ['admin', `update analytics.read_key set hash = ''`],
  ['admin', 'delete from analytics.read_key'],
  ['admin', 'select hash from drizzle.__drizzle_migrations'],
] as const)('%s is refused: %s', async (role, statement) => {
  await expect(raw(shared.urls[role], statement)).rejects.toMatchObject({ code: '42501' });
});

const CLIMBS = [
  'create table public.mine ()',
  'create table analytics.mine ()',
  'create schema mine',
  'create temp table mine ()',
  'create role mine',
  'set role visavis',
  `select pg_read_file('PG_VERSION')`,
  `select pg_logical_emit_message(true, 'x', 'who was here')`,
  `select pg_logical_emit_message(false, 'x', 'who was here'::bytea)`,
];

test.each(APP_ROLES.flatMap((role) => CLIMBS.map((statement) => [role, statement] as const)))(
  '%s can neither make anything nor change its place: %s',
  async (role, statement) => {
    await expect(raw(shared.urls[role], statement)).rejects.toMatchObject({ code: '42501' });
  },
);

const HOUR = '2026-01-01T10:00Z';
const adding = (count: number, table = 'chat', value = 'matches') =>
  `insert into analytics.cell values ('${table}', '${HOUR}', '', '${value}', ${count})
   on conflict (tbl, start, page, item) do update set count = cell.count + excluded.count`;

test('signaling and the collector add up, and neither can take away', async () => {
  const { ownerUrl, urls } = await migratedDatabase();
  await raw(urls.signaling, adding(2));
  await raw(urls.collector, adding(3));
  expect(await raw(ownerUrl, 'select count::int from analytics.cell')).toEqual([{ count: 5 }]);
  for (const role of ['signaling', 'collector'] as const) {
    for (const smaller of ['count - 1', 'count']) {
      await expect(raw(urls[role], `update analytics.cell set count = ${smaller}`)).rejects.toMatchObject({ code: '42501' });
    }
  }
  await raw(urls.collector, `insert into analytics.mark values ('${HOUR}', 'gap', 2)`);
  await expect(raw(urls.collector, 'update analytics.mark set count = 1')).rejects.toMatchObject({ code: '42501' });
});

test('batches are numbered without a gap, so that their numbers can say nothing else', async () => {
  const { ownerUrl, urls } = await migratedDatabase();
  const begin = (sequence: number) => raw(urls.collector, `insert into analytics.flush values (gen_random_uuid(), ${sequence}, '${HOUR}')`);
  await expect(begin(2)).rejects.toMatchObject({ code: '42501' });
  await begin(1);
  for (const sequence of [0, 1, 3, 8_617_201_842]) {
    await expect(raw(urls.collector, `update analytics.flush set sequence = ${sequence}`)).rejects.toMatchObject({ code: '42501' });
  }
  await raw(urls.collector, 'update analytics.flush set sequence = 2');
  expect(await raw(ownerUrl, 'select sequence::int from analytics.flush')).toEqual([{ sequence: 2 }]);
});

test('signaling sees and reaches the cells of the chat alone', async () => {
  const { urls } = await migratedDatabase();
  await raw(urls.collector, adding(7, 'views', 'loads'));
  await raw(urls.collector, adding(3));
  expect(await raw(urls.signaling, 'select tbl, count::int from analytics.cell')).toEqual([{ tbl: 'chat', count: 3 }]);
  expect(await raw(urls.signaling, 'update analytics.cell set count = count + 1 returning tbl')).toEqual([{ tbl: 'chat' }]);
  await expect(raw(urls.signaling, adding(1, 'views', 'loads'))).rejects.toMatchObject({ code: '42501' });
  expect(await raw(urls.admin, 'select tbl from analytics.cell order by tbl')).toEqual([{ tbl: 'chat' }, { tbl: 'views' }]);
});

test('admin may close a report', async () => {
  const { ownerUrl, urls } = await migratedDatabase();
  await raw(ownerUrl, `insert into moderation.report (reported_at, reason, words, mode) values ('2026-01-01T00:00Z', 'x', '', 'text')`);
  const closed = await raw(urls.admin, `update moderation.report set state = 'closed' returning state`);
  expect(closed).toEqual([{ state: 'closed' }]);
});

test('a login reaches its own database and no other of the same cluster', async () => {
  const [one, other] = await Promise.all([migratedDatabase(), migratedDatabase()]);
  for (const role of APP_ROLES) {
    const strayed = Object.assign(new URL(one.urls[role]), { pathname: new URL(other.ownerUrl).pathname }).href;
    await expect(raw(strayed, 'select 1')).rejects.toMatchObject({ code: '42501' });
    expect(await raw(one.urls[role], 'select 1 as one')).toEqual([{ one: 1 }]);
  }
});

test('granting again makes new passwords and ends the old ones', async () => {
  const { ownerUrl, urls } = await migratedDatabase();
  const renewed = await grantLogins(ownerUrl, randomBytes);
  expect(await raw(renewed.admin, 'select 1 as one')).toEqual([{ one: 1 }]);
  await expect(raw(urls.admin, 'select 1')).rejects.toMatchObject({ code: '28P01' });
});

test('passwords are stored as SCRAM verifiers that PostgreSQL itself accepts', async () => {
  const { ownerUrl, urls } = await migratedDatabase();
  const { username, password } = new URL(urls.signaling);
  const [row] = await raw(ownerUrl, `select rolpassword from pg_authid where rolname = '${username}'`);
  expect(row?.['rolpassword']).toMatch(/^SCRAM-SHA-256\$4096:/);
  expect(row?.['rolpassword']).not.toContain(password);
});
