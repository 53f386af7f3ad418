import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { isAlive, postmasterPid, temporaryFolder } from '../testing/folders.ts';
import { raw } from '../testing/fresh-database.ts';
import { startEmbedded } from './start-embedded.ts';

const KEEPER = fileURLToPath(new URL('keeper.ts', import.meta.url));

interface Kept {
  readonly child: ChildProcess;
  readonly url: string;
  readonly folder: string;
  readonly postmaster: number;
}

async function keep(): Promise<Kept> {
  const folder = temporaryFolder();
  const child = spawn(process.execPath, [KEEPER, folder, 'none'], { stdio: ['ignore', 'pipe', 'pipe', 'ipc'], detached: true });
  onTestFinished(() => void child.kill('SIGKILL'));
  const said = await new Promise<unknown>((resolve) => {
    child.once('message', resolve);
  });
  expect(said).toEqual({ ready: true, url: expect.stringMatching(/^postgres:/) });
  const url = typeof said === 'object' && said !== null && 'url' in said ? String(said.url) : '';
  return { child, url, folder, postmaster: postmasterPid(folder) };
}

const exitOf = (child: ChildProcess): Promise<number | null> =>
  new Promise((resolve) => {
    child.once('exit', resolve);
  });

/** A server that ends in order takes its pid file along. */
const endedInOrder = ({ folder, postmaster }: Kept): boolean =>
  !isAlive(postmaster) && !existsSync(join(folder, 'cluster', 'postmaster.pid'));

test.each(['SIGTERM', 'SIGINT'] as const)('%s to the whole process group stops the server in order', async (signal) => {
  const kept = await keep();
  const exit = exitOf(kept.child);
  process.kill(-Number(kept.child.pid), signal);
  expect(await exit).toBe(0);
  expect(endedInOrder(kept)).toBe(true);
});

test('the server ends in order when the parent is gone', async () => {
  const kept = await keep();
  const exit = exitOf(kept.child);
  kept.child.disconnect();
  expect(await exit).toBe(0);
  expect(endedInOrder(kept)).toBe(true);
});

test('a server orphaned by a kill -9 of its keeper is stopped in order by the next start', async () => {
  const kept = await keep();
  await raw(kept.url, 'create table kept (word text); insert into kept values ($$yes$$)');
  const exit = exitOf(kept.child);
  kept.child.kill('SIGKILL');
  await exit;
  expect(isAlive(kept.postmaster)).toBe(true);

  const server = await startEmbedded(kept.folder, { durability: 'none' });
  onTestFinished(server.stop);
  expect(isAlive(kept.postmaster)).toBe(false);
  expect(await raw(server.url, 'select word from kept')).toEqual([{ word: 'yes' }]);
});

test('when the server dies the keeper says one line and ends with 1', async () => {
  const kept = await keep();
  let said = '';
  kept.child.stderr?.on('data', (text) => {
    said += text;
  });
  const exit = exitOf(kept.child);
  process.kill(kept.postmaster, 'SIGKILL');
  expect(await exit).toBe(1);
  expect(said).toMatch(/^[^\n]+\n$/);
});

test('nothing that a client does comes out of the keeper', async () => {
  const kept = await keep();
  let said = '';
  for (const stream of [kept.child.stdout, kept.child.stderr]) {
    stream?.on('data', (text) => {
      said += text;
    });
  }
  await raw(kept.url, `select 'Zq7-marker'::int`).catch(() => {});
  await raw(Object.assign(new URL(kept.url), { username: 'Zq7-marker' }).href, 'select 1').catch(() => {});
  const exit = exitOf(kept.child);
  kept.child.kill('SIGTERM');
  await exit;
  expect(said).toBe('');
});
