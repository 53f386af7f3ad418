import { readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseError } from '../database-error.ts';
import { messageFor } from '../quiet-error.ts';
import { clusterIn, type Place } from './place.ts';
import { postmasterFileIn, readPostmasterFile } from './postmaster-file.ts';
import { type ProcessFacts, processFacts } from './process-facts.ts';
import { shutDown } from './shut-down.ts';

const ORPHAN_STOP_MS = 30_000;

const keeperFileIn = (home: string): string => join(home, 'keeper.pid');

/**
 * Clears what an earlier run left in a place: a server that lost its keeper to a kill -9 is shut down
 * in order; a pid file whose number now belongs to another program is removed, as PostgreSQL would
 * refuse to start beside it. Errors: `DatabaseError` `in-use` when a living keeper holds the server.
 */
export async function clearLeftovers({ home }: Place): Promise<void> {
  const cluster = clusterIn(home);
  const postmaster = readPostmasterFile(cluster);
  if (postmaster === null) return;
  const facts = processFacts(postmaster.pid);
  switch (holderOf(cluster, facts)) {
    case 'nobody':
      rmSync(postmasterFileIn(cluster), { force: true });
      return;
    case 'perhaps':
      // PostgreSQL itself decides, and refuses when in doubt.
      return;
    case 'server':
      // An orphan was handed to another parent, so even a reused number cannot pass for its keeper.
      if (facts?.parent === keeperIn(home)) throw new DatabaseError('in-use', messageFor('in-use'));
      await shutDown(postmaster.pid, { withinMs: ORPHAN_STOP_MS, isGone: () => processFacts(postmaster.pid) === null });
  }
}

/** Notes that this process keeps the server in a place. */
export function noteKeeper({ home }: Place): void {
  writeFileSync(keeperFileIn(home), String(process.pid), { mode: 0o600 });
}

/** Whether the process that a pid file names is a server on this data directory. */
function holderOf(cluster: string, facts: ProcessFacts | null): 'nobody' | 'perhaps' | 'server' {
  if (facts === null || !facts.command.includes('postgres')) return 'nobody';
  // A server works in its data directory, also after somebody moved it.
  if (facts.folder !== null) return facts.folder === realpathSync(cluster) ? 'server' : 'nobody';
  return facts.command.includes(cluster) ? 'server' : 'perhaps';
}

function keeperIn(home: string): number | null {
  try {
    return Number(readFileSync(keeperFileIn(home), 'utf8'));
  } catch {
    return null;
  }
}
