import type { Database } from '@visavis/db';
import { mark, publicDay } from '@visavis/db/schema';
import { gte, sql } from 'drizzle-orm';
import type { Look } from './counts-look.ts';
import { lastReleasableDay, OLDEST_PUBLIC_DAYS } from './release-public-day.ts';
import { dayOf, dayStart } from './utc.ts';

/**
 * Days (numbers since 1970) that can be released and were not decided, oldest first. They begin with the day on
 * which counting began, which does not depend on who came: a collector marks its start. No day is due whose
 * decision may be deleted by now, so that none is decided twice. Errors: `DatabaseError`.
 */
export async function publicDaysDue(db: Database, { keptSince, now }: Pick<Look, 'keptSince' | 'now'>): Promise<readonly number[]> {
  const oldest = Math.max(dayOf(now) - OLDEST_PUBLIC_DAYS, keptSince === null ? -Infinity : dayOf(keptSince) + 1);
  const [began] = await db.select({ seconds: sql<number | null>`extract(epoch from least(min(${mark.hour}), (select min(${publicDay.day}) from ${publicDay})))::float8` }).from(mark);
  if (began === undefined || began.seconds === null) return [];
  const rows = await db.select({ day: publicDay.day }).from(publicDay).where(gte(publicDay.day, dayStart(oldest)));
  const decided = new Set(rows.map(({ day }) => dayOf(day)));
  const first = Math.max(oldest, dayOf(new Date(began.seconds * 1_000)));
  const days = Array.from({ length: Math.max(0, lastReleasableDay(now) - first + 1) }, (_, at) => first + at);
  return days.filter((day) => !decided.has(day));
}
