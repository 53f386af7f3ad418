import type { Database } from '@visavis/db';
import { ban } from '@visavis/db/schema';
import type { Dated } from '@visavis/policy/history';
import { and, desc, gt, lte } from 'drizzle-orm';
import { longestBan } from './longest-ban.ts';

export interface CurrentBan {
  readonly kind: 'tag' | 'network';
  /** Base64url. */
  readonly mark: string;
  /** Epoch milliseconds. */
  readonly endsAt: number;
}

export interface CurrentBansOptions {
  /** How long a ban may be, and since when: every version, oldest first. */
  readonly promises: readonly Dated[];
  readonly most: number;
  readonly now: Date;
}

/** The bans in force; of more than `most` those that end last. None that is longer than promised. Errors: `DatabaseError`. */
export async function currentBans(db: Database, { promises, most, now }: CurrentBansOptions): Promise<readonly CurrentBan[]> {
  const rows = await db
    .select()
    .from(ban)
    .where(and(gt(ban.endsAt, now), lte(ban.endsAt, longestBan(promises, now))))
    .orderBy(desc(ban.endsAt))
    .limit(most);
  return rows.map(({ kind, mark, endsAt }) => ({ kind, mark: mark.toString('base64url'), endsAt: endsAt.getTime() }));
}
