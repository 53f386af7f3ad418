import type { Database } from '@visavis/db';
import { cell } from '@visavis/db/schema';
import { and, eq, gte, inArray, lt, or, sql } from 'drizzle-orm';
import { dayCells, dayMarks, inOnePicture, sumOf, UNMARKED } from './counts-cells.ts';
import { type Compared, distinctError, EXACT, type Figure, NOT_COUNTED } from './counts-figure.ts';
import { begunDays, comparedRanges, type Counted, countedDays, countedHours, hasCounted, isWholeDays, type Kept, type Range, stepsOf } from './counts-look.ts';
import { type TotalName, TOTALS } from './counts-names.ts';
import { firstCounted } from './first-counted.ts';
import { DAY_MS, dayStart, HOUR_MS, SETTLING_MS, startOf } from './utc.ts';

type Sums = Readonly<Record<TotalName, number>>;

export interface TotalsInput extends Kept {
  /** Whole days, unless steps are of an hour. */
  readonly range: Range;
  readonly step: 'hour' | 'day';
}

export interface Totals {
  /**
   * Only hours that are over. In a step of an hour, visitors are those of that hour; in one of a day, those of the
   * day, and today's are those of up to now. `null`: it was not counted, or is not kept any more.
   */
  readonly steps: readonly ({ readonly start: Date } & Readonly<Record<TotalName, number | null>>)[];
  /**
   * Visitors are visitor-days: somebody who comes on two days counts twice. Those of a day that has begun are in it up
   * to now, those of the range before with all of their days. Of a range that cuts a day there are none.
   */
  readonly sums: Readonly<Record<TotalName, Compared>>;
  readonly counted: Counted;
}

/** The whole site's totals over a range, and of the range before up to the same point. They are exact, distinct ones apart. Errors: `DatabaseError`. */
export async function countsTotals(db: Database, { keptSince, now, range, step }: TotalsInput): Promise<Totals> {
  const ranges = comparedRanges(range, now);
  return inOnePicture(db, async (tx) => {
    const began = await firstCounted(tx);
    const time = { now, hours: countedHours({ keptSince, now }, began), days: countedDays({ keptSince, now }, began), areDaysWhole: isWholeDays(range) };
    const [current, before] = [await figures(tx, ranges.current, time), await figures(tx, ranges.before, time)];
    const of = (name: TotalName): Compared => ({ now: current[name], before: before[name] });
    return {
      steps: await stepSums(tx, { range: ranges.current, step, time }),
      sums: { loads: of('loads'), visits: of('visits'), visitors: of('visitors'), started: of('started'), matches: of('matches'), dropped: of('dropped') },
      counted: time.hours,
    };
  });
}

interface CountedTime {
  readonly now: Date;
  readonly hours: Counted;
  /** Of what is counted by the day. */
  readonly days: Counted;
  /** Whether the range that was asked for cuts no day. */
  readonly areDaysWhole: boolean;
}

interface StepsWanted {
  readonly range: Range;
  readonly step: 'hour' | 'day';
  readonly time: CountedTime;
}

async function stepSums(db: Database, { range, step, time }: StepsWanted): Promise<Totals['steps']> {
  const seconds = (step === 'hour' ? HOUR_MS : DAY_MS) / 1_000;
  const start = sql<number>`(floor(extract(epoch from ${cell.start}) / ${sql.raw(String(seconds))}) * ${sql.raw(String(seconds))})::float8`;
  const visitors = step === 'hour' ? and(eq(cell.table, 'views'), eq(cell.value, 'visitors')) : eq(cell.table, 'visitors');
  const rows = await db
    .select({ start, table: cell.table, value: cell.value, count: sumOf(cell.count) })
    .from(cell)
    .where(and(eq(cell.page, ''), or(COUNTED_BY_HOUR, visitors), gte(cell.start, range.from), lt(cell.start, range.to)))
    .groupBy(start, cell.table, cell.value);
  const sums = new Map(stepsOf(range, step).map((at) => [at.getTime(), { start: at, ...NONE }]));
  for (const row of rows) {
    const at = sums.get(row.start * 1_000);
    const name = nameOf(row.table, row.value);
    if (at !== undefined && name !== null) at[name] += row.count;
  }
  return [...sums.values()].map(({ start: at, ...counts }) => ({ start: at, ...ifCounted(counts, { at, step, time }) }));
}

/** Hours of before are no zeros. Of a day, what is counted by the hour may be kept where what is counted by the day is not. */
function ifCounted(counts: Sums, { at, step, time }: { readonly at: Date; readonly step: 'hour' | 'day'; readonly time: CountedTime }): Readonly<Record<TotalName, number | null>> {
  const isIn = ({ since }: Counted): boolean => since !== null && at >= startOf(step, since);
  if (!isIn(time.hours)) return NOTHING_COUNTED;
  return step === 'hour' || isIn(time.days) ? counts : { ...counts, visitors: null };
}

const NONE: Sums = { loads: 0, visits: 0, visitors: 0, started: 0, matches: 0, dropped: 0 };
const NOTHING_COUNTED = { loads: null, visits: null, visitors: null, started: null, matches: null, dropped: null } as const;

const COUNTED_BY_HOUR = or(
  and(eq(cell.table, 'views'), inArray(cell.value, ['loads', 'visits'])),
  and(eq(cell.table, 'chat'), inArray(cell.value, ['started', 'matches'])),
  eq(cell.table, 'dropped'),
);

function nameOf(table: string, value: string): TotalName | null {
  if (table === 'visitors' || table === 'dropped') return table;
  return TOTALS.find((name) => name === value) ?? null;
}

async function figures(db: Database, range: Range, time: CountedTime): Promise<Readonly<Record<TotalName, Figure>>> {
  const sums = await exactSums(db, range);
  const isCounted = hasCounted(range, time.hours.since);
  const of = (name: Exclude<TotalName, 'visitors'>): Figure => (isCounted ? { count: sums[name], error: EXACT } : { count: null, error: NOT_COUNTED });
  return {
    loads: of('loads'),
    visits: of('visits'),
    visitors: await visitorDays(db, range, time),
    started: of('started'),
    matches: of('matches'),
    dropped: of('dropped'),
  };
}

async function visitorDays(db: Database, range: Range, { areDaysWhole, days, now }: CountedTime): Promise<Figure> {
  if (!areDaysWhole) return { count: null, error: { kind: 'part-of-day' } };
  const begun = begunDays(range, days.since);
  if (begun.length === 0) return { count: null, error: NOT_COUNTED };
  const cells = await dayCells(db, { table: 'visitors', days: begun, only: 'site' });
  const marks = await dayMarks(db, range);
  const visited = begun.map((day) => {
    const isOver = dayStart(day + 1).getTime() + SETTLING_MS <= now.getTime();
    return { ...(marks.get(day) ?? UNMARKED), visitors: cells.get(day)?.get('')?.get('') ?? 0, isOver };
  });
  return { count: visited.reduce((sum, { visitors }) => sum + visitors, 0), error: distinctError(visited) };
}

/** By hours, because a range need not begin at midnight. */
async function exactSums(db: Database, range: Range): Promise<Sums> {
  const rows = await db
    .select({ table: cell.table, value: cell.value, count: sumOf(cell.count) })
    .from(cell)
    .where(and(eq(cell.page, ''), COUNTED_BY_HOUR, gte(cell.start, range.from), lt(cell.start, range.to)))
    .groupBy(cell.table, cell.value);
  const sums = { ...NONE };
  for (const { table, value, count } of rows) {
    const name = nameOf(table, value);
    if (name !== null) sums[name] += count;
  }
  return sums;
}
