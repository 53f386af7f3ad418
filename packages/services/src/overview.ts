import { bucketOfFigure, medianFromBuckets } from '@visavis/analytics';
import type { Database } from '@visavis/db';
import { chatHour, pageHour, report } from '@visavis/db/schema';
import { and, count, eq, gte, lt, sum } from 'drizzle-orm';

/** Today is the UTC day of `now`. */
export interface Overview {
  readonly visitsToday: number;
  readonly viewsToday: number;
  readonly startsToday: number;
  readonly matchesToday: number;
  /** Milliseconds, within a tenth; `null` while nobody was matched today. */
  readonly medianWaitMs: number | null;
  readonly reportsWaiting: number;
}

const DAY_MS = 86_400_000;

/** The stored numbers of the dashboard's first screen. Errors: `DatabaseError`. */
export async function overview(db: Database, now = new Date()): Promise<Overview> {
  const today = new Date(Math.floor(now.getTime() / DAY_MS) * DAY_MS);
  const tomorrow = new Date(today.getTime() + DAY_MS);
  return db.transaction(
    async (tx) => {
      const [pages] = await tx
        .select({ views: sum(pageHour.views), visits: sum(pageHour.visits) })
        .from(pageHour)
        .where(and(gte(pageHour.hour, today), lt(pageHour.hour, tomorrow)));
      const figures = await tx
        .select({ figure: chatHour.figure, total: sum(chatHour.count) })
        .from(chatHour)
        .where(and(gte(chatHour.hour, today), lt(chatHour.hour, tomorrow)))
        .groupBy(chatHour.figure);
      const [waiting] = await tx.select({ reports: count() }).from(report).where(eq(report.state, 'new'));
      const totals = new Map(figures.map(({ figure, total }) => [figure, Number(total)]));
      return {
        visitsToday: Number(pages?.visits ?? 0),
        viewsToday: Number(pages?.views ?? 0),
        startsToday: totals.get('started') ?? 0,
        matchesToday: totals.get('matches') ?? 0,
        medianWaitMs: medianFromBuckets(waitsIn(totals)),
        reportsWaiting: waiting?.reports ?? 0,
      };
    },
    // One picture of all tables, as they were at one instant.
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  );
}

function waitsIn(totals: ReadonlyMap<string, number>): Map<number, number> {
  const waits = new Map<number, number>();
  for (const [figure, total] of totals) {
    const bucket = bucketOfFigure(figure);
    if (bucket !== null) waits.set(bucket, total);
  }
  return waits;
}
