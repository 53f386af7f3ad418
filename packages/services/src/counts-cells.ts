import type { Database } from '@visavis/db';
import { cell, mark } from '@visavis/db/schema';
import type { CountTableName } from '@visavis/policy/counted';
import { and, asc, eq, gte, lt, type SQL, sql } from 'drizzle-orm';
import type { Mark } from './add-marks.ts';
import { type DayTrouble, type FigureError, NOT_COUNTED, rememberedError } from './counts-figure.ts';
import type { Range } from './counts-look.ts';
import { DAY_MS, dayOf, dayStart, startOf } from './utc.ts';

/** Page (empty: the site) → value → count. */
export type DayCells = ReadonlyMap<string, ReadonlyMap<string, number>>;

export const NOTHING: ReadonlyMap<string, number> = new Map();

/** Runs reads on one picture of all tables, as they were at one instant. */
export const inOnePicture = <T>(db: Database, read: (tx: Database) => Promise<T>): Promise<T> =>
  db.transaction(read, { isolationLevel: 'repeatable read', accessMode: 'read only' });

export interface CellsWanted {
  readonly table: CountTableName;
  /** A run of days. */
  readonly days: readonly number[];
  /** Without it, pages too. */
  readonly only?: 'site';
}

/** What a table counted on each day, hours added up. For services: nothing of it is folded. */
export async function dayCells(db: Database, { days, only, table }: CellsWanted): Promise<ReadonlyMap<number, DayCells>> {
  const range = rangeOf(days);
  if (range === null) return new Map();
  const day = sql<number>`floor(extract(epoch from ${cell.start}) / 86400)::int`;
  const rows = await db
    .select({ day, page: cell.page, value: cell.value, count: sumOf(cell.count) })
    .from(cell)
    .where(and(eq(cell.table, table), only === 'site' ? eq(cell.page, '') : undefined, gte(cell.start, range.from), lt(cell.start, range.to)))
    .groupBy(day, cell.page, cell.value);
  const byDay = new Map<number, Map<string, Map<string, number>>>();
  for (const row of rows) {
    const pages = byDay.get(row.day) ?? new Map<string, Map<string, number>>();
    const values = pages.get(row.page) ?? new Map<string, number>();
    byDay.set(row.day, pages.set(row.page, values.set(row.value, row.count)));
  }
  return byDay;
}

interface DayMarks extends DayTrouble {
  readonly keysStarted: number;
}

export const UNMARKED: DayMarks = { keysStarted: 0, crowded: false, turnedAway: false, renewedSince: null };

/** What is marked on each day of a range, on days that are only in part in it too. */
export async function dayMarks(db: Database, { from, to }: Range): Promise<ReadonlyMap<number, DayMarks>> {
  const end = dayStart(Math.ceil(to.getTime() / DAY_MS));
  const rows = await db.select().from(mark).where(and(gte(mark.hour, startOf('day', from)), lt(mark.hour, end))).orderBy(asc(mark.hour));
  const days = new Map<number, DayMarks>();
  for (const row of rows) days.set(dayOf(row.hour), withMark(days.get(dayOf(row.hour)) ?? UNMARKED, row));
  return days;
}

/** How exact breakdowns, pages and steps of a run of days are. */
export async function errorOn(db: Database, days: readonly number[]): Promise<FigureError> {
  const range = rangeOf(days);
  return range === null ? NOT_COUNTED : rememberedError([...(await dayMarks(db, range)).values()]);
}

/** Each day has one key in any case. */
function withMark(day: DayMarks, { count, hour, kind }: Mark): DayMarks {
  if (kind === 'crowded') return { ...day, crowded: true };
  if (kind === 'turned-away') return { ...day, turnedAway: true };
  if (kind === 'gap') return day;
  const keysStarted = day.keysStarted + count;
  return { ...day, keysStarted, renewedSince: day.renewedSince ?? (keysStarted > 1 ? hour : null) };
}

/** From the first day to the end of the last; `null` for none. */
function rangeOf(days: readonly number[]): Range | null {
  const [first] = days;
  const last = days.at(-1);
  return first === undefined || last === undefined ? null : { from: dayStart(first), to: dayStart(last + 1) };
}

/** Sums come as text otherwise. Exact up to 2^53. */
export const sumOf = (column: typeof cell.count): SQL<number> => sql<number>`sum(${column})::float8`;
