import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { DatabaseError } from '../database-error.ts';
import { messageFor } from '../quiet-error.ts';
import { program } from './binaries.ts';
import { clusterIn, type Place } from './place.ts';
import { type Durability, serverSettings } from './server-settings.ts';
import { startError } from './start-failure.ts';

/** PostgreSQL's programs get no environment but this: PGOPTIONS and the like would change them. */
export const PROGRAM_ENVIRONMENT = { LC_ALL: 'C', TZ: 'UTC' };

/** The superuser, and the database that it owns. */
export const OWNER = 'visavis';

export interface ClusterOptions {
  readonly place: Place;
  readonly major: string;
  readonly durability: Durability;
}

/**
 * Makes the data directory when there is none, and writes its configuration. A start that is
 * killed half-way leaves nothing behind that looks finished. Returns the owner's password.
 * Errors: `DatabaseError` `other-major`, `disk-full`, `not-started`; those of the file system.
 */
export async function prepareCluster({ place, major, durability }: ClusterOptions): Promise<string> {
  const cluster = clusterIn(place.home);
  if (!existsSync(cluster)) await createCluster(place, durability);
  if (readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim() !== major) {
    throw new DatabaseError('other-major', messageFor('other-major'));
  }
  writeOwned(place, join(cluster, 'postgresql.conf'), serverSettings(durability));
  return readFileSync(passwordFile(cluster), 'utf8');
}

const passwordFile = (cluster: string): string => join(cluster, 'visavis-owner-password');

async function createCluster(place: Place, durability: Durability): Promise<void> {
  const unfinished = `${clusterIn(place.home)}.new`;
  const password = join(place.home, 'owner-password.new');
  rmSync(unfinished, { recursive: true, force: true });
  try {
    writeOwned(place, password, randomBytes(24).toString('base64url'));
    await initialise(place, { unfinished, password, durability });
    renameSync(password, passwordFile(unfinished));
    renameSync(unfinished, clusterIn(place.home));
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    rmSync(password, { force: true });
    throw error;
  }
}

interface Initialisation {
  readonly unfinished: string;
  readonly password: string;
  readonly durability: Durability;
}

async function initialise(place: Place, { unfinished, password, durability }: Initialisation): Promise<void> {
  const args = [
    `--pgdata=${unfinished}`,
    `--username=${OWNER}`,
    `--pwfile=${password}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    // Sorting that no update of the machine's C library can change under an index.
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C',
    '--data-checksums',
    ...(durability === 'none' ? ['--no-sync'] : []),
  ];
  try {
    await promisify(execFile)(program(place.programs, 'initdb'), args, {
      cwd: place.home,
      env: PROGRAM_ENVIRONMENT,
      ...place.user,
    });
  } catch (error) {
    throw startError(error instanceof Error && 'stderr' in error ? String(error.stderr) : '');
  }
}

function writeOwned({ user }: Place, path: string, text: string): void {
  writeFileSync(path, text, { mode: 0o600 });
  if (user !== null) chownSync(path, user.uid, user.gid);
}
