import { proves } from '@visavis/policy/proves';
import { getTableConfig } from 'drizzle-orm/pg-core';
import { expect, onTestFinished, test } from 'vitest';
import { migrate } from './migrate.ts';
import { authSchema, ban, cell, flush, mark, publicCell, publicDay, readKey, report, setupLink } from './schema.ts';
import { emptyDatabase, raw } from './testing/fresh-database.ts';

const TABLES = [ban, cell, flush, mark, publicCell, publicDay, readKey, report, setupLink, ...Object.values(authSchema)];

/** Types as PostgreSQL's own catalogue calls them. */
const CATALOGUE_NAMES: Readonly<Record<string, string>> = { integer: 'int4', bigint: 'int8', boolean: 'bool', 'numeric(9, 6)': 'numeric', 'text[]': '_text' };

test('migrating twice does the same as once', async () => {
  const url = await emptyDatabase();
  await migrate(url);
  await migrate(url);
  expect(await raw(url, 'select * from drizzle.__drizzle_migrations')).toHaveLength(7);
});

test('of several that start at once one migrates and the others find it done', async () => {
  const url = await emptyDatabase();
  await Promise.all([migrate(url), migrate(url), migrate(url), migrate(url)]);
  expect(await raw(url, 'select * from drizzle.__drizzle_migrations')).toHaveLength(7);
});

test('several new databases of one cluster can be migrated at once, though their roles are shared', async () => {
  const urls = await Promise.all([emptyDatabase(), emptyDatabase(), emptyDatabase()]);
  await Promise.all(urls.map((url) => migrate(url)));
  for (const url of urls) expect(await raw(url, 'select * from analytics.cell')).toEqual([]);
});

test('the hand-written SQL makes exactly the columns that the schema names', async () => {
  const url = await emptyDatabase();
  await migrate(url);
  const rows = await raw(
    url,
    `select table_schema || '.' || table_name as table, column_name as name,
            case data_type when 'timestamp with time zone' then data_type else udt_name end as type,
            is_nullable = 'NO' as required, column_default is not null as defaulted
     from information_schema.columns where table_schema in ('analytics', 'moderation', 'auth')`,
  );
  const written = rows.map((row) => JSON.stringify({ ...row })).sort();
  const declared = TABLES.flatMap((table) => {
    const { schema, name, columns } = getTableConfig(table);
    return columns.map((column) =>
      JSON.stringify({
        table: `${schema}.${name}`,
        name: column.name,
        type: CATALOGUE_NAMES[column.getSQLType()] ?? column.getSQLType(),
        required: column.notNull,
        defaulted: column.hasDefault,
      }),
    );
  });
  expect(written).toEqual(declared.sort());
});

test(proves('no table has a column for an address or a browser', '1V1-01-12'), async () => {
  const url = await emptyDatabase();
  await migrate(url);
  const suspicious = await raw(
    url,
    `select column_name from information_schema.columns where table_schema in ('analytics', 'moderation', 'auth')
     and (column_name ~ '(^|_)(ip|agent|address|country|fingerprint)(_|$)' or udt_name in ('inet', 'cidr', 'macaddr'))`,
  );
  expect(suspicious).toEqual([]);
});

test('data of a newer version are left alone, with one line that says so', async () => {
  const url = await emptyDatabase();
  await migrate(url);
  await raw(url, `insert into drizzle.__drizzle_migrations (hash, created_at) values ('later', 9999999999999)`);
  await expect(migrate(url)).rejects.toMatchObject({
    reason: 'newer-data',
    message: expect.stringMatching(/^[^\n]*newer version[^\n]*$/),
  });
});

test('what stops a start has its own reason', async () => {
  const url = new URL(await emptyDatabase());
  const with_ = (change: Partial<URL>): string => Object.assign(new URL(url), change).href;
  await expect(migrate(with_({ port: '1' }))).rejects.toMatchObject({ reason: 'unreachable' });
  await expect(migrate(with_({ hostname: 'no-such-host.invalid' }))).rejects.toMatchObject({ reason: 'unreachable' });
  await expect(migrate(with_({ password: 'wrong' }))).rejects.toMatchObject({ reason: 'auth-failed' });
  await expect(migrate(with_({ pathname: '/none' }))).rejects.toMatchObject({ reason: 'no-such-database' });
  await expect(migrate('not an address')).rejects.toMatchObject({ reason: 'unreachable' });
});

test('a role that does not own the database is told so, and nothing of the migration stays', async () => {
  const url = new URL(await emptyDatabase());
  const name = url.pathname.slice(1);
  await raw(url.href, `create role weak_${name} login password 'weak'; grant all on database ${name} to weak_${name}`);
  const weak = Object.assign(new URL(url), { username: `weak_${name}`, password: 'weak' }).href;
  await expect(migrate(weak)).rejects.toMatchObject({ reason: 'forbidden' });
  expect(await raw(url.href, `select 1 from pg_namespace where nspname in ('analytics', 'moderation', 'auth')`)).toEqual([]);
  await raw(url.href, `drop owned by weak_${name}; drop role weak_${name}`);
});

test('an owner that is no superuser can migrate', async () => {
  const url = new URL(await emptyDatabase());
  const name = url.pathname.slice(1);
  await raw(url.href, `create role owner_${name} login createrole password 'owner'; alter database ${name} owner to owner_${name}`);
  const owned = Object.assign(new URL(url), { username: `owner_${name}`, password: 'owner' }).href;
  await migrate(owned);
  expect(await raw(owned, 'select * from moderation.report')).toEqual([]);
  const outside = () => raw(owned, `select place, amount::int from analytics.rows_outside('{analytics.cell,analytics.flush,analytics.mark}')`);
  // The server's functions are not its own, so what it cannot close it names.
  const left = [{ place: 'pg_largeobject', amount: 0 }, { place: 'pg_logical_emit_message', amount: 0 }];
  expect(await outside()).toEqual(left);
  // A table that it may not read, or of which rows are hidden from it, is not taken for an empty one.
  await raw(url.href, 'create table analytics.event (); grant insert on analytics.event to visavis_collector');
  expect(await outside()).toEqual([{ place: 'analytics.event', amount: 1 }, ...left]);
  await raw(url.href, `grant select on analytics.event to owner_${name}; alter table analytics.event enable row level security`);
  expect(await outside()).toEqual([{ place: 'analytics.event', amount: 1 }, ...left]);
  onTestFinished(async () => {
    await raw(url.href, `reassign owned by owner_${name} to visavis; drop owned by owner_${name}; drop role owner_${name}`);
  });
});
