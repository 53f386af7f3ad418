import { mkdirSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { hold } from './held-file.ts';
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
  const own = hold(join(path, 'launcher.pid'));
  if (own.kind === 'taken') {
    throw new LaunchError(
      `Already running on ${path} (process ${own.by}). Stop it first, or set VISAVIS_DATA and PORT for a second copy.`,
    );
  }
  return { path, release: own.release };
}
