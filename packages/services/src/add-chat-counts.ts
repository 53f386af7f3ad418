import type { WaitFigure } from '@visavis/analytics';
import type { Database } from '@visavis/db';
import { chatHour } from '@visavis/db/schema';
import { sql } from 'drizzle-orm';
import { chunksByKey, startOfHour } from './hour-rows.ts';

/** To add to one figure's hour. `hour` is any instant in it. */
export interface ChatCount {
  readonly hour: Date;
  /** Calls asked for (from the beacon), pairs made, or waits of one length (`waitFigure`). */
  readonly figure: 'started' | 'matches' | WaitFigure;
  readonly count: number;
}

/** Adds to the stored counts, all of it or nothing. Errors: `DatabaseError`. */
export async function addChatCounts(db: Database, rows: readonly ChatCount[]): Promise<void> {
  const chunks = chunksByKey(
    rows.map((row) => ({ ...row, hour: startOfHour(row.hour) })),
    ({ hour, figure }) => `${hour.toISOString()} ${figure}`,
    (a, b) => ({ ...a, count: a.count + b.count }),
  );
  if (chunks.length === 0) return;
  await db.transaction(async (tx) => {
    for (const chunk of chunks) {
      await tx
        .insert(chatHour)
        .values(chunk)
        .onConflictDoUpdate({
          target: [chatHour.hour, chatHour.figure],
          set: { count: sql`${chatHour.count} + excluded.count` },
        });
    }
  });
}
