import { fileURLToPath } from 'node:url';
import { sql } from 'drizzle-orm';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { PgDialect } from 'drizzle-orm/pg-core';
import type { Sql } from 'postgres';
import { openClient } from './connect.ts';
import { DatabaseError } from './database-error.ts';
import { messageFor, quietError } from './quiet-error.ts';
import { QuietSession } from './quiet-session.ts';

const FOLDER = fileURLToPath(new URL('../migrations', import.meta.url));
const OLDEST_SERVER = 150_000;
/** Any number that nobody else takes in this database. */
const LOCK = 8_617_201_842;

/**
 * Brings the database to this version's schema; does nothing when it is there already. Of several
 * that start at once, one migrates and the others wait. All migrations go in together or not at all.
 * Errors: `DatabaseError` `unreachable`, `auth-failed`, `no-such-database`, `too-old`, `newer-data`,
 * `forbidden`, `disk-full`.
 */
export async function migrate(ownerUrl: string): Promise<void> {
  // One connection: an advisory lock belongs to it, and ends with it if this process dies.
  const client = openClient(ownerUrl, { max: 1, name: 'visavis-migrate' });
  const dialect = new PgDialect();
  const session = new QuietSession(client, dialect);
  const migrations = readMigrationFiles({ migrationsFolder: FOLDER });
  try {
    await refuseOldServer(client);
    await session.execute(sql`select pg_advisory_lock(${LOCK})`);
    await refuseNewerData(client, Math.max(...migrations.map(({ folderMillis }) => folderMillis)));
    await dialect.migrate(migrations, session, { migrationsFolder: FOLDER });
  } catch (error) {
    throw quietError(error);
  } finally {
    await client.end({ timeout: 5 });
  }
}

async function refuseOldServer(client: Sql): Promise<void> {
  const [row] = await client<{ version: number }[]>`select current_setting('server_version_num')::int as version`;
  if (row === undefined || row.version < OLDEST_SERVER) throw new DatabaseError('too-old', messageFor('too-old'));
}

async function refuseNewerData(client: Sql, newestKnown: number): Promise<void> {
  const [table] = await client<{ known: boolean }[]>`
    select to_regclass('drizzle.__drizzle_migrations') is not null as known`;
  if (table?.known !== true) return;
  const [newer] = await client`select 1 from drizzle.__drizzle_migrations where created_at > ${newestKnown}`;
  if (newer !== undefined) throw new DatabaseError('newer-data', messageFor('newer-data'));
}
