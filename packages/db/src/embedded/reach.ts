import { realpathSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** The user that PostgreSQL runs as. Supplementary groups are dropped, so these two decide. */
export interface RunUser {
  readonly uid: number;
  readonly gid: number;
}

export interface Permissions {
  readonly uid: number;
  readonly gid: number;
  readonly mode: number;
}

const READ = 4;
const SEARCH = 1;

/** Whether a user may do all of `wanted` (r = 4, w = 2, x = 1) with a file; POSIX.1 4.5, ACLs aside. */
export function mayUse(user: RunUser, file: Permissions, wanted: number): boolean {
  const shift = file.uid === user.uid ? 6 : file.gid === user.gid ? 3 : 0;
  return ((file.mode >> shift) & wanted) === wanted;
}

/** Whether a user may pass through every folder above an existing path. */
export function reaches(user: RunUser, path: string): boolean {
  const folder = dirname(realpathSync(path));
  if (!mayUse(user, statSync(folder), SEARCH)) return false;
  return folder === dirname(folder) || reaches(user, folder);
}

/** Whether a user may reach and read an existing file or list an existing folder. */
export function mayRead(user: RunUser, path: string): boolean {
  const file = statSync(path);
  return reaches(user, path) && mayUse(user, file, file.isDirectory() ? READ | SEARCH : READ);
}
