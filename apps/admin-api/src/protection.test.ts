import { connectDatabase } from '@visavis/db';
import { report } from '@visavis/db/schema';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ORIGIN, PASSWORD, startDashboard } from './testing/dashboard.ts';

let dashboard: Awaited<ReturnType<typeof startDashboard>>;
beforeAll(async () => {
  dashboard = await startDashboard();
});
afterAll(() => dashboard.close());

const address = (path: string) => `http://127.0.0.1:${dashboard.port}${path}`;

describe('requests that are not from our own page', () => {
  it.each(['https://evil.example', 'http://localhost:8081', 'https://localhost:8080', 'null', ''])('are refused from the origin %j', async (origin) => {
    const browser = dashboard.browser();
    const ask = { email: 'owner@example.org', password: PASSWORD };
    const auth = await browser.post('/api/auth/sign-in/email', ask, { origin });
    expect([auth.status, auth.reason]).toEqual([403, 'wrong-origin']);
    const trpc = await browser.post('/trpc/session.me', {}, { origin });
    expect([trpc.status, trpc.reason]).toEqual([403, 'wrong-origin']);
  });

  it.each(['http://127.0.0.1:8080', 'http://[::1]:8080'])('are not those from %s, which is this machine as well', async (origin) => {
    const ask = { email: 'nobody@example.org', password: PASSWORD };
    const auth = await dashboard.browser().post('/api/auth/sign-in/email', ask, { origin });
    expect(auth.reason).toBe('sign-in-wrong');
    expect((await dashboard.browser().post('/trpc/session.me', {}, { origin })).status).toBe(401);
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data'])(
    'are refused as %s, which forms of other sites can send',
    async (type) => {
      const reply = await dashboard.browser().post('/trpc/session.me', '{}', { 'content-type': type });
      expect([reply.status, reply.reason]).toEqual([400, 'bad-request']);
    },
  );

  it('are refused when they are no POST', async () => {
    for (const method of ['GET', 'PUT', 'OPTIONS', 'DELETE']) {
      for (const path of ['/trpc/session.me', '/api/auth/get-session', '/api/auth/sign-out']) {
        expect((await fetch(address(path), { method, headers: { origin: ORIGIN } })).status).toBe(404);
      }
    }
  });
});

describe('what is not for everybody', () => {
  it.each(['session.me', 'overview.live'])('answers UNAUTHORIZED to %s without a session', async (procedure) => {
    const reply = await dashboard.browser().trpc(procedure);
    expect([reply.status, reply.reason]).toEqual([401, 'unauthorized']);
  });

  it('does not take a forged cookie', async () => {
    const browser = dashboard.browser();
    browser.cookies.set('visavis.session_token', `${'a'.repeat(32)}.${Buffer.alloc(32).toString('base64')}`);
    expect((await browser.trpc('overview.live')).reason).toBe('unauthorized');
  });

  it.each([
    'sign-up/email',
    'two-factor/enable',
    'two-factor/disable',
    'two-factor/generate-backup-codes',
    'two-factor/send-otp',
    'request-password-reset',
    'change-password',
    'update-user',
    'delete-user',
    'list-sessions',
    'sign-in/social',
    'ok',
    '../auth/sign-up/email',
  ])('does not offer /api/auth/%s', async (path) => {
    const body = { email: 'new@example.org', password: PASSWORD, name: 'new' };
    expect((await dashboard.browser().auth(path, body)).status).toBe(404);
  });
});

describe('bodies', () => {
  it.each(['/api/auth/sign-in/email', '/trpc/setup.check'])('over 64 KB are refused by %s', async (path) => {
    const reply = await dashboard.browser().post(path, { token: 'x'.repeat(70_000) });
    expect([reply.status, reply.reason ?? 'too-large']).toEqual([413, 'too-large']);
  });

  it.each(['', '{', 'null', '[]', '"text"', '{"email":1}'])('such as %j are refused without a word of what is inside', async (body) => {
    for (const path of ['/api/auth/sign-in/email', '/trpc/setup.begin']) {
      const reply = await dashboard.browser().post(path, body);
      expect(reply.status).toBe(400);
      expect(JSON.stringify(reply.body)).not.toMatch(/valibot|stack|Expected|node_modules/);
    }
  });
});

it('answers every request with the security headers, and lets nothing be cached', async () => {
  for (const path of ['/healthz', '/nothing', '/trpc/session.me']) {
    const { headers } = await fetch(address(path));
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('cache-control')).toBe('no-store');
  }
});

it('keeps neither the address nor the User-Agent of anybody who signs in', async () => {
  const owner = await dashboard.owner('marker@example.org');
  const marker = 'marker-browser/77';
  const browser = dashboard.browser({ address: '203.0.113.181', userAgent: marker });
  await browser.auth('sign-in/email', { email: owner.email, password: PASSWORD });
  await browser.auth('two-factor/verify-totp', { code: owner.totp.generate() });
  expect((await browser.trpc('session.me')).status).toBe(200);

  const { db, close } = connectDatabase(dashboard.ownerUrl);
  const planted = [...formsOf('planted-control')];
  await db.insert(report).values({ reportedAt: new Date('2026-01-01T12:00:00Z'), reason: 'other', words: planted.join(' '), mode: 'text' });
  for (const control of planted) expect(await tablesWith(db, control)).toEqual(['moderation.report']);
  for (const trace of ['203.0.113.181', marker].flatMap((text) => [...formsOf(text)])) {
    expect(await tablesWith(db, trace)).toEqual([]);
  }
  await close();
});

function* formsOf(text: string): Iterable<string> {
  yield text;
  yield Buffer.from(text).toString('hex');
  yield Buffer.from(text).toString('base64').replace(/=+$/, '');
}

type AnyDatabase = ReturnType<typeof connectDatabase>['db'];

async function tablesWith(db: AnyDatabase, text: string): Promise<string[]> {
  const found: string[] = [];
  const tables = await db.execute<{ schema: string; name: string }>(
    sql`select schemaname as schema, tablename as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`,
  );
  for (const { schema, name } of tables) {
    const table = sql`${sql.identifier(schema)}.${sql.identifier(name)}`;
    const rows = await db.execute(sql`select 1 from ${table} as row where position(${text} in row::text) > 0`);
    if (rows.length > 0) found.push(`${schema}.${name}`);
  }
  return found;
}
