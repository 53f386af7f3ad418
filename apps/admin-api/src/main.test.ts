import { type ChildProcess, execFile, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { connectDatabase } from '@visavis/db';
import { authSchema } from '@visavis/db/schema';
import { checkSetupLink } from '@visavis/services';
import { postgres, type TestDatabase } from '@visavis/testkit';
import { afterAll, beforeAll, expect, it } from 'vitest';

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url));
const SETUP_LINK = fileURLToPath(new URL('./setup-link.ts', import.meta.url));

let database: TestDatabase;
beforeAll(async () => {
  database = await postgres();
});
afterAll(() => database.close());

const environment = () => ({ DATABASE_URL: database.urls.admin, PORT: '0', AUTH_SECRET: 'a'.repeat(43) });

interface Run {
  readonly child: ChildProcess;
  readonly output: () => string;
  readonly exit: Promise<number>;
}

function run(env: Record<string, string>): Run {
  const child = fork(MAIN, { env, silent: true, execArgv: [] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (output += String(chunk)));
  return { child, output: () => output, exit: once(child, 'close').then(([code]) => Number(code)) };
}

it('says when it is ready, and stops by itself on SIGTERM', async () => {
  const { child, output, exit } = run(environment());
  const [message] = await once(child, 'message');
  expect(message).toEqual({ ready: true, port: expect.any(Number) });
  expect(output()).toBe(`admin-api ready on port ${message.port}\n`);
  expect((await fetch(`http://127.0.0.1:${message.port}/healthz`)).status).toBe(200);
  child.kill('SIGTERM');
  expect(await exit).toBe(0);
  expect(output()).toBe(`admin-api ready on port ${message.port}\n`);
});

it('stops when whoever started it is gone', async () => {
  const { child } = run(environment());
  await once(child, 'message');
  // 'close' never comes to a parent that ended the channel itself.
  const exited = once(child, 'exit');
  child.disconnect();
  expect(await exited).toEqual([0, null]);
});

it.each([
  [{ AUTH_SECRET: 'short' }, /^admin-api: AUTH_SECRET: must be .*\n$/],
  [{ TRUSTED_PROXIES: 'nonsense' }, /^admin-api: TRUSTED_PROXIES: must be .*\n$/],
  [{ DATABASE_URL: 'postgres://nobody:secret@127.0.0.1:9/none' }, /^admin-api: The database does not answer\..*\n$/],
])('says in one line what is wrong with %j', async (wrong, line) => {
  const { output, exit } = run({ ...environment(), ...wrong });
  expect(await exit).toBe(1);
  expect(output()).toMatch(line);
});

async function setupLink(...args: string[]): Promise<string> {
  const env = { DATABASE_URL: database.urls.admin, VISAVIS_ORIGIN: 'https://chat.example.org' };
  const { stdout } = await promisify(execFile)(process.execPath, [SETUP_LINK, ...args], { env });
  return stdout;
}

it('prints a set-up link that is open; only without an owner, when asked so', async () => {
  const { db, close } = connectDatabase(database.urls.admin);
  const printed = await setupLink('--only-without-owner');
  const [, token = ''] = /^https:\/\/chat\.example\.org\/admin\/#setup=([\w-]{43})\n$/.exec(printed) ?? [];
  expect(await checkSetupLink(db, token)).toBe('open');

  await db.insert(authSchema.user).values({ id: 'owner', name: 'owner', email: 'owner@example.org' });
  expect(await setupLink('--only-without-owner')).toBe('');
  expect(await setupLink()).toMatch(/#setup=/);
  await close();
});
