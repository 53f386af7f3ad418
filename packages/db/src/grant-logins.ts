import type { Sql } from 'postgres';
import { openClient } from './connect.ts';
import { DatabaseError } from './database-error.ts';
import { messageFor, quietError } from './quiet-error.ts';
import { scramVerifier } from './scram-verifier.ts';

export const APP_ROLES = ['signaling', 'collector', 'admin'] as const;
export type AppRole = (typeof APP_ROLES)[number];
/** One address per app, each with a login that may do only what that app does. */
export type AppUrls = Readonly<Record<AppRole, string>>;

type RandomBytes = (size: number) => Uint8Array;

/**
 * Gives every app a login of its own on a migrated database, with a fresh random password; earlier
 * passwords end. Logins are named after the database's oid, so that several databases of one cluster
 * do not take each other's. Errors: `DatabaseError`.
 */
export async function grantLogins(ownerUrl: string, randomBytes: RandomBytes): Promise<AppUrls> {
  const client = openClient(ownerUrl, { max: 1, name: 'visavis-logins' });
  try {
    const database = await databaseOf(client);
    const grant = async (role: AppRole): Promise<string> => {
      const login = `visavis_${role}_${database.oid}`;
      const password = Buffer.from(randomBytes(24)).toString('base64url');
      await client.unsafe(loginStatements({ role, login, database, verifier: scramVerifier(password, randomBytes(16)) }));
      return withLogin(ownerUrl, login, password);
    };
    return {
      signaling: await grant('signaling'),
      collector: await grant('collector'),
      admin: await grant('admin'),
    };
  } catch (error) {
    throw quietError(error);
  } finally {
    await client.end({ timeout: 5 });
  }
}

interface DatabaseNames {
  readonly oid: string;
  /** As an SQL identifier, quoted. */
  readonly quoted: string;
}

async function databaseOf(client: Sql): Promise<DatabaseNames> {
  const [row] = await client<DatabaseNames[]>`
    select oid::text as oid, quote_ident(datname) as quoted from pg_database where datname = current_database()`;
  if (row === undefined) throw new DatabaseError('refused', messageFor('refused'));
  return row;
}

interface Login {
  readonly role: AppRole;
  readonly login: string;
  readonly database: DatabaseNames;
  readonly verifier: string;
}

/** One simple query, which PostgreSQL runs as one transaction. No part of it comes from outside. */
function loginStatements({ role, login, database, verifier }: Login): string {
  return `
    DO $$
    BEGIN
      IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${login}') THEN
        CREATE ROLE ${login};
      END IF;
    EXCEPTION WHEN duplicate_object OR unique_violation THEN
      NULL;
    END
    $$;
    ALTER ROLE ${login} LOGIN INHERIT PASSWORD '${verifier}';
    GRANT visavis_${role} TO ${login};
    REVOKE ALL ON DATABASE ${database.quoted} FROM PUBLIC;
    GRANT CONNECT ON DATABASE ${database.quoted} TO ${login};
  `;
}

function withLogin(ownerUrl: string, login: string, password: string): string {
  const url = new URL(ownerUrl);
  url.username = login;
  url.password = password;
  return url.href;
}
