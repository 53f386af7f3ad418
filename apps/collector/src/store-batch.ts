import { type Database, DatabaseError } from '@visavis/db';
import { addCells, type FlushOutcome } from '@visavis/services';
import type { NumberedBatch } from './flushing.ts';
import { HOUR_MS } from './time/period.ts';

/**
 * Adds a batch to the stored sums once, all of it or nothing. `refused`: a table says that such a cell may not be.
 * Errors: `DatabaseError`.
 */
export async function storeBatch(db: Database, { cells, collector, marks, sequence }: NumberedBatch): Promise<FlushOutcome | 'refused'> {
  const flush = {
    collector,
    sequence,
    cells: cells.map(({ hour, ...cell }) => ({ ...cell, start: new Date(hour * HOUR_MS) })),
    marks: marks.map(({ hour, ...mark }) => ({ ...mark, hour: new Date(hour * HOUR_MS) })),
  };
  return addCells(db, flush).catch((error: unknown) => {
    if (error instanceof DatabaseError && error.reason === 'conflict') return 'refused';
    throw error;
  });
}
