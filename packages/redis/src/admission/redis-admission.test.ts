import { randomUUID } from 'node:crypto';
import type { Draw } from '@visavis/admission';
import { bucketsContract, type BucketsUnderTest } from '@visavis/admission/buckets-contract';
import { spentContract, type SpentUnderTest } from '@visavis/admission/spent-contract';
import { type RedisCluster, redisCluster } from '@visavis/testkit/redis-cluster';
import { type RedisServer, redisServer } from '@visavis/testkit/redis';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type RedisClient, redisClient } from '../client.ts';
import { RedisUnavailable } from '../redis-unavailable.ts';
import { urlsOf } from '../urls-of.test-support.ts';
import { redisBuckets } from './redis-buckets.ts';
import { redisDayKey } from './redis-day-key.ts';
import { redisSpent } from './redis-spent.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

type Clients = readonly [RedisClient, RedisClient];
const MINUTE = { burst: 3, perSecond: 3 / 60 };

/** Networks of the contract are the same in each run: here they are names of others. */
async function bucketsUnderTest(clients: Clients): Promise<BucketsUnderTest> {
  const run = randomUUID();
  let now = 0;
  const faceOf = (client: RedisClient) => {
    const buckets = redisBuckets({ client, now: () => now });
    return { draw: async (draw: Draw) => await buckets.draw({ ...draw, network: draw.network + run }) };
  };
  return {
    faces: [faceOf(clients[0]), faceOf(clients[1])],
    setTime: (ms) => {
      now = ms;
    },
    close: async () => {},
  };
}

async function spentUnderTest(clients: Clients): Promise<SpentUnderTest> {
  const run = randomUUID();
  const faceOf = (client: RedisClient) => {
    const spent = redisSpent({ client });
    return { spend: async (puzzle: string, forMs: number) => await spent.spend(puzzle + run, forMs) };
  };
  return {
    faces: [faceOf(clients[0]), faceOf(clients[1])],
    pass: async (ms) => {
      const until = Date.now() + ms;
      await vi.waitFor(() => expect(Date.now()).toBeGreaterThan(until), { interval: 5 });
    },
    close: async () => {},
  };
}

describe('on one Redis', () => {
  let server: RedisServer;
  let clients: Clients;
  beforeAll(async () => {
    server = await redisServer();
    clients = [await redisClient({ url: server.url }), await redisClient({ url: server.url })];
  });
  afterAll(async () => {
    for (const client of clients) client.close();
    await server.remove();
  });

  bucketsContract('Redis', async () => await bucketsUnderTest(clients), { runs: 50 });
  spentContract('Redis', async () => await spentUnderTest(clients));

  test('[B3] keeps a bucket until it is full, a puzzle until it is too old, and the key for less than a day', async () => {
    const [client] = clients;
    await client.send('', ['FLUSHALL']);
    await redisBuckets({ client }).draw({ kind: 'find', network: 'someone-we-know', rate: MINUTE });
    await redisSpent({ client }).spend('00ff', 300_000);
    await redisDayKey({ client })();
    const keys = v(await client.send('', ['KEYS', '*'])).toSorted();
    expect(keys).toEqual(['{vv:admission:key}', '{vv:bucket:find:someone-we-know}', '{vv:spent:00ff}']);
    const lives = await Promise.all(keys.map(async (key) => Number(await client.send(key, ['PTTL', key]))));
    for (const [index, most] of [86_280_000, 20_000, 300_000].entries()) {
      expect(lives[index]).toBeGreaterThan(most - 5_000);
      expect(lives[index]).toBeLessThanOrEqual(most);
    }
  });

  test('nodes share one key for the day, and the next one is another', async () => {
    const [client, other] = clients;
    await client.send('', ['FLUSHALL']);
    const [first, same] = [await redisDayKey({ client })(), await redisDayKey({ client: other })()];
    expect([first.length, Buffer.compare(first, same)]).toEqual([32, 0]);
    await client.send('', ['DEL', '{vv:admission:key}']);
    expect(Buffer.compare(await redisDayKey({ client: other })(), first)).not.toBe(0);
  });

  test('[B5] [Z3] rejects while Redis is away, and works again by itself', async () => {
    const lone = await redisServer();
    const client = await redisClient({ url: lone.url });
    const [buckets, spent] = [redisBuckets({ client }), redisSpent({ client })];
    const draw = { kind: 'connect', network: 'ann', rate: MINUTE } as const;
    await buckets.draw(draw);
    await lone.stop();
    await expect(buckets.draw(draw)).rejects.toThrow(RedisUnavailable);
    await expect(spent.spend('00ff', 1_000)).rejects.toThrow(RedisUnavailable);
    await lone.start();
    await vi.waitFor(async () => expect(await buckets.draw(draw)).toMatchObject({ isTaken: true }), { timeout: 10_000, interval: 100 });
    expect(await spent.spend('00ff', 1_000)).toBe(true);
    client.close();
    await lone.remove();
  });
});

describe('on a cluster', () => {
  let cluster: RedisCluster;
  let clients: Clients;
  beforeAll(async () => {
    cluster = await redisCluster();
    clients = [await redisClient({ cluster: urlsOf(cluster) }), await redisClient({ cluster: urlsOf(cluster) })];
  });
  afterAll(async () => {
    for (const client of clients) client.close();
    await cluster.remove();
  });

  bucketsContract('a Redis Cluster', async () => await bucketsUnderTest(clients), { runs: 10 });
  spentContract('a Redis Cluster', async () => await spentUnderTest(clients));
});

const v = (answer: unknown): string[] => (Array.isArray(answer) ? answer.map(String) : []);
