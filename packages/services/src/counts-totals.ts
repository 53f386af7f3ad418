import type { Database } from '@visavis/db';
import { cell } from '@visavis/db/schema';
import { and, eq, gte, inArray, lt, or, sql } from 'drizzle-orm';
import { dayMarks, inOnePicture, sumOf, UNMARKED } from './counts-cells.ts';
import { type Compared, distinctError, EXACT, type Figure } from './counts-figure.ts';
import { comparedRanges, type Look, type Range, stepsOf } from './counts-look.ts';
import { type TotalName, TOTALS } from './counts-names.ts';
import { DAY_MS, dayOf, SETTLING_MS, startOf } from './utc.ts';

type Sums = Readonly<Record<TotalName, number>>;

export interface TotalsInput extends Omit<Look, 'threshold' | 'keptSince'> {
  readonly step: 'hour' | 'day';
}

export interface Totals {
  /** Only hours that are over. In a step of an hour, visitors are those of that hour; in one of a day, those of the day, and today's are those of up to now. */
  readonly steps: readonly ({ readonly start: Date } & Sums)[];
  /** Visitors are visitor-days: somebody who comes on two days counts twice. Those of a day that has begun are in it up to now, those of the range before with all of their days. */
  readonly sums: Readonly<Record<TotalName, Compared>>;
}

/** The whole site's totals over a range, and of the range before up to the same point. They are exact, distinct ones apart. Errors: `DatabaseError`. */
export async function countsTotals(db: Database, { now, range, step }: TotalsInput): Promise<Totals> {
  const { current, before } = comparedRanges(range, now);
  return inOnePicture(db, async (tx) => ({
    steps: await stepSums(tx, { range: current, step }),
    sums: await compared(tx, { current, before, now }),
  }));
}

async function stepSums(db: Database, { range, step }: { readonly range: Range; readonly step: 'hour' | 'day' }): Promise<Totals['steps']> {
  const length = step === 'hour' ? 3_600 : 86_400;
  const start = sql<number>`(floor(extract(epoch from ${cell.start}) / ${sql.raw(String(length))}) * ${sql.raw(String(length))})::float8`;
  const visitors = step === 'hour' ? and(eq(cell.table, 'views'), eq(cell.value, 'visitors')) : eq(cell.table, 'visitors');
  const rows = await db
    .select({ start, table: cell.table, value: cell.value, count: sumOf(cell.count) })
    .from(cell)
    .where(and(eq(cell.page, ''), or(COUNTED_BY_HOUR, visitors), gte(cell.start, startOf(step, range.from)), lt(cell.start, range.to)))
    .groupBy(start, cell.table, cell.value);
  const sums = new Map(stepsOf(range, step).map((at) => [at.getTime(), { start: at, ...NONE }]));
  for (const { start: seconds, table, value, count } of rows) {
    const at = sums.get(seconds * 1_000);
    const name = nameOf(table, value);
    if (at !== undefined && name !== null) at[name] += count;
  }
  return [...sums.values()];
}

const NONE: Sums = { loads: 0, visits: 0, visitors: 0, started: 0, matches: 0, dropped: 0 };

const COUNTED_BY_HOUR = or(
  and(eq(cell.table, 'views'), inArray(cell.value, ['loads', 'visits'])),
  and(eq(cell.table, 'chat'), inArray(cell.value, ['started', 'matches'])),
  eq(cell.table, 'dropped'),
);

function nameOf(table: string, value: string): TotalName | null {
  if (table === 'visitors' || table === 'dropped') return table;
  return TOTALS.find((name) => name === value) ?? null;
}

interface ComparedAt {
  readonly current: Range;
  readonly before: Range;
  readonly now: Date;
}

async function compared(db: Database, { before, current, now }: ComparedAt): Promise<Totals['sums']> {
  const [one, other] = [await figures(db, current, now), await figures(db, before, now)];
  const of = (name: TotalName): Compared => ({ now: one[name], before: other[name] });
  return { loads: of('loads'), visits: of('visits'), visitors: of('visitors'), started: of('started'), matches: of('matches'), dropped: of('dropped') };
}

async function figures(db: Database, range: Range, now: Date): Promise<Readonly<Record<TotalName, Figure>>> {
  const days = await stepSums(db, { range, step: 'day' });
  const marks = await dayMarks(db, range);
  const exact = await exactSums(db, range);
  const visited = days.flatMap(({ start, visitors }) => {
    const isOver = start.getTime() + DAY_MS + SETTLING_MS <= now.getTime();
    return start < range.from ? [] : [{ ...(marks.get(dayOf(start)) ?? UNMARKED), visitors, isOver }];
  });
  const of = (name: Exclude<TotalName, 'visitors'>): Figure => ({ count: exact[name], error: EXACT });
  return {
    loads: of('loads'),
    visits: of('visits'),
    visitors: { count: visited.reduce((sum, { visitors }) => sum + visitors, 0), error: distinctError(visited) },
    started: of('started'),
    matches: of('matches'),
    dropped: of('dropped'),
  };
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
