import { bucketOfFigure, medianFromBuckets } from '@visavis/analytics';
import type { Database } from '@visavis/db';
import { cell, report } from '@visavis/db/schema';
import { and, count, eq, gte, inArray, lt, sum } from 'drizzle-orm';
import { DAY_MS, startOf } from './utc.ts';

/** Today is the UTC day of `now`. */
export interface Overview {
  readonly visitsToday: number;
  readonly matchesToday: number;
  /** Milliseconds, within a tenth; `null` while today has fewer waits than the threshold. */
  readonly medianWaitMs: number | null;
  /** Requests that were not counted: how many, and the most frequent reason, `null` while that has fewer than the threshold. */
  readonly droppedToday: { readonly count: number; readonly mostOften: string | null };
  readonly reportsWaiting: number;
}

/** The stored numbers of the dashboard's first screen. `threshold`: of fewer waits no median is told, of fewer requests no reason. Errors: `DatabaseError`. */
export async function overview(db: Database, { now, threshold }: { readonly now: Date; readonly threshold: number }): Promise<Overview> {
  const today = startOf('day', now);
  const tomorrow = new Date(today.getTime() + DAY_MS);
  return db.transaction(
    async (tx) => {
      const sums = await tx
        .select({ table: cell.table, value: cell.value, total: sum(cell.count) })
        .from(cell)
        .where(and(inArray(cell.table, ['views', 'chat', 'dropped']), eq(cell.page, ''), gte(cell.start, today), lt(cell.start, tomorrow)))
        .groupBy(cell.table, cell.value);
      const [waiting] = await tx.select({ reports: count() }).from(report).where(eq(report.state, 'new'));
      const of = (isDropped: boolean) => new Map(sums.flatMap(({ table, value, total }) => ((table === 'dropped') === isDropped ? [[value, Number(total)] as const] : [])));
      const totals = of(false);
      return {
        visitsToday: totals.get('visits') ?? 0,
        matchesToday: totals.get('matches') ?? 0,
        medianWaitMs: medianOf(waitsIn(totals), threshold),
        droppedToday: droppedOf(of(true), threshold),
        reportsWaiting: waiting?.reports ?? 0,
      };
    },
    // One picture of all tables, as they were at one instant.
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  );
}

/** A median of few waits would be the wait of somebody. */
function medianOf(waits: ReadonlyMap<number, number>, threshold: number): number | null {
  const all = [...waits.values()].reduce((sum, count) => sum + count, 0);
  return all < threshold ? null : medianFromBuckets(waits);
}

function droppedOf(reasons: ReadonlyMap<string, number>, threshold: number): Overview['droppedToday'] {
  const [most] = [...reasons].toSorted(([, one], [, other]) => other - one);
  return {
    count: [...reasons.values()].reduce((sum, count) => sum + count, 0),
    mostOften: most !== undefined && most[1] >= threshold ? most[0] : null,
  };
}

function waitsIn(totals: ReadonlyMap<string, number>): Map<number, number> {
  const waits = new Map<number, number>();
  for (const [figure, total] of totals) {
    const bucket = bucketOfFigure(figure);
    if (bucket !== null) waits.set(bucket, total);
  }
  return waits;
}
