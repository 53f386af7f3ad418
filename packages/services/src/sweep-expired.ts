import type { Database } from '@visavis/db';
import { authSchema, chatHour, pageHour, report, setupLink } from '@visavis/db/schema';
import { cutOff, type Manifest } from '@visavis/policy';
import { lte, or } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';

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
  /** Says how long everything may be kept. */
  readonly manifest: Pick<Manifest, 'data'>;
  readonly now: Date;
}

/** Deletes whatever has been kept for its full time. Safe to run at any moment, and twice at once. Errors: `DatabaseError`. */
export async function sweepExpired(db: Database, { manifest: { data }, now }: SweepOptions): Promise<Swept> {
  const countsEnd = cutOff(data.counts.retention, now);
  const sessionsEnd = cutOff(data.operatorSessions.retention, now);
  return {
    reports: await sweep(db, report, lte(report.reportedAt, cutOff(data.reports.retention, now))),
    pageHours: await sweep(db, pageHour, lte(pageHour.hour, countsEnd)),
    chatHours: await sweep(db, chatHour, lte(chatHour.hour, countsEnd)),
    sessions: await sweep(db, session, or(lte(session.createdAt, sessionsEnd), lte(session.expiresAt, now))),
    verifications: await sweep(db, verification, lte(verification.expiresAt, now)),
    // A link is made one lifetime before it expires, and the lifetime is the limit.
    setupLinks: await sweep(db, setupLink, lte(setupLink.expiresAt, now)),
  };
}

async function sweep(db: Database, table: PgTable, isOver: ReturnType<typeof or>): Promise<number> {
  const { count } = await db.delete(table).where(isOver);
  return count;
}
