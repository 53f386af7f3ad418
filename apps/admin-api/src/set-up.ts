import type { Database } from '@visavis/db';
import { authSchema } from '@visavis/db/schema';
import { read } from '@visavis/policy/personal';
import type { ClientAddress } from '@visavis/uws';
import { generateRandomString, hashPassword } from 'better-auth/crypto';
import { eq } from 'drizzle-orm';
import type { Attempts } from './attempts.ts';
import type { Auth } from './auth.ts';
import type { SetUp } from './context.ts';
import { requireOpenLink } from './open-link.ts';
import { openDraft, sealDraft } from './owner-draft.ts';
import { newRecoveryCodes } from './recovery-codes.ts';
import { Refusal } from './refusal.ts';
import { saveOwner } from './save-owner.ts';
import { isTotpCode, totpUri } from './totp.ts';

const TOTP_SECRET_CHARACTERS = 32;

export interface SetUpOptions {
  readonly auth: Auth;
  readonly database: Database;
  readonly attempts: Attempts;
  readonly secret: string;
  readonly brandName: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

interface Visit {
  readonly address: ClientAddress;
  /** Called once the owner is saved and signed in. */
  readonly setCookies: (cookies: readonly string[]) => void;
}

/**
 * Turns a set-up link into an owner. Nothing is stored before the second factor is proven; then the
 * owner is saved and the link used up in one transaction.
 */
export function createSetUp(options: SetUpOptions): (visit: Visit) => SetUp {
  const { auth, database, attempts, secret, brandName, now } = options;
  // A key of its own: nothing that better-auth wrapped can pass for a draft.
  const draftKey = `owner-draft ${secret}`;

  const requireOpen = (token: string) => requireOpenLink(database, token, new Date(now()));
  return ({ address, setCookies }) => {
    const attempt = (token: string) => ({ kind: 'link', subject: token, address }) as const;
    return {
      check: (token) =>
        attempts.admit(attempt(token), async () => {
          await requireOpen(token);
          return { hasOwner: (await database.$count(authSchema.user)) > 0 };
        }),

      begin: ({ token, email, password }) =>
        attempts.admit(attempt(token), async () => {
          await requireOpen(token);
          const totpSecret = generateRandomString(TOTP_SECRET_CHARACTERS);
          const recoveryCodes = newRecoveryCodes();
          const passwordHash = await hashPassword(password);
          const draft = await sealDraft(draftKey, { token, email, passwordHash, totpSecret, recoveryCodes });
          const replaces = (await database.$count(authSchema.user, eq(authSchema.user.email, read(email, 'run-service')))) > 0;
          return { replaces, totpUri: totpUri({ issuer: brandName, email, secret: totpSecret }), recoveryCodes, draft };
        }),

      finish: ({ token, draft: sealed, code }) =>
        attempts.admit(attempt(token), async () => {
          await requireOpen(token);
          const draft = await openDraft(draftKey, sealed, token);
          if (draft === null) throw new Refusal('set-up-lost');
          if (!isTotpCode(draft.totpSecret, code, now())) throw new Refusal('code-wrong');
          const owner = await saveOwner({ database, secret, draft, now: new Date(now()) });
          attempts.spendCode(owner.id, code);
          const { headers } = await auth.api.openSession({ body: { userId: owner.id }, returnHeaders: true });
          setCookies(headers.getSetCookie());
          return owner;
        }),
    };
  };
}
