import { randomUUID } from 'node:crypto';
import { lineContract } from '@visavis/calls/line-contract';
import { type RedisCluster, redisCluster } from '@visavis/testkit/redis-cluster';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type RedisClient, redisClient } from '../client.ts';
import { urlsOf } from '../urls-of.test-support.ts';
import { redisLinesUnderTest } from './lines-under-test.test-support.ts';
import { channelOf } from './redis-line.ts';
import { Traffic } from './traffic.test-support.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

/** The node timeout of the cluster, then an election, then this line. */
const BACK_WITHIN_MS = 10_000;

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

type Master = Awaited<ReturnType<RedisCluster['masterOf']>>;

/** Something befalls the master by which one of the two is reached; it hears nothing then, itself neither. */
async function survives(of: 'east' | 'west', befall: (master: Master) => Promise<void> | void): Promise<Master> {
  const names = { east: `east-${randomUUID()}`, west: `west-${randomUUID()}` };
  const traffic = await Traffic.begin(clients, [names.east, names.west]);
  const master = await cluster.masterOf(channelOf(names[of]));
  await befall(master);
  const began = performance.now();
  for (const hears of [false, true]) {
    await vi.waitFor(() => expect(traffic[of].isThere(names[of])).toBe(hears), { timeout: BACK_WITHIN_MS, interval: 20 });
  }
  await traffic.flows();
  expect(performance.now() - began).toBeLessThan(BACK_WITHIN_MS);
  await traffic.end(names.east);
  return master;
}

test.each(['west', 'east'] as const)('[L2] [L4] when the master of %s is killed, losses are told and the line works again within 10 s', async (of) => {
  const killed = await survives(of, async (master) => await master.kill());
  await killed.start();
  await cluster.whole();
});

test('[L2] [L4] when the master is paused and its replica takes over, too', async () => {
  const paused = await survives('west', (master) => master.pause());
  paused.resume();
  await cluster.whole();
});
