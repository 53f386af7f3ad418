import type { Database } from '@visavis/db';
import { setupLink } from '@visavis/db/schema';
import { and, eq, gt, isNull } from 'drizzle-orm';
import { hashOfWrittenToken } from './setup-token.ts';

/**
 * Uses a link up; true for exactly one of those who try, however many do at once. In a transaction
 * the others wait for its end, and one of them succeeds if it is rolled back. Errors: `DatabaseError`.
 */
export async function consumeSetupLink(db: Database, token: string, now = new Date()): Promise<boolean> {
  const tokenHash = hashOfWrittenToken(token);
  if (tokenHash === null) return false;
  const consumed = await db
    .update(setupLink)
    .set({ consumedAt: now })
    .where(and(eq(setupLink.tokenHash, tokenHash), isNull(setupLink.consumedAt), gt(setupLink.expiresAt, now)))
    .returning({ id: setupLink.id });
  return consumed.length === 1;
}
