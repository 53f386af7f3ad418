import { PgDatabase, PgDialect } from 'drizzle-orm/pg-core';
import { drizzle, type PostgresJsQueryResultHKT } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { DatabaseError } from './database-error.ts';
import { quietError } from './quiet-error.ts';
import { QuietSession } from './quiet-session.ts';

/** The database, or a transaction on it. Whatever fails in it fails with a `DatabaseError`. */
export type Database = PgDatabase<PostgresJsQueryResultHKT>;

export interface ConnectOptions {
  /** Connections at most; they are opened when needed. */
  readonly max?: number;
  /** Shown by the server in its list of connections. */
  readonly name?: string;
}

export interface Connection {
  readonly db: Database;
  /** Resolves when the server answers. Errors: `DatabaseError`. */
  readonly ping: () => Promise<void>;
  /** Lets statements that run finish for up to five seconds, then ends every connection. */
  readonly close: () => Promise<void>;
}

const CONNECT_SECONDS = 10;
const CLOSE_SECONDS = 5;

/** Connects when the first statement comes. The raw driver stays in here: its errors carry rows. */
export function connectDatabase(url: string, { max = 10, name = 'visavis' }: ConnectOptions = {}): Connection {
  const client = openClient(url, { max, name });
  return {
    db: databaseOn(client),
    ping: async () => {
      try {
        await client`select 1`;
      } catch (error) {
        throw quietError(error);
      }
    },
    close: () => client.end({ timeout: CLOSE_SECONDS }),
  };
}

/** For this package alone. Errors: `DatabaseError` when the address cannot be read. */
export function openClient(url: string, { max, name }: Required<ConnectOptions>): postgres.Sql {
  try {
    return postgres(url, {
      max,
      connect_timeout: CONNECT_SECONDS,
      // The driver prints notices to the console unless told otherwise.
      onnotice: () => {},
      connection: { application_name: name },
    });
  } catch {
    // What was thrown holds the address, and the password in it.
    throw new DatabaseError('unreachable', 'DATABASE_URL is no address of a PostgreSQL database.');
  }
}

function databaseOn(client: postgres.Sql): Database {
  // Also sets the client's parsers of dates as drizzle's columns expect them.
  drizzle({ client });
  const dialect = new PgDialect();
  return new PgDatabase(dialect, new QuietSession(client, dialect), undefined);
}
