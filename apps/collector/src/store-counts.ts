import { type Batch, hourStart } from '@visavis/analytics';
import type { Database } from '@visavis/db';
import { addChatCounts, addPageCounts } from '@visavis/services';

/** Adds a batch to the stored sums, all of it or nothing. Errors: `DatabaseError`. */
export async function storeCounts(db: Database, { pages, chat }: Batch): Promise<void> {
  await db.transaction(async (tx) => {
    await addPageCounts(
      tx,
      pages.map((cell) => ({ ...cell, hour: new Date(hourStart(cell.hour)) })),
    );
    await addChatCounts(
      tx,
      chat.map((cell) => ({ hour: new Date(hourStart(cell.hour)), figure: 'started', count: cell.callsStarted })),
    );
  });
}
