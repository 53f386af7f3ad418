import { randomUUID } from 'node:crypto';
import type { ClusterNode, RedisCluster } from '@visavis/testkit/redis-cluster';
import { expect, vi } from 'vitest';
import type { RedisClient } from '../client.ts';
import { channelOf } from './redis-line.ts';
import { Traffic } from './traffic.test-support.ts';

export interface LineTakeoverOptions {
  readonly cluster: RedisCluster;
  readonly clients: readonly [RedisClient, RedisClient];
  /** Something befalls the master by which this one of the two is reached. */
  readonly of: 'east' | 'west';
  readonly befall: (master: ClusterNode) => Promise<void> | void;
}

/** A guard against hanging, not a measure: an election of Redis that fails is held again after twelve seconds. */
const GIVE_UP_MS = 60_000;

/** Two nodes of which one sends to the other, until the line works again and all losses are told; how long that took is in milliseconds. */
export async function lineTakeover({ cluster, clients, of, befall }: LineTakeoverOptions): Promise<{ readonly master: ClusterNode; readonly tookMs: number }> {
  const names = { east: `east-${randomUUID()}`, west: `west-${randomUUID()}` };
  const traffic = await Traffic.begin(clients, [names.east, names.west]);
  const master = await cluster.masterOf(channelOf(names[of]));
  await befall(master);
  const began = performance.now();
  // It hears nothing then, itself neither.
  for (const hears of [false, true]) {
    await vi.waitFor(() => expect(traffic[of].isThere(names[of])).toBe(hears), { timeout: GIVE_UP_MS, interval: 20 });
  }
  await traffic.flows();
  const tookMs = performance.now() - began;
  await traffic.end(names.east);
  return { master, tookMs };
}
