import { DrizzleQueryError } from 'drizzle-orm/errors';
import { DatabaseError, type DatabaseErrorReason } from './database-error.ts';

/**
 * The quiet form of an error of the driver or of drizzle. Those carry the statement, its parameters
 * and, in `detail` and `message`, values of rows; nothing of that is copied, nor kept as a cause.
 */
export function quietError(error: unknown): DatabaseError {
  if (error instanceof DatabaseError) return error;
  if (error instanceof DrizzleQueryError) return quietError(error.cause);
  const code = textOf(error, 'code');
  const reason = reasonOf(code);
  const isSqlState = code !== undefined && SQL_STATE.test(code);
  const constraint = isSqlState ? textOf(error, 'constraint_name') : undefined;
  return new DatabaseError(reason, messageFor(reason, isSqlState ? code : undefined), {
    ...(isSqlState ? { sqlState: code } : {}),
    ...(constraint === undefined ? {} : { constraint }),
  });
}

/** True for what the driver or drizzle throw, false for errors of the caller's own code. */
export function isDriverError(error: unknown): boolean {
  const code = textOf(error, 'code');
  return (
    error instanceof DrizzleQueryError ||
    (error instanceof Error && error.name === 'PostgresError') ||
    (code !== undefined && UNREACHABLE.has(code))
  );
}

const SQL_STATE = /^[0-9A-Z]{5}$/;

/** Codes of node's sockets and of postgres.js when there is no server to talk to. */
const UNREACHABLE: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EPIPE',
  'ETIMEDOUT',
  'CONNECT_TIMEOUT',
  'CONNECTION_CLOSED',
  'CONNECTION_DESTROYED',
  'CONNECTION_ENDED',
]);

/** SQLSTATE codes, longest match first: PostgreSQL documentation, Appendix A. */
const REASONS: readonly (readonly [prefix: string, reason: DatabaseErrorReason])[] = [
  ['53100', 'disk-full'],
  ['42501', 'forbidden'],
  ['3D000', 'no-such-database'],
  ['57P', 'unreachable'],
  ['28', 'auth-failed'],
  ['23', 'conflict'],
  ['08', 'unreachable'],
];

function reasonOf(code: string | undefined): DatabaseErrorReason {
  if (code === undefined) return 'refused';
  if (UNREACHABLE.has(code)) return 'unreachable';
  return REASONS.find(([prefix]) => code.startsWith(prefix))?.[1] ?? 'refused';
}

const MESSAGES: Readonly<Record<DatabaseErrorReason, string>> = {
  unreachable: 'The database does not answer. Check that PostgreSQL runs and that DATABASE_URL names it.',
  'auth-failed': 'The database turned the login down. Check the user and password in DATABASE_URL.',
  'no-such-database': 'The database that DATABASE_URL names does not exist. Create it, then start again.',
  'too-old': 'Visavis needs PostgreSQL 15 or newer. Upgrade the server, then start again.',
  'newer-data': 'This data was written by a newer version of Visavis. Start that version, or restore an older backup.',
  'other-major': 'The data folder belongs to another version of PostgreSQL. Move it away, or bring the data over with pg_dump.',
  'in-use': 'Another running Visavis uses this data folder. Stop that one, or set VISAVIS_DATA to another folder.',
  'disk-full': 'The disk of the database is full. Free some space, then start again.',
  forbidden: 'The database role may not do this. The role in DATABASE_URL must be the one that owns the database.',
  conflict: 'The database keeps a rule that this would break.',
  'not-started': 'PostgreSQL did not start.',
  refused: 'The database refused.',
};

/** One line for a reason. */
export function messageFor(reason: DatabaseErrorReason, sqlState?: string): string {
  return sqlState === undefined ? MESSAGES[reason] : `${MESSAGES[reason]} (SQLSTATE ${sqlState})`;
}

function textOf(error: unknown, key: string): string | undefined {
  const value: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, key) : undefined;
  return typeof value === 'string' ? value : undefined;
}
