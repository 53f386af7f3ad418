import type { PgDialect, PgTransactionConfig, PreparedQueryConfig } from 'drizzle-orm/pg-core';
import { PostgresJsPreparedQuery, PostgresJsSession, PostgresJsTransaction } from 'drizzle-orm/postgres-js';
import type { Sql, TransactionSql } from 'postgres';
import { isDriverError, quietError } from './quiet-error.ts';

type NoTables = Record<string, never>;
type Session = PostgresJsSession<Sql, NoTables, NoTables>;
type Transaction = PostgresJsTransaction<NoTables, NoTables>;
type Work<T> = (tx: Transaction) => Promise<T>;

/**
 * Drizzle's session, but every failure leaves it as a `DatabaseError`. It sits below all query
 * builders because libraries that are handed the database log what they catch.
 */
export class QuietSession extends PostgresJsSession<Sql, NoTables, NoTables> {
  readonly #dialect: PgDialect;

  constructor(client: Sql, dialect: PgDialect) {
    super(client, dialect, undefined);
    this.#dialect = dialect;
  }

  override prepareQuery<T extends PreparedQueryConfig = PreparedQueryConfig>(
    ...args: Parameters<Session['prepareQuery']>
  ) {
    const prepared = super.prepareQuery<T>(...args);
    const execute = prepared.execute.bind(prepared);
    prepared.execute = (values) => quietly(execute(values));
    if (prepared instanceof PostgresJsPreparedQuery) {
      const all = prepared.all.bind(prepared);
      prepared.all = (values) => quietly(all(values));
    }
    return prepared;
  }

  override query(...args: Parameters<Session['query']>) {
    return quietly(super.query(...args));
  }

  override queryObjects<T extends Record<string, unknown>>(...args: Parameters<Session['queryObjects']>) {
    return quietly(super.queryObjects<T>(...args));
  }

  override transaction<T>(work: Work<T>, config?: PgTransactionConfig): Promise<T> {
    return inTransaction((hold) =>
      this.client.begin(async (client) => {
        const tx = transactionOn(client, { dialect: this.#dialect, depth: 0 });
        if (config !== undefined) await tx.setTransaction(config);
        hold(await work(tx));
      }),
    );
  }
}

class QuietTransaction extends PostgresJsTransaction<NoTables, NoTables> {
  readonly #client: TransactionSql;
  readonly #level: Level;

  constructor(client: TransactionSql, level: Level) {
    // A transaction's client lacks only what a session never calls; drizzle hands it over the same way.
    super(level.dialect, new QuietSession(client as unknown as Sql, level.dialect) as never, undefined, level.depth);
    this.#client = client;
    this.#level = level;
  }

  override transaction<T>(work: Work<T>): Promise<T> {
    return inTransaction((hold) =>
      this.#client.savepoint(async (client) => {
        hold(await work(transactionOn(client, { ...this.#level, depth: this.#level.depth + 1 })));
      }),
    );
  }
}

interface Level {
  readonly dialect: PgDialect;
  readonly depth: number;
}

const transactionOn = (client: TransactionSql, level: Level): Transaction => new QuietTransaction(client, level);

/** Runs a transaction and returns what its work held on to; the caller's own errors pass unchanged. */
async function inTransaction<T>(run: (hold: (result: T) => void) => Promise<unknown>): Promise<T> {
  let held: { readonly result: T } | undefined;
  try {
    await run((result) => {
      held = { result };
    });
  } catch (error) {
    throw isDriverError(error) ? quietError(error) : error;
  }
  if (held === undefined) throw quietError(undefined);
  return held.result;
}

async function quietly<T>(work: PromiseLike<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw quietError(error);
  }
}
