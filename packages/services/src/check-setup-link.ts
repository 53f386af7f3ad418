import type { Database } from '@visavis/db';
import { setupLink } from '@visavis/db/schema';
import { eq } from 'drizzle-orm';
import { hashOfWrittenToken } from './setup-token.ts';

export type SetupLinkState = 'open' | 'used' | 'expired' | 'unknown';

/** What a link's token is good for now. Changes nothing. Errors: `DatabaseError`. */
export async function checkSetupLink(db: Database, token: string, now = new Date()): Promise<SetupLinkState> {
  const tokenHash = hashOfWrittenToken(token);
  if (tokenHash === null) return 'unknown';
  const [link] = await db.select().from(setupLink).where(eq(setupLink.tokenHash, tokenHash));
  if (link === undefined) return 'unknown';
  if (link.consumedAt !== null) return 'used';
  return link.expiresAt > now ? 'open' : 'expired';
}
