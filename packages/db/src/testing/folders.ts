import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { processFacts } from '../embedded/process-facts.ts';

/** A new folder that only this process's user may enter; gone after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'visavis-db-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The data directory's server, by its pid file. */
export function postmasterPid(home: string): number {
  return Number(readFileSync(join(home, 'cluster', 'postmaster.pid'), 'utf8').split('\n', 1)[0]);
}

/** False also for a process that has ended and waits for its parent to ask. */
export const isAlive = (pid: number): boolean => processFacts(pid) !== null;
