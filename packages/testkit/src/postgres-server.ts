import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '@visavis/db';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** The owner's address of the migrated database that tests clone. */
    visavisPostgres: string;
  }
}

/**
 * A vitest globalSetup: one real PostgreSQL for a test run, in a temporary folder, without fsync.
 * It runs under the keeper, so it ends with this process, whatever ends that.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'visavis-postgres-'));
  const keeper = spawn(process.execPath, [createRequire(import.meta.url).resolve('@visavis/db/keeper'), folder, 'none'], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    detached: true,
  });
  const url = await readyUrl(keeper);
  await migrate(url);
  project.provide('visavisPostgres', url);
  return async () => {
    const ended = new Promise((resolve) => {
      keeper.once('exit', resolve);
    });
    keeper.kill('SIGTERM');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
}

function readyUrl(keeper: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    keeper.once('message', (message: unknown) => {
      if (typeof message === 'object' && message !== null && 'url' in message) resolve(String(message.url));
    });
    keeper.once('exit', () => reject(new Error('PostgreSQL did not start; its reason stands above.')));
  });
}
