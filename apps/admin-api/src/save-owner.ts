import type { Database } from '@visavis/db';
import { authSchema } from '@visavis/db/schema';
import { read } from '@visavis/policy/personal';
import { generateRandomString, symmetricEncrypt } from 'better-auth/crypto';
import { eq } from 'drizzle-orm';
import type { Owner } from './context.ts';
import { useUpLink } from './open-link.ts';
import type { OwnerDraft } from './owner-draft.ts';

const ID_CHARACTERS = 32;

interface SaveOwnerInput {
  readonly database: Database;
  /** better-auth's secret, which wraps the second factor at rest. */
  readonly secret: string;
  readonly draft: OwnerDraft;
  readonly now: Date;
}

/**
 * Uses the link up and saves the owner: both or neither. An owner with the same email is replaced, sessions
 * and all: whoever can make a link has the machine, and this is how a lost phone is answered.
 */
export async function saveOwner({ database, secret, draft, now }: SaveOwnerInput): Promise<Owner> {
  const { user, account, twoFactor } = authSchema;
  const id = newId();
  const email = read(draft.email, 'run-service');
  const wrapped = {
    secret: await symmetricEncrypt({ key: secret, data: draft.totpSecret }),
    backupCodes: await symmetricEncrypt({ key: secret, data: JSON.stringify(draft.recoveryCodes) }),
  };
  await database.transaction(async (tx) => {
    await useUpLink(tx, draft.token, now);
    await tx.delete(user).where(eq(user.email, email));
    await tx.insert(user).values({ id, name: email, email, twoFactorEnabled: true });
    await tx.insert(account).values({
      id: newId(),
      accountId: id,
      providerId: 'credential',
      userId: id,
      password: draft.passwordHash,
    });
    await tx.insert(twoFactor).values({ id: newId(), userId: id, verified: true, ...wrapped });
  });
  return { id, email: draft.email };
}

const newId = (): string => generateRandomString(ID_CHARACTERS);
