import type { Database } from '@visavis/db';
import { type Counted, countedHours, type Kept } from './counts-look.ts';
import { firstCounted } from './first-counted.ts';

/** Since when and until when there are totals. Errors: `DatabaseError`. */
export async function countsTime(db: Database, kept: Kept): Promise<Counted> {
  return countedHours(kept, await firstCounted(db));
}
