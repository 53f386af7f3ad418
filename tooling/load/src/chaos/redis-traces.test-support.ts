import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createClient } from '@redis/client';
import type { RedisCluster } from '@visavis/testkit/redis-cluster';
import * as v from 'valibot';
import type { Place } from './traces.test-support.ts';

/** What a key holds that may say something of a person, and for how long. */
export interface Kept {
  readonly key: string;
  /** As Redis would move it to another server: all of its value. */
  readonly bytes: Buffer;
  /** Milliseconds; -1 for ever. */
  readonly lastsMs: number;
}

type Client = ReturnType<typeof clientOf>;

const PLANT_TRIES = 100;

/** All that a cluster was told, and all that it keeps. */
export class RedisTraces {
  readonly #servers: readonly { readonly client: Client; readonly watch: Client; readonly folder: string }[];
  readonly #said: string[] = [];

  private constructor(servers: readonly { readonly client: Client; readonly watch: Client; readonly folder: string }[]) {
    this.#servers = servers;
  }

  /** Listens from now on to every command that a master gets. */
  static async follow(cluster: RedisCluster): Promise<RedisTraces> {
    const roles = await Promise.all(cluster.nodes.map(async (node) => ({ node, role: await node.role() })));
    const masters = roles.filter(({ role }) => role === 'master');
    const servers = await Promise.all(
      masters.map(async ({ node: { url, folder } }) => {
        const [client, watch] = [clientOf(url), clientOf(url)];
        await Promise.all([client.connect(), watch.connect()]);
        // Else what is short enough would be packed, and not be found.
        await client.sendCommand(['CONFIG', 'SET', 'rdbcompression', 'no']);
        return { client, watch, folder };
      }),
    );
    const traces = new RedisTraces(servers);
    await Promise.all(servers.map(({ watch }) => watch.monitor((line) => traces.#said.push(String(line)))));
    return traces;
  }

  /** Puts a text where a search has to find it: at every master, as a value of its own and in a hash. */
  async plant(text: string): Promise<void> {
    await Promise.all(this.#servers.map(async ({ client }) => await plantAt(client, text)));
  }

  async dumps(): Promise<readonly Place[]> {
    return await Promise.all(
      this.#servers.map(async ({ client, folder }, index) => {
        await client.sendCommand(['SAVE']);
        return { name: `dump of master ${index + 1}`, bytes: readFileSync(join(folder, 'dump.rdb')) };
      }),
    );
  }

  /** Every command since `follow`. */
  commands(): Place {
    return { name: 'commands', bytes: Buffer.from(this.#said.join('\n')) };
  }

  async kept(): Promise<readonly Kept[]> {
    const all = await Promise.all(
      this.#servers.map(async ({ client }) => {
        const raw = client.withTypeMapping({ 36: Buffer });
        const keys = v.parse(v.array(v.string()), await client.sendCommand(['KEYS', '*']));
        return await Promise.all(
          keys.map(async (key): Promise<Kept> => {
            const [bytes, lastsMs] = await Promise.all([raw.sendCommand(['DUMP', key]), client.sendCommand(['PTTL', key])]);
            return { key, bytes: Buffer.isBuffer(bytes) ? bytes : Buffer.alloc(0), lastsMs: Number(lastsMs) };
          }),
        );
      }),
    );
    return all.flat();
  }

  close(): void {
    for (const { client, watch } of this.#servers) for (const one of [client, watch]) if (one.isOpen) one.destroy();
  }
}

/** A master takes only keys of its own. */
async function plantAt(client: Client, text: string): Promise<void> {
  for (let tried = 0; tried < PLANT_TRIES; tried += 1) {
    const isTaken = await client.sendCommand(['SET', `{planted-${tried}}`, `before ${text} after`]).then(() => true, () => false);
    if (!isTaken) continue;
    await client.sendCommand(['HSET', `{planted-${tried}}:hash`, 'field', text]);
    return;
  }
  throw new Error('a master takes nothing');
}

function clientOf(url: string) {
  const client = createClient({ url, RESP: 2, disableClientInfo: true });
  client.on('error', () => {});
  return client;
}
