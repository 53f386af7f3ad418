import { randomBytes } from 'node:crypto';
import postgres from 'postgres';
import { inject, onTestFinished } from 'vitest';
import { type AppUrls, grantLogins } from '../grant-logins.ts';

/** A database of the test's own, gone after it; returns its owner's address. */
export async function emptyDatabase(): Promise<string> {
  const database = await create('template0');
  onTestFinished(database.drop);
  return database.ownerUrl;
}

/** A migrated database of the test's own, with its apps' logins. */
export async function migratedDatabase(): Promise<TestDatabase> {
  const database = await openMigratedDatabase();
  onTestFinished(database.drop);
  return database;
}

export interface TestDatabase {
  readonly ownerUrl: string;
  readonly urls: AppUrls;
  readonly drop: () => Promise<void>;
}

/** The same, for as long as the caller wants it. */
export async function openMigratedDatabase(): Promise<TestDatabase> {
  const { ownerUrl, drop } = await create(new URL(inject('serverUrl')).pathname.slice(1));
  return { ownerUrl, drop, urls: await grantLogins(ownerUrl, randomBytes) };
}

/** Runs SQL with the raw driver, as another program would. */
export async function raw(url: string, statements: string): Promise<postgres.Row[]> {
  const client = postgres(url, { max: 1, onnotice: () => {} });
  try {
    return await client.unsafe(statements);
  } finally {
    await client.end();
  }
}

async function create(template: string): Promise<{ ownerUrl: string; drop: () => Promise<void> }> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  await onServer((server) => server`create database ${server(name)} template ${server(template)}`);
  return {
    ownerUrl: urlOf(name),
    drop: () => onServer((server) => server`drop database if exists ${server(name)} with (force)`),
  };
}

async function onServer(work: (server: postgres.Sql) => PromiseLike<unknown>): Promise<void> {
  const server = postgres(urlOf('postgres'), { max: 1, onnotice: () => {} });
  try {
    await work(server);
  } finally {
    await server.end();
  }
}

function urlOf(database: string): string {
  const url = new URL(inject('serverUrl'));
  url.pathname = `/${database}`;
  return url.href;
}
