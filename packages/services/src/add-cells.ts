import type { Database } from '@visavis/db';
import { addMarks, type Mark } from './add-marks.ts';
import { addOnce, type BatchNumber, type FlushOutcome } from './batch-numbers.ts';
import { addToCells, type CellCount } from './cell-rows.ts';
import { inTime, lateMarks, withoutSealed } from './sealed-days.ts';

/** What a collector counted since its last flush. */
export interface Flush extends BatchNumber {
  readonly cells: readonly CellCount[];
  readonly marks?: readonly Mark[];
}

/**
 * Adds a flush to the stored cells, once, however often it is sent; all of it or nothing, apart from what comes too
 * late: of a day that has settled only totals are added, with a `gap` mark for what is left out. Errors:
 * `DatabaseError`, after which it may have been added or not: send it again.
 */
export async function addCells(db: Database, { cells, collector, marks = [], sequence }: Flush, now = new Date(Date.now())): Promise<FlushOutcome> {
  return addOnce(db, { collector, sequence, now }, async (tx) => {
    const { cells: added, late } = inTime(cells, now);
    await addToCells(tx, await withoutSealed(tx, added));
    await addMarks(tx, [...marks, ...lateMarks(late)]);
  });
}
