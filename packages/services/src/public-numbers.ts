import type { Database } from '@visavis/db';
import { publicCell, publicDay } from '@visavis/db/schema';
import { and, asc, gte, lt } from 'drizzle-orm';
import { inOnePicture } from './counts-cells.ts';
import type { Range } from './counts-look.ts';
import { dayOf } from './utc.ts';

/** One number that is out: the count with its noise, never the count. */
export interface PublicNumber {
  readonly table: string;
  readonly value: string;
  readonly noisy: number;
}

/** A day that was decided. */
export interface PublicDay {
  readonly day: Date;
  /** What one visitor-day loses by all numbers of this day together, at most; 0 when there are none. */
  readonly epsilon: number;
  readonly keys: number;
  readonly outcome: 'published' | 'crowded' | 'keys';
  /** Whatever stayed below the threshold is not among them. */
  readonly cells: readonly PublicNumber[];
}

export interface PublicNumbers {
  /** Oldest first. A day that is not among them was not decided, or is no longer kept. */
  readonly days: readonly PublicDay[];
}

/** The public numbers of the days that begin in a range. Errors: `DatabaseError`. */
export async function publicNumbers(db: Database, { from, to }: Range): Promise<PublicNumbers> {
  return inOnePicture(db, async (tx) => {
    const days = await tx.select().from(publicDay).where(and(gte(publicDay.day, from), lt(publicDay.day, to))).orderBy(asc(publicDay.day));
    const cells = await tx
      .select()
      .from(publicCell)
      .where(and(gte(publicCell.day, from), lt(publicCell.day, to)))
      .orderBy(asc(publicCell.day), asc(publicCell.table), asc(publicCell.value));
    const byDay = Map.groupBy(cells, ({ day }) => dayOf(day));
    return {
      days: days.map((decided) => ({
        ...decided,
        cells: (byDay.get(dayOf(decided.day)) ?? []).map(({ noisy, table, value }) => ({ table, value, noisy })),
      })),
    };
  });
}
