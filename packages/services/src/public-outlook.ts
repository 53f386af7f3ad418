import type { Database } from '@visavis/db';
import { mark } from '@visavis/db/schema';
import { and, asc, eq, gte, lt } from 'drizzle-orm';
import type { Range } from './counts-look.ts';
import { countingBegan } from './counting-began.ts';
import { MOST_KEYS } from './release-public-day.ts';
import { dayOf, dayStart } from './utc.ts';

/** A day that will publish nothing, because its key was renewed too often. */
interface DayOfManyKeys {
  readonly day: Date;
  readonly keys: number;
}

/**
 * What may be said of public numbers before they are decided: nothing here depends on who came. A crowd does, so
 * that a day was full is said with its decision and not while it fills.
 */
export interface PublicOutlook {
  /** The day on which counting began, or the oldest that anything is kept of; `null` before. */
  readonly began: Date | null;
  /** Those of the range, oldest first. */
  readonly manyKeys: readonly DayOfManyKeys[];
}

/** What is known of the days that begin in a range, decided or not. Errors: `DatabaseError`. */
export async function publicOutlook(db: Database, { from, to }: Range): Promise<PublicOutlook> {
  const began = await countingBegan(db);
  const started = await db
    .select({ hour: mark.hour, count: mark.count })
    .from(mark)
    .where(and(eq(mark.kind, 'key-started'), gte(mark.hour, from), lt(mark.hour, to)))
    .orderBy(asc(mark.hour));
  const byDay = Map.groupBy(started, ({ hour }) => dayOf(hour));
  const keys = [...byDay].map(([day, marks]) => ({ day: dayStart(day), keys: marks.reduce((sum, { count }) => sum + count, 0) }));
  return { began: began === null ? null : dayStart(began), manyKeys: keys.filter((one) => one.keys > MOST_KEYS) };
}
