import { poolContract } from '@visavis/matchmaking/pool-contract';
import { type RedisCluster, redisCluster } from '@visavis/testkit/redis-cluster';
import { afterAll, beforeAll, test, vi } from 'vitest';
import { type RedisClient, redisClient } from '../client.ts';
import { urlsOf } from '../urls-of.test-support.ts';
import { poolTakeover } from './pool-takeover.test-support.ts';
import { redisPoolUnderTest } from './pool-under-test.test-support.ts';

vi.setConfig({ testTimeout: 120_000 });

const RUNS = 25;

let cluster: RedisCluster;
let client: RedisClient;
beforeAll(async () => {
  cluster = await redisCluster();
  client = await redisClient({ cluster: urlsOf(cluster) });
}, 60_000);
afterAll(async () => {
  client.close();
  await cluster.remove();
});

poolContract('the pool of a Redis Cluster', (options) => redisPoolUnderTest(client, options), { runs: RUNS });

// How soon is measured by takeovers.long.ts.
test('when the master is killed, nodes are back and their tickets meet', async () => {
  const { master } = await poolTakeover(cluster, (one) => one.kill());
  await master.start();
  await cluster.whole();
});

test('when the master is paused and its replica takes over, too', async () => {
  const { master } = await poolTakeover(cluster, (one) => one.pause());
  master.resume();
  await cluster.whole();
});
