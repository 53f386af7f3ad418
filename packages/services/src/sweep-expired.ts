import type { Database } from '@visavis/db';
import { authSchema, chatHour, pageHour, report, setupLink } from '@visavis/db/schema';
import type { DataName } from '@visavis/policy';
import { cutOffInForce, type Dated } from '@visavis/policy/history';
import { lte, or, type SQL } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';

const { session, verification } = authSchema;

/** Rows deleted. */
export interface Swept {
  readonly reports: number;
  readonly pageHours: number;
  readonly chatHours: number;
  readonly sessions: number;
  readonly verifications: number;
  readonly setupLinks: number;
}

export interface SweepOptions {
  /** How long everything may be kept, and since when: every version, oldest first. */
  readonly promises: readonly Dated[];
  readonly now: Date;
}

/**
 * Deletes whatever has been kept for its full time, by the promise in force. What is kept without an end stays.
 * Safe to run at any moment, and twice at once. Errors: `DatabaseError`.
 */
export async function sweepExpired(db: Database, { now, promises }: SweepOptions): Promise<Swept> {
  const over = (name: DataName, column: PgColumn): SQL | null => {
    const end = cutOffInForce(promises, name, now);
    return end === null ? null : lte(column, end);
  };
  return {
    reports: await sweep(db, report, over('reports', report.reportedAt)),
    pageHours: await sweep(db, pageHour, over('counts', pageHour.hour)),
    chatHours: await sweep(db, chatHour, over('counts', chatHour.hour)),
    sessions: await sweep(db, session, or(over('operatorSessions', session.createdAt) ?? undefined, lte(session.expiresAt, now))),
    verifications: await sweep(db, verification, lte(verification.expiresAt, now)),
    // A link is made one lifetime before it expires, and the lifetime is the limit.
    setupLinks: await sweep(db, setupLink, lte(setupLink.expiresAt, now)),
  };
}

/** No condition, no deletion. */
async function sweep(db: Database, table: PgTable, isOver: SQL | null | undefined): Promise<number> {
  if (isOver === null || isOver === undefined) return 0;
  const { count } = await db.delete(table).where(isOver);
  return count;
}
