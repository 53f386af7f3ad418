export type DatabaseErrorReason =
  /** No server answers at the address, or it went away. */
  | 'unreachable'
  /** The server turned the user or password down. */
  | 'auth-failed'
  | 'no-such-database'
  /** The server is older than PostgreSQL 15. */
  | 'too-old'
  /** The data was written by a newer version of Visavis. */
  | 'newer-data'
  /** The data folder belongs to another major version of PostgreSQL. */
  | 'other-major'
  /** Another running Visavis keeps its data in this folder. */
  | 'in-use'
  | 'disk-full'
  /** The role may not do this. */
  | 'forbidden'
  /** A constraint says no: SQLSTATE class 23. */
  | 'conflict'
  /** The embedded server did not start. */
  | 'not-started'
  /** Any other refusal; `sqlState` says which. */
  | 'refused';

export interface DatabaseErrorDetails {
  /** Five characters, PostgreSQL Appendix A. */
  readonly sqlState?: string;
  /** Name of the constraint that said no. */
  readonly constraint?: string;
}

/**
 * The only error that leaves this package. Its message is one line that says what to do, and
 * neither it nor any property holds a statement, a parameter, a row, an address or a password.
 */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError';
  readonly reason: DatabaseErrorReason;
  readonly sqlState: string | undefined;
  readonly constraint: string | undefined;

  constructor(reason: DatabaseErrorReason, message: string, details: DatabaseErrorDetails = {}) {
    super(message);
    this.reason = reason;
    this.sqlState = details.sqlState;
    this.constraint = details.constraint;
  }
}
