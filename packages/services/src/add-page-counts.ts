import type { Database } from '@visavis/db';
import { pageHour } from '@visavis/db/schema';
import { sql } from 'drizzle-orm';
import { chunksByKey, startOfHour } from './hour-rows.ts';

/** To add to one page's hour. `hour` is any instant in it. */
export interface PageCount {
  readonly hour: Date;
  readonly page: string;
  readonly views: number;
  readonly visits: number;
}

/** Adds to the stored counts, all of it or nothing. Errors: `DatabaseError`. */
export async function addPageCounts(db: Database, rows: readonly PageCount[]): Promise<void> {
  const chunks = chunksByKey(
    rows.map((row) => ({ ...row, hour: startOfHour(row.hour) })),
    ({ hour, page }) => `${hour.toISOString()} ${page}`,
    (a, b) => ({ ...a, views: a.views + b.views, visits: a.visits + b.visits }),
  );
  if (chunks.length === 0) return;
  await db.transaction(async (tx) => {
    for (const chunk of chunks) {
      await tx
        .insert(pageHour)
        .values(chunk)
        .onConflictDoUpdate({
          target: [pageHour.hour, pageHour.page],
          set: {
            views: sql`${pageHour.views} + excluded.views`,
            visits: sql`${pageHour.visits} + excluded.visits`,
          },
        });
    }
  });
}
