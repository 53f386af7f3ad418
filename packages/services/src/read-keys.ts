import { createHash, timingSafeEqual } from 'node:crypto';
import type { Database } from '@visavis/db';
import { readKey } from '@visavis/db/schema';
import { asc, eq } from 'drizzle-orm';
import { READ_SCOPES, type ReadScope } from './counts-names.ts';
import { startOf } from './utc.ts';

export interface ReadKey {
  readonly id: string;
  readonly label: string;
  readonly scopes: readonly ReadScope[];
  /** The UTC day on which it was made. */
  readonly createdDay: Date;
  readonly revoked: boolean;
}

export interface NewReadKey {
  /** 1 to 80 characters, for the owner's list. */
  readonly label: string;
  readonly scopes: readonly [ReadScope, ...ReadScope[]];
  readonly now: Date;
  readonly randomBytes: (size: number) => Uint8Array;
}

const SECRET_BYTES = 32;
const WRITTEN = /^vis_([\da-f]{32})_([\w-]{43})$/;
/** Compared with when there is no such key, so that this takes as long. */
const NO_HASH = '0'.repeat(64);

/** Makes a key. Its text exists in the answer and with whoever is given it; only its hash is stored. Errors: `DatabaseError`. */
export async function createReadKey(db: Database, { label, now, randomBytes, scopes }: NewReadKey): Promise<{ readonly id: string; readonly token: string }> {
  const name = Buffer.from(randomBytes(16)).toString('hex');
  const secret = Buffer.from(randomBytes(SECRET_BYTES)).toString('base64url');
  const id = uuidOf(name);
  await db.insert(readKey).values({ key: id, label, hash: hashOf(secret), scopes: [...new Set(scopes)], createdDay: startOf('day', now) });
  return { id, token: `vis_${name}_${secret}` };
}

/** All keys, oldest first, those revoked too. Errors: `DatabaseError`. */
export async function listReadKeys(db: Database): Promise<readonly ReadKey[]> {
  const rows = await db
    .select({ id: readKey.key, label: readKey.label, scopes: readKey.scopes, createdDay: readKey.createdDay, revoked: readKey.revoked })
    .from(readKey)
    .orderBy(asc(readKey.createdDay), asc(readKey.label));
  return rows.map((row) => ({ ...row, scopes: READ_SCOPES.filter((scope) => row.scopes.includes(scope)) }));
}

/** Ends a key at once and for good; false when there is none with this id. Errors: `DatabaseError`. */
export async function revokeReadKey(db: Database, id: string): Promise<boolean> {
  if (!UUID.test(id)) return false;
  const revoked = await db.update(readKey).set({ revoked: true }).where(eq(readKey.key, id)).returning({ id: readKey.key });
  return revoked.length === 1;
}

/** Whether a text is a key that opens this now. How long it takes says nothing of how much of it is right. Errors: `DatabaseError`. */
export async function checkReadKey(db: Database, token: string, scope: ReadScope): Promise<'open' | 'unknown' | 'revoked' | 'out-of-scope'> {
  const [, name, secret] = WRITTEN.exec(token) ?? [];
  if (name === undefined || secret === undefined) return 'unknown';
  const [known] = await db
    .select({ hash: readKey.hash, scopes: readKey.scopes, revoked: readKey.revoked })
    .from(readKey)
    .where(eq(readKey.key, uuidOf(name)));
  const isKey = timingSafeEqual(Buffer.from(hashOf(secret)), Buffer.from(known?.hash ?? NO_HASH));
  if (known === undefined || !isKey) return 'unknown';
  if (known.revoked) return 'revoked';
  return known.scopes.includes(scope) ? 'open' : 'out-of-scope';
}

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

/** 32 random bytes need no slow hash. */
const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

const uuidOf = (name: string): string => name.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
