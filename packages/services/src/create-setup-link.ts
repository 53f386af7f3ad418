import type { Database } from '@visavis/db';
import { setupLink } from '@visavis/db/schema';
import { and, gt, isNull, sql } from 'drizzle-orm';
import { TOKEN_BYTES, tokenHash } from './setup-token.ts';

export interface SetupLink {
  /** 32 random bytes, base64url. Exists here and in the link; only its hash is stored. */
  readonly token: string;
  readonly expiresAt: Date;
}

export interface SetupLinkSource {
  readonly now: Date;
  readonly randomBytes: (size: number) => Uint8Array;
}

const LIFETIME_MS = 3_600_000;

/** Makes a link that works once within an hour. Earlier ones that nobody used end. Errors: `DatabaseError`. */
export async function createSetupLink(db: Database, { now, randomBytes }: SetupLinkSource): Promise<SetupLink> {
  const token = randomBytes(TOKEN_BYTES);
  const expiresAt = new Date(now.getTime() + LIFETIME_MS);
  await db.transaction(async (tx) => {
    // Two that make a link at once must not both leave theirs open.
    await tx.execute(sql`lock table ${setupLink} in share row exclusive mode`);
    await tx
      .update(setupLink)
      .set({ expiresAt: now })
      .where(and(isNull(setupLink.consumedAt), gt(setupLink.expiresAt, now)));
    await tx.insert(setupLink).values({ tokenHash: tokenHash(token), expiresAt });
  });
  return { token: Buffer.from(token).toString('base64url'), expiresAt };
}
