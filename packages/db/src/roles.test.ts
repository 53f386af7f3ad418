import { randomBytes } from 'node:crypto';
import { proves } from '@visavis/policy/proves';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type AppRole, APP_ROLES, grantLogins } from './grant-logins.ts';
import { migratedDatabase, openMigratedDatabase, raw, type TestDatabase } from './testing/fresh-database.ts';

const MAY: Readonly<Record<AppRole, Readonly<Record<string, string>>>> = {
  signaling: { 'moderation.report': 'INSERT', 'analytics.chat_hour': 'INSERT SELECT UPDATE' },
  collector: { 'analytics.page_hour': 'INSERT SELECT UPDATE', 'analytics.chat_hour': 'INSERT SELECT UPDATE' },
  admin: {
    'auth.user': 'DELETE INSERT SELECT UPDATE',
    'auth.session': 'DELETE INSERT SELECT UPDATE',
    'auth.account': 'DELETE INSERT SELECT UPDATE',
    'auth.verification': 'DELETE INSERT SELECT UPDATE',
    'auth.two_factor': 'DELETE INSERT SELECT UPDATE',
    'auth.setup_link': 'DELETE INSERT SELECT UPDATE',
    'moderation.report': 'DELETE SELECT',
    'analytics.page_hour': 'DELETE SELECT',
    'analytics.chat_hour': 'DELETE SELECT',
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
  ['collector', 'delete from analytics.page_hour'],
  ['signaling', 'select words from moderation.report'],
  ['signaling', 'select password from auth.account'],
  ['signaling', 'select views from analytics.page_hour'],
  ['admin', `update moderation.report set words = ''`],
  ['admin', `insert into analytics.page_hour values (now(), '/', 1, 1)`],
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
];

test.each(APP_ROLES.flatMap((role) => CLIMBS.map((statement) => [role, statement] as const)))(
  '%s can neither make anything nor change its place: %s',
  async (role, statement) => {
    await expect(raw(shared.urls[role], statement)).rejects.toMatchObject({ code: '42501' });
  },
);

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
