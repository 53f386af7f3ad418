import { randomUUID } from 'node:crypto';
import { type RedisCluster, redisCluster } from '@visavis/testkit/redis-cluster';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { entryOf, poolContract } from '@visavis/matchmaking/pool-contract';
import type { Membership, Pool } from '@visavis/matchmaking';
import { type RedisClient, redisClient } from '../client.ts';
import { urlsOf } from '../urls-of.test-support.ts';
import { redisPoolUnderTest } from './pool-under-test.test-support.ts';
import { redisPool } from './redis-pool.ts';
import { joined, randomTag, type TestNode } from './test-node.test-support.ts';

vi.setConfig({ testTimeout: 120_000 });

const RUNS = 25;
const BACK_WITHIN_MS = 10_000;

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

/** What a node does that was fenced or cannot reach its pool: it joins again, until it is in and has entered its tickets. */
async function backIn(pool: Pool, name: string, tags: readonly string[]): Promise<TestNode> {
  return await vi.waitFor(async () => {
    const node = await joined(pool, name, { saysYes: true });
    for (const tag of tags) expect(await node.member.enter(entryOf({ tag }))).toMatchObject({ kind: 'entered' });
    return node;
  }, { timeout: 30_000, interval: 100 });
}

const works = async (member: Membership): Promise<boolean> => await member.renew().then(() => true, () => false);

type Master = Awaited<ReturnType<RedisCluster['masterOf']>>;

/** Two nodes, one ticket; then something befalls the master that has the pool. */
async function survives(befall: (master: Master) => Promise<void> | void): Promise<Master> {
  const name = randomUUID();
  const theirs = await redisClient({ cluster: urlsOf(cluster) });
  const [pool, otherPool] = [redisPool({ client, name }), redisPool({ client: theirs, name })];
  const east = await joined(pool, 'east', { saysYes: true });
  const [waiting, coming] = [randomTag(), randomTag()];
  await east.member.enter(entryOf({ tag: waiting }));
  const master = await cluster.masterOf(`{vv:pool:${name}}`);
  await befall(master);
  const began = performance.now();
  await vi.waitFor(async () => expect(await works(east.member)).toBe(false), { timeout: 5_000, interval: 20 });
  const [again, west] = await Promise.all([backIn(pool, 'east', [waiting]), backIn(otherPool, 'west', [coming])]);
  await vi.waitFor(async () => {
    for (const { member } of [again, west]) await member.renew();
    expect(again.matches()).toEqual([[waiting, coming]]);
    expect(west.matches()).toEqual([[coming, waiting]]);
  }, { timeout: 5_000, interval: 100 });
  expect(performance.now() - began).toBeLessThan(BACK_WITHIN_MS);
  theirs.close();
  return master;
}

test('when the master is killed, nodes are back and their tickets meet within 10 s', async () => {
  const killed = await survives(async (master) => await master.kill());
  await killed.start();
  await cluster.whole();
});

test('when the master is paused and its replica takes over, too', async () => {
  const paused = await survives((master) => master.pause());
  paused.resume();
  await cluster.whole();
});
