import type { Database } from '@visavis/db';
import { cell, mark } from '@visavis/db/schema';
import { COUNT_TABLES, type CountTable } from '@visavis/policy/counted';
import { min, type SQL, sql } from 'drizzle-orm';
import { startOf } from './utc.ts';

/**
 * The hour of the first thing that is stored of counting, as a reader of numbers sees it; `null` when nothing is. Where only sums
 * of days are left of the first day, its first hour. Visits have a part in it, so nothing public may depend on it
 * (`countingBegan`). Errors: `DatabaseError`.
 */
export async function firstCounted(db: Database): Promise<Date | null> {
  const [stored] = await db.select({ marked: min(mark.hour), hour: firstCell('hour'), day: firstCell('day') }).from(mark);
  const hour = earlier(stored?.marked ?? null, stored?.hour ?? null);
  const day = stored?.day ?? null;
  // A day's sum is stored at midnight, whenever on that day it began.
  if (hour === null || (day !== null && day < startOf('day', hour))) return day;
  return hour;
}

/** One step into the index for each table: tables are the first part of the cells' key. */
function firstCell(grain: CountTable['grain']): SQL<Date | null> {
  const names = Object.entries(COUNT_TABLES).flatMap(([name, table]) => (table.grain === grain ? [name] : []));
  const firsts = names.map((name) => sql`(select min(${cell.start}) from ${cell} where ${cell.table} = ${name})`);
  return sql<Date | null>`least(${sql.join(firsts, sql`, `)})`.mapWith(cell.start);
}

const earlier = (one: Date | null, other: Date | null): Date | null => (one === null || (other !== null && other < one) ? other : one);
