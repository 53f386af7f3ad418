import type { Database } from '@visavis/db';
import { mark, publicDay } from '@visavis/db/schema';
import { sql } from 'drizzle-orm';
import { dayOf } from './utc.ts';

/**
 * The day (number since 1970) on which counting began, or the oldest that anything is kept of; `null` before. It does
 * not depend on who came: a collector marks its start. Errors: `DatabaseError`.
 */
export async function countingBegan(db: Database): Promise<number | null> {
  const [began] = await db.select({ seconds: sql<number | null>`extract(epoch from least(min(${mark.hour}), (select min(${publicDay.day}) from ${publicDay})))::float8` }).from(mark);
  return began === undefined || began.seconds === null ? null : dayOf(new Date(began.seconds * 1_000));
}
