import { createClient } from '@redis/client';
import { RedisPasswordRefused, type RedisUnfit, unfitness } from './fitness.ts';
import { CONNECT_MS, ignore, SETTINGS } from './settings.ts';

export interface Asked {
  /** The setting that names this Redis, as the operator knows it. */
  readonly name: string;
  readonly isInCluster: boolean;
}

type Send = (command: readonly string[]) => Promise<unknown>;
class Away extends Error {}
class Refused extends Error {}

/** Why one of these servers may not be used; of a cluster, why one that belongs to it. One that does not answer is away, and not asked. */
export async function unfitServer(urls: readonly string[], asked: Asked): Promise<RedisUnfit | null> {
  const all = asked.isInCluster ? new Set([...urls, ...(await Promise.all(urls.map(membersOf))).flat()]) : urls;
  const found = await Promise.all([...all].map(async (url) => await fitnessAt(url, asked)));
  return found.find((one) => one !== null && !(one instanceof RedisPasswordRefused)) ?? found.find((one) => one !== null) ?? null;
}

async function fitnessAt(url: string, asked: Asked): Promise<RedisUnfit | null> {
  try {
    return await at(url, async (send) => await unfitness({ ...asked, send, isAway: (error) => error instanceof Away }));
  } catch {
    return new RedisPasswordRefused(asked.name);
  }
}

/** A client of a cluster need not know the replicas. https://redis.io/docs/latest/commands/cluster-nodes/ */
async function membersOf(url: string): Promise<readonly string[]> {
  const told = await at(url, async (send) => String(await send(['CLUSTER', 'NODES']))).catch(() => null);
  return (told ?? '').split('\n').flatMap((line) => {
    const [, host, port] = /^\w+ (.*):(\d+)@/.exec(line) ?? [];
    if (host === undefined || host === '' || port === undefined) return [];
    const there = new URL(url);
    there.hostname = host.includes(':') ? `[${host}]` : host;
    there.port = port;
    return [there.href];
  });
}

/** On a connection of its own, since a client of a cluster chooses whom it asks. `null` when the server is away. Errors: `Refused`. */
async function at<Answer>(url: string, ask: (send: Send) => Promise<Answer>): Promise<Answer | null> {
  const client = createClient({ ...SETTINGS, url, socket: { connectTimeout: CONNECT_MS, reconnectStrategy: false } });
  client.on('error', ignore);
  const tooLate = setTimeout(() => {
    if (client.isOpen) client.destroy();
  }, CONNECT_MS);
  try {
    await client.connect().catch((error: unknown) => {
      throw isRefusal(error) ? new Refused() : error;
    });
    return await ask(async (command) => await client.sendCommand(command).catch((error: unknown) => {
      throw client.isReady ? error : new Away();
    }));
  } catch (error) {
    if (error instanceof Refused) throw error;
    return null;
  } finally {
    clearTimeout(tooLate);
    if (client.isOpen) client.destroy();
  }
}

/** Redis begins an error with its kind; the rest may hold names. https://redis.io/docs/latest/develop/reference/protocol-spec/#simple-errors */
const isRefusal = (error: unknown): boolean => error instanceof Error && /^(?:WRONGPASS|NOAUTH)\b/.test(error.message);
