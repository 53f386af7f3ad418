import type { Database } from '@visavis/db';
import { mark, publicDay } from '@visavis/db/schema';
import { and, asc, gte, lt } from 'drizzle-orm';
import type { Mark } from './add-marks.ts';
import { inOnePicture } from './counts-cells.ts';
import { type Counted, countedHours, type Kept, type Range } from './counts-look.ts';
import { firstCounted } from './first-counted.ts';
import { dayOf } from './utc.ts';

export interface Quality {
  /** By hour. The first key of a day is none of them. */
  readonly marks: readonly Mark[];
  /** What became of each day's public numbers. */
  readonly publicDays: readonly { readonly day: Date; readonly epsilon: number; readonly keys: number; readonly outcome: 'published' | 'crowded' | 'keys' }[];
  readonly counted: Counted;
}

export interface QualityInput extends Kept {
  readonly range: Range;
}

/** What a reader should know of the hours of a range before believing its numbers. Errors: `DatabaseError`. */
export async function countsQuality(db: Database, { range: { from, to }, ...kept }: QualityInput): Promise<Quality> {
  return inOnePicture(db, async (tx) => {
    const marks = await tx.select().from(mark).where(and(gte(mark.hour, from), lt(mark.hour, to))).orderBy(asc(mark.hour), asc(mark.kind));
    const publicDays = await tx.select().from(publicDay).where(and(gte(publicDay.day, from), lt(publicDay.day, to))).orderBy(asc(publicDay.day));
    return { marks: withoutFirstKeys(marks), publicDays, counted: countedHours(kept, await firstCounted(tx)) };
  });
}

/** Each day begins with a key: only what follows is news. */
function withoutFirstKeys(marks: readonly Mark[]): readonly Mark[] {
  const begun = new Set<number>();
  return marks.flatMap((one) => {
    if (one.kind !== 'key-started' || begun.has(dayOf(one.hour))) return [one];
    begun.add(dayOf(one.hour));
    return one.count > 1 ? [{ ...one, count: one.count - 1 }] : [];
  });
}
