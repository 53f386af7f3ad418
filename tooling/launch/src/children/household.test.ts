import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Child } from './child.ts';
import { Household } from './household.ts';

let said = '';
beforeEach(() => {
  said = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    said += String(text);
    return true;
  });
});
afterEach(() => vi.restoreAllMocks());

function child(name: string, how = 'exit code 0'): Child {
  const { promise, resolve } = Promise.withResolvers<string>();
  return { name, ended: promise, stop: async () => resolve(how) };
}

it('says of each part that it stopped, in the order in which they stop', async () => {
  const household = new Household();
  for (const name of ['postgres', 'collector', 'signaling', 'origin', 'admin-api']) await household.own(child(name));
  await household.stop();
  expect(said).toBe(['signaling', 'origin', 'collector', 'admin-api', 'postgres'].map((name) => `  ${name} stopped\n`).join(''));
});

it('says which had to be killed, and nothing of those that had ended before', async () => {
  const household = new Household();
  const built = child('build');
  await household.own(built);
  await built.stop();
  await household.own(child('collector', 'SIGKILL'));
  await household.stop();
  expect(said).toBe('  collector was ended (SIGKILL)\n');
});

it('goes on without one of several that do the same work, and stops with the last of them', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'visavis-household-'));
  const module = join(folder, 'node.mjs');
  writeFileSync(module, "process.on('disconnect', () => process.exit()); process.on('SIGTERM', () => process.exit(0)); process.send({ ready: true, pid: process.pid });");
  const household = new Household();
  const node = async (name: string): Promise<number> =>
    Number((await household.start({ name, group: 'nodes', module, env: {}, readyMs: 10_000, stopMs: 5_000 }))['pid']);
  const [first, second] = [await node('node 1'), await node('node 2')];
  process.kill(first, 'SIGKILL');
  await vi.waitFor(() => expect(said).toBe('  node 1 ended (SIGKILL); the others go on.\n'));
  process.kill(second, 'SIGKILL');
  await expect(household.fell).rejects.toThrow('node 2 ended (SIGKILL), so everything was stopped.');
  await household.stop();
  rmSync(folder, { recursive: true });
});
