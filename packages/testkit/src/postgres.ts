import { randomBytes } from 'node:crypto';
import { type AppUrls, grantLogins } from '@visavis/db';
import type {} from './postgres-server.ts';
import openPostgres, { type Sql } from 'postgres';

/** A migrated, empty database of its own on the run's real server. */
export interface TestDatabase {
  readonly ownerUrl: string;
  /** One address per app, with what that app may do. */
  readonly urls: AppUrls;
  /** Drops the database and its logins, whoever is still connected. */
  readonly close: () => Promise<void>;
}

/** Clones the migrated database; needs `globalSetup: ['@visavis/testkit/postgres-server']` in vitest.config.ts. */
export async function postgres(): Promise<TestDatabase> {
  // Imported here because vitest can be imported only where it runs, and the other fixtures run anywhere.
  const { inject } = await import('vitest');
  const templateUrl = inject('visavisPostgres');
  const name = `test_${randomBytes(6).toString('hex')}`;
  await withServer(templateUrl, (server) =>
    server`create database ${server(name)} template ${server(new URL(templateUrl).pathname.slice(1))}`,
  );
  const ownerUrl = urlOf(templateUrl, name);
  const urls = await grantLogins(ownerUrl, randomBytes);
  return {
    ownerUrl,
    urls,
    close: () =>
      withServer(templateUrl, async (server) => {
        await server`drop database if exists ${server(name)} with (force)`;
        for (const url of Object.values(urls)) await server`drop role if exists ${server(new URL(url).username)}`;
      }),
  };
}

/** Cloning needs a database with nobody in it, so this goes through another one. */
async function withServer(templateUrl: string, work: (server: Sql) => Promise<unknown>): Promise<void> {
  const server = openPostgres(urlOf(templateUrl, 'postgres'), { max: 1, onnotice: () => {} });
  try {
    await work(server);
  } finally {
    await server.end();
  }
}

function urlOf(url: string, database: string): string {
  const other = new URL(url);
  other.pathname = `/${database}`;
  return other.href;
}
