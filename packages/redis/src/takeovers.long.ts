import { type ClusterNode, type RedisCluster, redisCluster } from '@visavis/testkit/redis-cluster';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RedisClient, redisClient } from './client.ts';
import { lineTakeover } from './line/line-takeover.test-support.ts';
import { poolTakeover } from './pool/pool-takeover.test-support.ts';
import { urlsOf } from './urls-of.test-support.ts';

/** The node timeout of the cluster (3 s), then an election, then all of ours. */
const BACK_WITHIN_MS = 10_000;
const TIMES = 10;

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

const faults = {
  killed: { befall: (master: ClusterNode) => master.kill(), mend: (master: ClusterNode) => master.start() },
  paused: { befall: (master: ClusterNode) => master.pause(), mend: (master: ClusterNode) => master.resume() },
} as const;

test.each(['killed', 'paused'] as const)('[L2] [L4] a master is %s: the line works again within 10 s, each time', async (fault) => {
  const { befall, mend } = faults[fault];
  const took: number[] = [];
  for (let time = 0; time < TIMES; time += 1) {
    const { master, tookMs } = await lineTakeover({ cluster, clients, of: time % 2 === 0 ? 'west' : 'east', befall });
    took.push(Math.round(tookMs));
    await mend(master);
    await cluster.whole();
  }
  tell(`the line, its master ${fault}`, took);
});

test.each(['killed', 'paused'] as const)('a master is %s: tickets meet within 10 s, each time', async (fault) => {
  const { befall, mend } = faults[fault];
  const took: number[] = [];
  for (let time = 0; time < TIMES; time += 1) {
    const { master, tookMs } = await poolTakeover(cluster, befall);
    took.push(Math.round(tookMs));
    await mend(master);
    await cluster.whole();
  }
  tell(`the pool, its master ${fault}`, took);
});

function tell(what: string, took: readonly number[]): void {
  process.stdout.write(`  ${what}: back after ${took.join(', ')} ms\n`);
  expect(Math.max(...took)).toBeLessThan(BACK_WITHIN_MS);
}
