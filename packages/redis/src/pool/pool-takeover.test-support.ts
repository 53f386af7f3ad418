import { randomUUID } from 'node:crypto';
import type { Membership, Pool } from '@visavis/matchmaking';
import { entryOf } from '@visavis/matchmaking/pool-contract';
import type { ClusterNode, RedisCluster } from '@visavis/testkit/redis-cluster';
import { expect, vi } from 'vitest';
import { redisClient } from '../client.ts';
import { urlsOf } from '../urls-of.test-support.ts';
import { redisPool } from './redis-pool.ts';
import { joined, randomTag, type TestNode } from './test-node.test-support.ts';

/** A guard against hanging, not a measure: an election of Redis that fails is held again after twelve seconds. */
const GIVE_UP_MS = 60_000;

/**
 * Two nodes, one ticket; then something befalls the master that has the pool, until both are back and their tickets
 * have met. How long that took is in milliseconds.
 */
export async function poolTakeover(
  cluster: RedisCluster,
  befall: (master: ClusterNode) => Promise<void> | void,
): Promise<{ readonly master: ClusterNode; readonly tookMs: number }> {
  const name = randomUUID();
  const clients = await Promise.all([1, 2].map(async () => await redisClient({ cluster: urlsOf(cluster) })));
  const [pool, otherPool] = clients.map((client) => redisPool({ client, name }));
  if (pool === undefined || otherPool === undefined) throw new RangeError('two pools');
  const east = await joined(pool, 'east', { saysYes: true });
  const [waiting, coming] = [randomTag(), randomTag()];
  await east.member.enter(entryOf({ tag: waiting }));
  const master = await cluster.masterOf(`{vv:pool:${name}}`);
  await befall(master);
  const began = performance.now();
  await vi.waitFor(async () => expect(await works(east.member)).toBe(false), { timeout: GIVE_UP_MS, interval: 20 });
  const [again, west] = await Promise.all([backIn(pool, 'east', [waiting]), backIn(otherPool, 'west', [coming])]);
  await vi.waitFor(async () => {
    for (const { member } of [again, west]) await member.renew();
    expect(again.matches()).toEqual([[waiting, coming]]);
    expect(west.matches()).toEqual([[coming, waiting]]);
  }, { timeout: GIVE_UP_MS, interval: 100 });
  const tookMs = performance.now() - began;
  for (const client of clients) client.close();
  return { master, tookMs };
}

const works = async (member: Membership): Promise<boolean> => await member.renew().then(() => true, () => false);

/** What a node does that was fenced or cannot reach its pool: it joins again, until it is in and has entered its tickets. */
async function backIn(pool: Pool, name: string, tags: readonly string[]): Promise<TestNode> {
  return await vi.waitFor(async () => {
    const node = await joined(pool, name, { saysYes: true });
    for (const tag of tags) expect(await node.member.enter(entryOf({ tag }))).toMatchObject({ kind: 'entered' });
    return node;
  }, { timeout: GIVE_UP_MS, interval: 100 });
}
