import { type RedisServer, redisServer } from '@visavis/testkit/redis';
import { redisCluster } from '@visavis/testkit/redis-cluster';
import { createClient } from '@redis/client';
import { expect, onTestFinished, test, vi } from 'vitest';
import { redisClient } from './client.ts';
import { RedisUnfit } from './fitness.ts';
import { urlsOf } from './urls-of.test-support.ts';

async function fresh(settings: readonly string[]): Promise<RedisServer> {
  const server = await redisServer(settings);
  onTestFinished(() => server.remove());
  return server;
}

async function refusalOf(address: Parameters<typeof redisClient>[0]): Promise<unknown> {
  return await redisClient(address, { name: 'REDIS' }).then((client) => client.close(), (error: unknown) => error);
}

test.each([
  { settings: ['--save', '60 1'], says: 'keeps records (save)' },
  { settings: ['--appendonly', 'yes'], says: 'keeps records (appendonly)' },
  { settings: ['--slowlog-log-slower-than', '10000'], says: 'keeps records (slowlog-log-slower-than)' },
  { settings: ['--maxmemory-policy', 'allkeys-lru'], says: 'forgets when it is full (maxmemory-policy)' },
])('a Redis that $says is refused in one line, which says how to start it', async ({ settings, says }) => {
  const { url } = await fresh(settings);
  const refusal = await refusalOf({ url });
  expect(refusal).toBeInstanceOf(RedisUnfit);
  expect(String(refusal)).toBe(`RedisUnfit: REDIS: this Redis ${says}, so it is not used. Start it with: redis-server --save "" --appendonly no --slowlog-log-slower-than -1 --maxmemory-policy noeviction`);
});

test('a Redis that refuses the password is named as such at once, in one line without any password', async () => {
  const { port } = await fresh([]);
  const refusal = await refusalOf({ url: `redis://:hunter2@127.0.0.1:${port}` });
  expect(refusal).toBeInstanceOf(RedisUnfit);
  expect(String(refusal)).toMatch(/REDIS: Redis refused the password\. [^\n]+$/);
  expect(String(refusal)).not.toMatch(/hunter2|127\.0\.0\.1/);
});

test('a Redis that has a replica is refused, and a replica as well', async () => {
  const main = await fresh([]);
  const copy = await fresh(['--replicaof', '127.0.0.1', String(main.port), '--masterauth', main.password]);
  await vi.waitFor(async () => expect(String(await refusalOf({ url: main.url }))).toContain('Name one that has no replicas'), { timeout: 10_000, interval: 100 });
  expect(String(await refusalOf({ url: copy.url }))).toContain('is itself a copy');
});

test('every server of a cluster is asked, the replicas too', async () => {
  const cluster = await redisCluster();
  onTestFinished(() => cluster.remove());
  expect(await refusalOf({ cluster: urlsOf(cluster) })).toBeUndefined();
  const replica = createClient({ url: cluster.nodes.at(-1)?.url ?? '' });
  await replica.connect();
  onTestFinished(() => replica.destroy());
  await replica.configSet('save', '60 1');
  const [first] = urlsOf(cluster);
  expect(String(await refusalOf({ cluster: [first] }))).toContain('keeps records (save)');
  await replica.configSet('save', '');
  await replica.configSet('repl-diskless-load', 'disabled');
  expect(String(await refusalOf({ cluster: [first] }))).toContain('copies by way of a disk (repl-diskless-load)');
}, 30_000);

test('a server of a cluster that hangs keeps nobody from the others', async () => {
  const cluster = await redisCluster();
  onTestFinished(() => cluster.remove());
  const [first] = urlsOf(cluster);
  const hanging = cluster.nodes.at(-1);
  hanging?.pause();
  // Which one is asked first is left to chance.
  const clients = await Promise.all(Array.from({ length: 8 }, async () => await redisClient({ cluster: [hanging?.url ?? '', first] })));
  for (const client of clients) onTestFinished(() => client.close());
  expect(await Promise.all(clients.map(async (client) => await client.send('key', ['EXISTS', 'key'])))).toEqual(clients.map(() => 0));
}, 30_000);
