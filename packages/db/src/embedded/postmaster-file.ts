import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a server wrote about itself into its data directory (postmaster.pid, miscadmin.h). */
export interface PostmasterFile {
  readonly pid: number;
  readonly status: 'starting' | 'stopping' | 'ready' | 'standby' | 'unknown';
}

export const postmasterFileIn = (cluster: string): string => join(cluster, 'postmaster.pid');

/** `null` when there is none, or none that can be read yet. */
export function readPostmasterFile(cluster: string): PostmasterFile | null {
  let lines: string[];
  try {
    lines = readFileSync(postmasterFileIn(cluster), 'utf8').split('\n');
  } catch {
    return null;
  }
  const pid = Number(lines[0]);
  if (!Number.isSafeInteger(pid) || pid <= 0) return null;
  return { pid, status: statusOf(lines[7]?.trim()) };
}

function statusOf(word: string | undefined): PostmasterFile['status'] {
  return word === 'starting' || word === 'stopping' || word === 'ready' || word === 'standby' ? word : 'unknown';
}
