import type { Database } from '@visavis/db';
import { COUNT_STORES } from '@visavis/policy/counted';
import { sql } from 'drizzle-orm';

export interface EventRows {
  /** Rows outside of the declared sums, wherever the collector could write them. */
  readonly rows: number;
  /** Every such place, with its rows. */
  readonly places: readonly { readonly place: string; readonly rows: number }[];
}

/**
 * How many rows of single events there are: all rows of tables, views and large objects that the collector's
 * role could write and that are not declared sums. Asked of the catalogue and counted now. Errors: `DatabaseError`.
 */
export async function eventRows(db: Database): Promise<EventRows> {
  const found = await db.execute<{ place: string; rows: number }>(
    sql`select place, amount::float8 as rows from analytics.rows_outside(string_to_array(${COUNT_STORES.join(',')}, ','))`,
  );
  const places = found.map(({ place, rows }) => ({ place, rows }));
  return { rows: places.reduce((sum, { rows }) => sum + rows, 0), places };
}
