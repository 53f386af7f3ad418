import type { Database } from '@visavis/db';
import { cell } from '@visavis/db/schema';
import { COUNT_TABLES, type CountTableName } from '@visavis/policy/counted';
import { sql } from 'drizzle-orm';
import { orderedChunks } from './ordered-chunks.ts';
import { startOf } from './utc.ts';

/** To add to one cell. */
export interface CellCount {
  readonly table: CountTableName;
  /** Any instant in the cell's UTC hour or day. */
  readonly start: Date;
  /** Empty for the whole site. */
  readonly page: string;
  readonly value: string;
  readonly count: number;
}

/** Adds to the stored cells, in the transaction that it is given. Errors: `DatabaseError`. */
export async function addToCells(tx: Database, cells: readonly CellCount[]): Promise<void> {
  const rows = cells.map((counted) => ({ ...counted, start: startOf(COUNT_TABLES[counted.table].grain, counted.start) }));
  for (const chunk of orderedChunks(rows, ({ table, start, page, value }) => `${table} ${start.toISOString()} ${page} ${value}`)) {
    await tx
      .insert(cell)
      .values(chunk)
      .onConflictDoUpdate({
        target: [cell.table, cell.start, cell.page, cell.value],
        set: { count: sql`${cell.count} + excluded.count` },
      });
  }
}
