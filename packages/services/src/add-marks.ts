import type { Database } from '@visavis/db';
import { mark } from '@visavis/db/schema';
import { sql } from 'drizzle-orm';
import { orderedChunks } from './ordered-chunks.ts';
import { startOf } from './utc.ts';

/** What a reader of an hour's numbers should know. */
export interface Mark {
  /** Any instant in the hour. */
  readonly hour: Date;
  /**
   * `key-started`: tags began anew, so who comes again counts again; each day has one of them in any case.
   * `gap`: something was not counted. `crowded`: the day's distinct numbers are estimates from
   * here on. `turned-away`: more came at once than could be taken, and no number of the day has them.
   */
  readonly kind: 'key-started' | 'gap' | 'crowded' | 'turned-away';
  /** How often. */
  readonly count: number;
}

/** Adds to the marks of hours. `addCells` takes marks too, and then counts them once for sure. Errors: `DatabaseError`. */
export async function addMarks(db: Database, marks: readonly Mark[]): Promise<void> {
  const rows = marks.map((one) => ({ ...one, hour: startOf('hour', one.hour) }));
  for (const chunk of orderedChunks(rows, ({ hour, kind }) => `${hour.toISOString()} ${kind}`)) {
    await db
      .insert(mark)
      .values(chunk)
      .onConflictDoUpdate({ target: [mark.hour, mark.kind], set: { count: sql`${mark.count} + excluded.count` } });
  }
}
