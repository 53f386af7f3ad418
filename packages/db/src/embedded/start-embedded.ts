import { setTimeout as pause } from 'node:timers/promises';
import { openClient } from '../connect.ts';
import type { DatabaseError } from '../database-error.ts';
import { quietError } from '../quiet-error.ts';
import { findBinaries } from './binaries.ts';
import { OWNER, prepareCluster } from './cluster.ts';
import { freePort } from './free-port.ts';
import { clearLeftovers, noteKeeper } from './leftovers.ts';
import { type Place, preparePlace } from './place.ts';
import type { Durability } from './server-settings.ts';
import { type ServerProcess, startServerProcess } from './server-process.ts';
import { fileError, startError, startFailure } from './start-failure.ts';

export interface EmbeddedOptions {
  /** `none` for tests alone. */
  readonly durability?: Durability;
}

export interface EmbeddedServer {
  /** Address of the owner's database, with a password: not for any log. */
  readonly url: string;
  /** Settles when the server has ended; with the reason when nobody asked for it. */
  readonly ended: Promise<DatabaseError | null>;
  /** Fast shutdown; resolves when the server is gone. */
  stop(): Promise<void>;
}

const TRIES = 50;
const NEXT_TRY_MS = 200;

/**
 * Starts PostgreSQL 18 on a free loopback port, with its data in a folder, which is made when it is not
 * there. Errors: `DatabaseError` `in-use`, `other-major`, `disk-full`, `forbidden`, `not-started`.
 */
export async function startEmbedded(dataDir: string, { durability = 'full' }: EmbeddedOptions = {}): Promise<EmbeddedServer> {
  const { place, password } = await prepare(dataDir, durability);
  const { server, port } = await startOnFreePort(place);
  // Again: of two that start at once, the one whose server was refused may have written last.
  noteKeeper(place);
  const url = (database: string): string => `postgres://${OWNER}:${password}@127.0.0.1:${port}/${database}`;
  try {
    await createDatabase(url('postgres'));
  } catch (error) {
    await server.stop();
    throw quietError(error);
  }
  let asked = false;
  return {
    url: url(OWNER),
    ended: server.ended.then((words) => (asked ? null : startError(words))),
    stop: () => {
      asked = true;
      return server.stop();
    },
  };
}

async function prepare(dataDir: string, durability: Durability): Promise<{ place: Place; password: string }> {
  try {
    const binaries = findBinaries();
    const place = preparePlace(dataDir, binaries);
    await clearLeftovers(place);
    const password = await prepareCluster({ place, major: binaries.major, durability });
    noteKeeper(place);
    return { place, password };
  } catch (error) {
    throw fileError(error);
  }
}

async function startOnFreePort(place: Place): Promise<{ server: ServerProcess; port: number }> {
  let words = '';
  for (let tries = 0; tries < TRIES; tries += 1) {
    const port = await freePort();
    const started = await startServerProcess(place, port);
    if (started.ready) return { server: started.process, port };
    words = started.words;
    const failure = startFailure(words);
    // After a kill -9 of the server, its children need a moment to notice.
    if (failure === 'still-ending') await pause(NEXT_TRY_MS);
    else if (failure !== 'port-taken') break;
  }
  throw startError(words);
}

async function createDatabase(url: string): Promise<void> {
  const client = openClient(url, { max: 1, name: 'visavis-start' });
  try {
    const [known] = await client`select 1 from pg_database where datname = ${OWNER}`;
    if (known === undefined) await client.unsafe(`CREATE DATABASE ${OWNER}`);
  } finally {
    await client.end({ timeout: 5 });
  }
}
