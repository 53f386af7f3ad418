import type { Database } from '@visavis/db';
import { publicDay } from '@visavis/db/schema';
import { gte } from 'drizzle-orm';
import { countingBegan } from './counting-began.ts';
import type { Look } from './counts-look.ts';
import { lastReleasableDay, OLDEST_PUBLIC_DAYS } from './release-public-day.ts';
import { dayOf, dayStart } from './utc.ts';

/**
 * Days (numbers since 1970) that can be released and were not decided, oldest first. They begin with the day on
 * which counting began. No day is due whose decision may be deleted by now, so that none is decided twice.
 * Errors: `DatabaseError`.
 */
export async function publicDaysDue(db: Database, { keptSince, now }: Pick<Look, 'keptSince' | 'now'>): Promise<readonly number[]> {
  const oldest = Math.max(dayOf(now) - OLDEST_PUBLIC_DAYS, keptSince === null ? -Infinity : dayOf(keptSince) + 1);
  const began = await countingBegan(db);
  if (began === null) return [];
  const rows = await db.select({ day: publicDay.day }).from(publicDay).where(gte(publicDay.day, dayStart(oldest)));
  const decided = new Set(rows.map(({ day }) => dayOf(day)));
  const first = Math.max(oldest, began);
  const days = Array.from({ length: Math.max(0, lastReleasableDay(now) - first + 1) }, (_, at) => first + at);
  return days.filter((day) => !decided.has(day));
}
