import { mkdirSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LaunchError } from './launch-error.ts';

const NEEDED_MEGABYTES = 300;

/** The folder that holds this copy's state, held by one launcher at a time. */
export interface DataFolder {
  readonly path: string;
  release(): void;
}

/** Takes the data folder. Errors: `LaunchError` when another launcher has it, or the disk is full. */
export function takeDataFolder(path: string): DataFolder {
  // Files in it are 0600; others may pass through, because PostgreSQL cannot run as root and lives below.
  mkdirSync(path, { recursive: true, mode: 0o711 });
  const disk = statfsSync(path);
  const megabytes = Math.floor((disk.bavail * disk.bsize) / 1e6);
  if (megabytes < NEEDED_MEGABYTES) {
    throw new LaunchError(
      `Disk full: ${megabytes} MB free under ${path}, ${NEEDED_MEGABYTES} MB needed. Free some space and start again.`,
    );
  }
  const lock = join(path, 'launcher.pid');
  const holder = holderOf(lock);
  if (holder !== null) {
    throw new LaunchError(
      `Already running on ${path} (process ${holder}). Stop it first, or set VISAVIS_DATA and PORT for a second copy.`,
    );
  }
  writeFileSync(lock, String(process.pid), { mode: 0o600 });
  return { path, release: () => rmSync(lock, { force: true }) };
}

/** The launcher that holds the lock and is alive; a killed one left a file that means nothing. */
function holderOf(lock: string): number | null {
  let pid: number;
  try {
    pid = Number(readFileSync(lock, 'utf8'));
    if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return null;
    process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM' ? Number(readFileSync(lock, 'utf8')) : null;
  }
  return isLauncher(pid) ? pid : null;
}

/** Process numbers are used again; where the system tells, only a launcher counts. */
function isLauncher(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('launch/src/main.ts');
  } catch {
    return true;
  }
}
