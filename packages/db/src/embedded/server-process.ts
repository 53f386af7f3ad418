import { spawn } from 'node:child_process';
import { program } from './binaries.ts';
import { PROGRAM_ENVIRONMENT } from './cluster.ts';
import { clusterIn, type Place } from './place.ts';
import { readPostmasterFile } from './postmaster-file.ts';
import { happens, shutDown } from './shut-down.ts';

/** Recovery after a crash may take long, and must not be cut short. */
const READY_MS = 300_000;
const STOP_MS = 15_000;
/** What is kept of PostgreSQL's own words, in characters. */
const LAST_WORDS = 2_000;

export interface ServerProcess {
  /** Settles with PostgreSQL's last words when it has ended, for whatever reason. */
  readonly ended: Promise<string>;
  /** Fast shutdown; resolves when the process is gone. */
  stop(): Promise<void>;
}

export type Started = { readonly ready: true; readonly process: ServerProcess } | { readonly ready: false; readonly words: string };

/** Starts `postgres` and waits until it takes connections. */
export async function startServerProcess(place: Place, port: number): Promise<Started> {
  const cluster = clusterIn(place.home);
  const child = spawn(program(place.programs, 'postgres'), ['-D', cluster, '-c', `port=${port}`], {
    cwd: place.home,
    env: PROGRAM_ENVIRONMENT,
    stdio: ['ignore', 'ignore', 'pipe'],
    // A process group of its own: Ctrl-C on a terminal must reach its keeper, not PostgreSQL.
    detached: true,
    ...place.user,
  });
  let words = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    words = (words + text).slice(-LAST_WORDS);
  });
  let gone = false;
  const ended = new Promise<string>((resolve) => {
    child.once('error', () => {
      gone = true;
      resolve(words);
    });
    child.once('close', () => {
      gone = true;
      resolve(words);
    });
  });
  const isReady = (): boolean => {
    const postmaster = readPostmasterFile(cluster);
    return postmaster?.pid === child.pid && postmaster?.status === 'ready';
  };

  const stop = async (): Promise<void> => {
    if (child.pid !== undefined && !gone) await shutDown(child.pid, { withinMs: STOP_MS, isGone: () => gone });
  };
  const settled = await happens(() => gone || isReady(), READY_MS);
  if (!settled) await stop();
  return gone ? { ready: false, words: await ended } : { ready: true, process: { ended, stop } };
}
