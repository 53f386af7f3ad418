import type { Database } from '@visavis/db';
import { flush } from '@visavis/db/schema';
import { sql } from 'drizzle-orm';
import { startOf } from './utc.ts';

/** The number of a batch of counts, by which it counts once. */
export interface BatchNumber {
  /** A random UUID that the process made at its start. */
  readonly collector: string;
  /** 1, 2, 3 …: whoever is not sure that a batch was written sends the same one under the same number again. */
  readonly sequence: number;
}

/**
 * `added`: written now. `repeated`: this number was written before, and nothing is added.
 * `gap`: a number before it never came, so nothing is added; the process counts on under a new UUID.
 */
export type FlushOutcome = 'added' | 'repeated' | 'gap';

/**
 * Adds what has this number, if it is the process's next, all in one transaction. The row stays locked meanwhile, so
 * the same batch waits and then finds its number taken. Errors: `DatabaseError`, after which it may have been added.
 */
export async function addOnce(db: Database, { collector, now, sequence }: BatchNumber & { readonly now: Date }, add: (tx: Database) => Promise<void>): Promise<FlushOutcome> {
  return db.transaction(async (tx) => {
    if (!(await isNext(tx, { collector, sequence, hour: startOf('hour', now) }))) return whyNot(tx, { collector, sequence });
    await add(tx);
    return 'added';
  });
}

async function isNext(tx: Database, { collector, hour, sequence }: BatchNumber & { readonly hour: Date }): Promise<boolean> {
  const [taken] =
    sequence === 1
      ? await tx.insert(flush).values({ collector, sequence, hour }).onConflictDoNothing().returning({ sequence: flush.sequence })
      : await tx
          .update(flush)
          .set({ sequence, hour })
          .where(sql`${flush.collector} = ${collector} and ${flush.sequence} + 1 = ${sequence}`)
          .returning({ sequence: flush.sequence });
  return taken !== undefined;
}

async function whyNot(tx: Database, { collector, sequence }: BatchNumber): Promise<'repeated' | 'gap'> {
  const [last] = await tx.select({ sequence: flush.sequence }).from(flush).where(sql`${flush.collector} = ${collector}`);
  return last !== undefined && sequence <= last.sequence ? 'repeated' : 'gap';
}
