import type { Database } from '@visavis/db';
import { publicDay } from '@visavis/db/schema';
import { COUNT_TABLES } from '@visavis/policy/counted';
import { inArray, sql } from 'drizzle-orm';
import type { Mark } from './add-marks.ts';
import type { CellCount } from './cell-rows.ts';
import { dayOf, dayStart, HOUR_MS, SETTLING_MS } from './utc.ts';

/**
 * So long before the breakdowns of a day are first shown, the last counts for them are taken: clocks may differ by
 * that, and a transaction that began in time has ended.
 */
const LAST_CALL_MS = 5 * 60_000;

export interface InTime {
  readonly cells: readonly CellCount[];
  /** Days (numbers since 1970) that something came too late for. */
  readonly late: readonly number[];
}

/**
 * What may still be added. Of a day that has settled (`settledDays`) only the totals of the whole site grow: in
 * anything finer, the difference of two looks would be the record of whoever came late, who may be one visitor.
 */
export function inTime(cells: readonly CellCount[], now: Date): InTime {
  const mayGrow = (one: CellCount): boolean => isTotal(one) || now.getTime() < dayStart(dayOf(one.start) + 1).getTime() + SETTLING_MS - LAST_CALL_MS;
  return { cells: cells.filter(mayGrow), late: daysOf(cells.filter((one) => !mayGrow(one))) };
}

/** The mark of days that something came too late for: in their last hour, because what is missing was counted up to then. */
export const lateMarks = (late: readonly number[]): readonly Mark[] =>
  late.map((day) => ({ hour: new Date(dayStart(day + 1).getTime() - HOUR_MS), kind: 'gap', count: 1 }));

/** Shown at any moment and never broken down, so they may grow at any moment. */
function isTotal({ page, table, value }: CellCount): boolean {
  if (table === 'chat') return value === 'started' || value === 'matches';
  return table === 'dropped' || ((table === 'views' || table === 'visitors') && page === '');
}

// A day whose public numbers were decided is sealed: nothing that only they were made of is counted for it any more.
// A flush holds the days that it counts open until it commits; a release waits for those, and they for it, so that
// it has all of a flush, with its marks, or nothing of it.

/** Names these advisory locks, with the day behind it. */
const SEAL = 0x76_69_73;

/** From here until the transaction ends nobody counts publicly for this day. Before anything else in it, so that nobody waits in a circle. */
export async function lockForRelease(tx: Database, day: number): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${SEAL}::int, ${day}::int)`);
}

/** The cells without the clamped pages of sealed days; the days of the others stay open until the transaction ends. */
export async function withoutSealed(tx: Database, cells: readonly CellCount[]): Promise<readonly CellCount[]> {
  for (const day of daysOf(cells.filter(({ table }) => COUNT_TABLES[table].grain === 'day'))) {
    await tx.execute(sql`select pg_advisory_xact_lock_shared(${SEAL}::int, ${day}::int)`);
  }
  const days = daysOf(cells.filter(isOnlyPublic));
  if (days.length === 0) return cells;
  const rows = await tx.select({ day: publicDay.day }).from(publicDay).where(inArray(publicDay.day, days.map(dayStart)));
  const sealed = new Set(rows.map(({ day }) => dayOf(day)));
  return cells.filter((one) => !isOnlyPublic(one) || !sealed.has(dayOf(one.start)));
}

const isOnlyPublic = ({ table }: CellCount): boolean => table === 'public-pages';

/** Each once and in order, so that two flushes never wait for each other. */
const daysOf = (cells: readonly CellCount[]): readonly number[] =>
  [...new Set(cells.map(({ start }) => dayOf(start)))].toSorted((a, b) => a - b);
