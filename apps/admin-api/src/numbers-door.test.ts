import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SettingsError } from '@visavis/config';
import { connectDatabase } from '@visavis/db';
import { sql } from 'drizzle-orm';
import { expect, it, onTestFinished } from 'vitest';
import { numbersDoor } from './numbers-door.ts';
import { numbersShell } from './numbers-shell.ts';
import { startDashboard } from './testing/dashboard.ts';

const PAGE = '<!doctype html><title>Numbers</title><main><!--numbers--></main>';

function shellFile(text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'visavis-numbers-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, 'index.html'), text);
  return join(folder, 'index.html');
}

async function numbers(numbersShell: string) {
  const dashboard = await startDashboard({ numbersShell });
  onTestFinished(dashboard.close);
  return (path = '/numbers/', method = 'GET') => fetch(`http://127.0.0.1:${dashboard.port}${path}`, { method });
}

it('fills the page of the site for anybody, under the rules of a page', async () => {
  const ask = await numbers(shellFile(PAGE));
  const response = await ask();
  expect([response.status, response.headers.get('content-type'), response.headers.get('cache-control')]).toEqual([200, 'text/html; charset=utf-8', 'public, max-age=60']);
  expect(response.headers.get('content-security-policy')).toContain("style-src 'self'");
  const html = await response.text();
  expect(html).toMatch(/^<!doctype html><title>Numbers<\/title><main>.+<\/main>$/s);
  expect(html).not.toMatch(/<!--numbers-->|<script|style=/);
  expect(await (await ask('/numbers/', 'HEAD')).text()).toBe('');
  for (const [path, method] of [['/numbers', 'GET'], ['/numbers/x', 'GET'], ['/numbers/', 'POST']] as const) expect((await ask(path, method)).status).toBe(404);
});

it('has no such page where the site was not built', async () => {
  const ask = await numbers('');
  expect((await ask()).status).toBe(404);
  expect(() => numbersShell('/nowhere/index.html')).toThrow(SettingsError);
});

it('makes the page once a minute, however many ask, and again at once when it could not be made', async () => {
  let now = 0;
  let made = 0;
  let broken = false;
  const door = numbersDoor({
    headers: {},
    now: () => now,
    outage: null,
    page: async () => {
      made += 1;
      if (broken) throw new Error('the database is gone');
      return `page ${made}`;
    },
  });
  const server = createServer((request, response) => void door(request, response).catch(() => response.writeHead(500).end()));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  const ask = async () => (await fetch(`http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/numbers/`)).text();
  expect(new Set(await Promise.all(Array.from({ length: 20 }, ask)))).toEqual(new Set(['page 1']));
  now = 59_999;
  expect(await ask()).toBe('page 1');
  now = 60_000;
  broken = true;
  expect(await ask()).toBe('');
  broken = false;
  expect(await ask()).toBe('page 3');
  // The clock was set back.
  now = 0;
  expect(await ask()).toBe('page 4');
});

it('says in words that the database does not answer, with a status that tells programs so, and keeps no such answer', async () => {
  const dashboard = await startDashboard({ numbersShell: shellFile(PAGE) });
  onTestFinished(dashboard.close);
  const ask = () => fetch(`http://127.0.0.1:${dashboard.port}/numbers/`);
  expect((await ask()).status).toBe(200);
  const { close, db } = connectDatabase(dashboard.ownerUrl);
  await db.execute(sql`alter table analytics.public_day rename to gone`);
  dashboard.pass(60_000);
  const response = await ask();
  expect([response.status, response.headers.get('content-type'), response.headers.get('cache-control')]).toEqual([503, 'text/html; charset=utf-8', 'no-store']);
  expect(response.headers.get('content-security-policy')).toContain("style-src 'self'");
  expect(await response.text()).toContain('our database does not answer');
  await db.execute(sql`alter table analytics.gone rename to public_day`);
  await close();
  expect((await ask()).status).toBe(200);
});
