import { randomBytes } from 'node:crypto';
import type { Database } from '@visavis/db';
import { createReadKey, listReadKeys, revokeReadKey } from '@visavis/services';
import type { ReadKeys } from '../context.ts';

/** The owner's keys of the read API. Errors: `DatabaseError`. */
export const ownerReadKeys = (database: Database, now: () => number): ReadKeys => ({
  list: async () => (await listReadKeys(database)).map(({ createdDay, ...key }) => ({ ...key, createdDay: createdDay.getTime() })),
  create: ({ label, scopes }) => createReadKey(database, { label, scopes, now: new Date(now()), randomBytes }),
  revoke: (id) => revokeReadKey(database, id),
});
