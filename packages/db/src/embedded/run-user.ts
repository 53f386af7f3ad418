import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import type { RunUser } from './reach.ts';

/**
 * Who PostgreSQL runs as: nobody else (`null`) unless this process is root, which PostgreSQL refuses.
 * Data that exist already stay with the user that owns them.
 */
export function runUser(cluster: string): RunUser | null {
  if (process.getuid?.() !== 0) return null;
  const owner = statSync(cluster, { throwIfNoEntry: false });
  if (owner !== undefined && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  return systemUser('postgres') ?? systemUser('nobody') ?? { uid: 65_534, gid: 65_534 };
}

function systemUser(name: string): RunUser | null {
  const idOf = (flag: '-u' | '-g'): number =>
    Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
  try {
    return { uid: idOf('-u'), gid: idOf('-g') };
  } catch {
    return null;
  }
}
