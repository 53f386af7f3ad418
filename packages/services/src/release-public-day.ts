import { type PublicCell, publicCells, publicSensitivity, type RandomBytes, releaseDay } from '@visavis/analytics';
import type { Database } from '@visavis/db';
import { cell, mark, publicCell, publicDay } from '@visavis/db/schema';
import type { CountTableName } from '@visavis/policy/counted';
import { and, eq, gte, inArray, lt, sql } from 'drizzle-orm';
import { lockForRelease } from './sealed-days.ts';
import { DAY_MS, dayOf, dayStart, SETTLING_MS } from './utc.ts';

export interface PublicRelease {
  /** UTC day number since 1970. */
  readonly day: number;
  /** What one visitor-day loses at most on a day with one key, as a decimal. */
  readonly epsilon: number;
  /** Noisy values below it are not shown. */
  readonly threshold: number;
  /** What the profile counts: those of them that may be public are, and no other. */
  readonly tables: readonly CountTableName[];
  readonly now: Date;
  readonly randomBytes: RandomBytes;
}

/**
 * What became of the day. `published`: numbers are out. `crowded`, `keys`: it publishes nothing, for good.
 * `decided`: that was settled before, and nothing changes. `not-over`, `too-old`: not a day to be released now.
 */
export type PublicOutcome = 'published' | 'crowded' | 'keys' | 'decided' | 'not-over' | 'too-old';

/** With each further key a visitor may count once more, and loses ε once more: 2ε is printed, 3ε is not published. */
export const MOST_KEYS = 2;
/** Older counts are swept. A retention that is shorter still is looked after by `publicDaysDue`. */
export const OLDEST_PUBLIC_DAYS = 7;

/** The last day that is over for so long that its collectors have flushed. */
export const lastReleasableDay = (now: Date): number => dayOf(new Date(now.getTime() - SETTLING_MS)) - 1;

/**
 * Releases a day's public numbers, or decides that it has none; once. The day's row decides: of several
 * processes one can insert it, and the others wait for its transaction. Noise, numbers and the deletion of
 * the clamped counts behind them are in that transaction, and none are added later (`addCells`). Errors:
 * `DatabaseError`, `RangeError` (no public table, no noise), after both of which the day is still open.
 */
export async function releasePublicDay(db: Database, release: PublicRelease): Promise<PublicOutcome> {
  const { day, epsilon, now } = release;
  if (day > lastReleasableDay(now)) return 'not-over';
  if (dayOf(now) - day > OLDEST_PUBLIC_DAYS) return 'too-old';
  return db.transaction(async (tx) => {
    await lockForRelease(tx, day);
    const { keys, crowded } = await marksOf(tx, day);
    const outcome = crowded ? 'crowded' : keys > MOST_KEYS ? 'keys' : 'published';
    const row = { day: dayStart(day), epsilon: outcome === 'published' ? timesDecimal(epsilon, keys) : 0, keys, outcome } as const;
    const [decided] = await tx.insert(publicDay).values(row).onConflictDoNothing().returning({ day: publicDay.day });
    if (decided === undefined) return 'decided';
    if (outcome === 'published') await publish(tx, release);
    await tx.delete(cell).where(and(eq(cell.table, 'public-pages'), inArray(cell.start, tx.select({ day: publicDay.day }).from(publicDay))));
    return outcome;
  });
}

async function publish(tx: Database, { day, epsilon, randomBytes, tables, threshold }: PublicRelease): Promise<void> {
  const vocabulary = publicCells(tables);
  const counted = [...new Set(vocabulary.map(({ table }) => table))];
  const counts = await tx
    .select({ table: cell.table, value: cell.value, count: cell.count })
    .from(cell)
    .where(and(inArray(cell.table, counted), eq(cell.page, ''), eq(cell.start, dayStart(day))));
  // What left the vocabulary since it was counted, as when a page was renamed, is published nowhere.
  const published = new Set(vocabulary.map(nameOf));
  const known = counts.filter((one) => published.has(nameOf(one)));
  const released = releaseDay({ counts: known, vocabulary, sensitivity: publicSensitivity(tables), epsilon, threshold, randomBytes });
  const rows = released.flatMap(({ table, value, shown }) => (shown === 'few' ? [] : [{ day: dayStart(day), table, value, noisy: shown }]));
  if (rows.length > 0) await tx.insert(publicCell).values(rows);
}

const nameOf = ({ table, value }: PublicCell): string => `${table} ${value}`;

/** A day without a mark had no visitor, and counts as one with a key. */
async function marksOf(tx: Database, day: number): Promise<{ readonly keys: number; readonly crowded: boolean }> {
  const rows = await tx
    .select({ kind: mark.kind, count: sql<number>`sum(${mark.count})::float8` })
    .from(mark)
    .where(and(gte(mark.hour, dayStart(day)), lt(mark.hour, new Date(dayStart(day).getTime() + DAY_MS))))
    .groupBy(mark.kind);
  const counts = new Map(rows.map(({ kind, count }) => [kind, count]));
  // One visitor may have kept out any number of others: more than noise hides.
  return { keys: Math.max(1, counts.get('key-started') ?? 0), crowded: counts.has('crowded') || counts.has('turned-away') };
}

/** Exact for the six places that ε may have. */
const timesDecimal = (epsilon: number, times: number): number => Math.round(epsilon * times * 1e6) / 1e6;
