import { personal } from '@visavis/policy/personal';
import { type Auth, hasSecondFactor } from './auth.ts';
import type { Owner } from './context.ts';

/** The owner whose session the cookie holds; null without one, or while the second factor is not proven. */
export async function signedInOwner(auth: Auth, cookie: string | undefined): Promise<Owner | null> {
  if (cookie === undefined) return null;
  const found = await auth.api.getSession({ headers: new Headers({ cookie }) });
  if (found === null || !hasSecondFactor(found.user)) return null;
  return { id: found.user.id, email: personal('operator-email', found.user.email) };
}
