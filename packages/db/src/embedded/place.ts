import { createHash } from 'node:crypto';
import { chmodSync, chownSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Binaries, program } from './binaries.ts';
import { copyBinaries } from './copy-binaries.ts';
import { mayRead, reaches, type RunUser } from './reach.ts';
import { runUser } from './run-user.ts';

/** Where a server's programs and data are, and who runs it. */
export interface Place {
  readonly programs: string;
  /** Holds the cluster and what belongs to it. */
  readonly home: string;
  /** `null`: this process's own user. */
  readonly user: RunUser | null;
}

/** For root under a folder that PostgreSQL's user cannot enter, such as /root. */
const SHARED_FOLDER = '/var/lib/visavis';

export const clusterIn = (home: string): string => join(home, 'cluster');

/**
 * Makes the folders. Data are in `dataDir`, unless this process is root and PostgreSQL's user cannot
 * get there; then they are under /var/lib/visavis, and `dataDir` says so. The programs likewise.
 */
export function preparePlace(dataDir: string, binaries: Binaries, sharedFolder = SHARED_FOLDER): Place {
  const wanted = resolve(dataDir);
  mkdirSync(wanted, { recursive: true, mode: 0o700 });
  const home = homeFor(wanted, sharedFolder);
  const user = runUser(clusterIn(home));
  if (user === null) return { programs: binaries.root, home, user };

  if (home !== wanted) {
    makeShared(sharedFolder);
    mkdirSync(home, { recursive: true, mode: 0o700 });
    writeFileSync(join(wanted, 'moved-to'), `${home}\n`);
  }
  chownSync(home, user.uid, user.gid);
  chmodSync(home, 0o700);
  return { programs: programsFor(user, binaries, sharedFolder), home, user };
}

function homeFor(wanted: string, sharedFolder: string): string {
  const user = runUser(clusterIn(wanted));
  if (user === null || reaches(user, wanted)) return wanted;
  return join(sharedFolder, createHash('sha256').update(wanted).digest('hex').slice(0, 16));
}

function programsFor(user: RunUser, binaries: Binaries, sharedFolder: string): string {
  const needed = [program(binaries.root, 'postgres'), join(binaries.root, 'lib'), join(binaries.root, 'share')];
  if (needed.every((path) => mayRead(user, path))) return binaries.root;
  makeShared(sharedFolder);
  return copyBinaries(binaries, sharedFolder);
}

/** Passable whatever the umask is. */
function makeShared(folder: string): void {
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o755);
}
