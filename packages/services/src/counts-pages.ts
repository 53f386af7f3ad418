import { foldColumns, type FoldSum, sumFolds } from '@visavis/analytics';
import type { Database } from '@visavis/db';
import { visitorsByPage } from './counts-breakdown.ts';
import { type DayCells, dayCells, errorOn, inOnePicture } from './counts-cells.ts';
import type { FigureError } from './counts-figure.ts';
import { type Counted, countedDays, type Look, rangeBefore, settledDays } from './counts-look.ts';
import { firstCounted } from './first-counted.ts';

/**
 * Pages of a range. On each day the same ones are shown in all three: those with k visitors, and with none or k of
 * loads and of visits. All others are in each `other`, with as many as they have: it is none, at least k, or all of the day.
 */
export interface Pages {
  /** Visitor-days by page; somebody who saw two pages counts for both. */
  readonly visitors: FoldSum;
  readonly loads: FoldSum;
  readonly visits: FoldSum;
  readonly days: number;
  /** Of visitors; loads and visits are exact. */
  readonly error: FigureError;
}

export interface ComparedPages {
  readonly now: Pages;
  readonly before: Pages;
  readonly counted: Counted;
}

/** Pages of a range and of the range before. Errors: `DatabaseError`. */
export async function countsPages(db: Database, look: Look): Promise<ComparedPages> {
  return inOnePicture(db, async (tx) => {
    const began = await firstCounted(tx);
    const of = (one: Look): Promise<Pages> => pagesOf(tx, settledDays(one, began), one.threshold);
    return { now: await of(look), before: await of({ ...look, range: rangeBefore(look.range) }), counted: countedDays(look, began) };
  });
}

async function pagesOf(db: Database, days: readonly number[], threshold: number): Promise<Pages> {
  const [visitors, views] = [await dayCells(db, { table: 'visitors', days }), await dayCells(db, { table: 'views', days })];
  const folds = days.map((day) => {
    const seen = views.get(day) ?? new Map();
    return foldColumns({ people: visitorsByPage(visitors.get(day) ?? new Map()), others: [viewsByPage(seen, 'loads'), viewsByPage(seen, 'visits')] }, threshold);
  });
  const sums = (column: number): FoldSum => sumFolds(folds.flatMap((columns) => columns.slice(column, column + 1)));
  return { visitors: sums(0), loads: sums(1), visits: sums(2), days: days.length, error: await errorOn(db, days) };
}

const viewsByPage = (views: DayCells, value: 'loads' | 'visits'): ReadonlyMap<string, number> =>
  new Map([...views].flatMap(([page, counts]) => (page === '' ? [] : [[page, counts.get(value) ?? 0] as const])));
