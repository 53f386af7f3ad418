import type { Database } from '@visavis/db';
import { checkSetupLink, consumeSetupLink } from '@visavis/services';
import { Refusal } from './refusal.ts';

/** Throws `link-unknown`, `link-used` or `link-expired`. */
export async function requireOpenLink(database: Database, token: string, now: Date): Promise<void> {
  const state = await checkSetupLink(database, token, now);
  if (state !== 'open') throw new Refusal(`link-${state}`);
}

/** Uses the link up, or throws like `requireOpenLink`. */
export async function useUpLink(database: Database, token: string, now: Date): Promise<void> {
  if (await consumeSetupLink(database, token, now)) return;
  await requireOpenLink(database, token, now);
  throw new Refusal('internal');
}
