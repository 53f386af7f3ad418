import type { Database } from '@visavis/db';
import { authSchema, ban, cell, flush, mark, publicCell, publicDay, report, setupLink } from '@visavis/db/schema';
import type { DataName } from '@visavis/policy';
import { cutOffInForce, type Dated } from '@visavis/policy/history';
import { and, eq, gt, lt, lte, or, type SQL } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import { longestBan } from './longest-ban.ts';
import { OLDEST_PUBLIC_DAYS } from './release-public-day.ts';
import { dayOf, dayStart } from './utc.ts';

const { session, verification } = authSchema;

/** A collector that has not flushed for 31 days is gone, or has lost what it kept for the time of an outage. */
const COLLECTOR_GONE_MS = 31 * 86_400_000;

/** Rows deleted. */
export interface Swept {
  readonly reports: number;
  readonly bans: number;
  readonly cells: number;
  /** Clamped pages of days that can no longer be released. */
  readonly publicPages: number;
  readonly marks: number;
  readonly publicDays: number;
  readonly publicCells: number;
  readonly collectors: number;
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
    // One that ends later than any may was made for longer than is promised.
    bans: await sweep(db, ban, or(lte(ban.endsAt, now), gt(ban.endsAt, longestBan(promises, now)))),
    cells: await sweep(db, cell, over('counts', cell.start)),
    publicPages: await sweep(db, cell, and(eq(cell.table, 'public-pages'), lt(cell.start, dayStart(dayOf(now) - OLDEST_PUBLIC_DAYS)))),
    marks: await sweep(db, mark, over('counts', mark.hour)),
    publicDays: await sweep(db, publicDay, over('counts', publicDay.day)),
    publicCells: await sweep(db, publicCell, over('counts', publicCell.day)),
    collectors: await sweep(db, flush, lte(flush.hour, new Date(now.getTime() - COLLECTOR_GONE_MS))),
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
