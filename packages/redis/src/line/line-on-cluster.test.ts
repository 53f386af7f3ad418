import { lineContract } from '@visavis/calls/line-contract';
import { type RedisCluster, redisCluster } from '@visavis/testkit/redis-cluster';
import { afterAll, beforeAll, test, vi } from 'vitest';
import { type RedisClient, redisClient } from '../client.ts';
import { urlsOf } from '../urls-of.test-support.ts';
import { lineTakeover } from './line-takeover.test-support.ts';
import { redisLinesUnderTest } from './lines-under-test.test-support.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

let cluster: RedisCluster;
let clients: readonly [RedisClient, RedisClient];
beforeAll(async () => {
  cluster = await redisCluster();
  clients = [await redisClient({ cluster: urlsOf(cluster) }), await redisClient({ cluster: urlsOf(cluster) })];
});
afterAll(async () => {
  for (const client of clients) client.close();
  await cluster.remove();
});

lineContract('the line over a Redis Cluster', async () => redisLinesUnderTest(clients[0]), { runs: 25 });

// How soon is measured by takeovers.long.ts.
test.each(['west', 'east'] as const)('[L2] [L4] when the master of %s is killed, losses are told and the line works again', async (of) => {
  const { master } = await lineTakeover({ cluster, clients, of, befall: (one) => one.kill() });
  await master.start();
  await cluster.whole();
});

test('[L2] [L4] when the master is paused and its replica takes over, too', async () => {
  const { master } = await lineTakeover({ cluster, clients, of: 'west', befall: (one) => one.pause() });
  master.resume();
  await cluster.whole();
});
