import type { WaitFigure } from '@visavis/analytics';
import type { Database } from '@visavis/db';
import { addOnce, type BatchNumber, type FlushOutcome } from './batch-numbers.ts';
import { addToCells } from './cell-rows.ts';
import { inTime } from './sealed-days.ts';

/** To add to one figure's hour. `hour` is any instant in it. */
export interface ChatCount {
  readonly hour: Date;
  /** Pairs made, or waits of one length (`waitFigure`). */
  readonly figure: 'matches' | WaitFigure;
  readonly count: number;
}

/** What signaling counted since its last batch. */
export interface ChatBatch extends BatchNumber {
  readonly counts: readonly ChatCount[];
}

/**
 * Adds to what signaling counts of the chat, once, however often it is sent; all of it or nothing, apart from waits of
 * a day that has settled: they are left out, as a late flush's are (`addCells`). Errors: `DatabaseError`, after which
 * it may have been added or not: send it again.
 */
export async function addChatCounts(db: Database, { collector, counts, sequence }: ChatBatch, now = new Date(Date.now())): Promise<FlushOutcome> {
  const cells = counts.map(({ hour, figure, count }) => ({ table: 'chat', start: hour, page: '', value: figure, count }) as const);
  return addOnce(db, { collector, sequence, now }, (tx) => addToCells(tx, inTime(cells, now).cells));
}
