import { randomUUID } from 'node:crypto';
import type { SeatDirectory } from '@visavis/calls';
import { seatContract, type SeatsUnderTest } from '@visavis/calls/seat-contract';
import { type RedisCluster, redisCluster } from '@visavis/testkit/redis-cluster';
import { type RedisServer, redisServer } from '@visavis/testkit/redis';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type RedisClient, redisClient } from '../client.ts';
import { RedisUnavailable } from '../redis-unavailable.ts';
import { urlsOf } from '../urls-of.test-support.ts';
import { redisSeats } from './redis-seats.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

/** Match ids of the contract are the same in each run: here they are names of others. */
async function seatsUnderTest(clients: readonly [RedisClient, RedisClient]): Promise<SeatsUnderTest> {
  const run = randomUUID();
  let now = 0;
  const faceOf = (client: RedisClient): SeatDirectory => {
    const seats = redisSeats({ client, now: () => now });
    return {
      tell: async (calls) => (await seats.tell(calls.map((call) => ({ ...call, match: call.match + run })))).map((call) => ({ ...call, match: call.match.slice(0, -run.length) })),
      claim: async (claim) => await seats.claim({ ...claim, match: claim.match + run }),
      close: async (match) => await seats.close(match + run),
    };
  };
  return {
    faces: [faceOf(clients[0]), faceOf(clients[1])],
    setTime: (ms) => {
      now = ms;
    },
    close: async () => {},
  };
}

describe('on one Redis', () => {
  let server: RedisServer;
  let clients: readonly [RedisClient, RedisClient];
  beforeAll(async () => {
    server = await redisServer();
    clients = [await redisClient({ url: server.url }), await redisClient({ url: server.url })];
  });
  afterAll(async () => {
    for (const client of clients) client.close();
    await server.remove();
  });

  seatContract('the directory in one Redis', async () => await seatsUnderTest(clients));

  test('[D1] of a call there are its nodes, tags and generations, and when it was spoken of', async () => {
    const [client] = clients;
    const match = randomUUID();
    const key = `{vv:call:${match}}`;
    await redisSeats({ client, now: () => 7 }).tell([{ match, seats: { polite: { node: 'east', tag: 'A3kZ0pQ9vLx7TfWd', generation: 1 }, impolite: { node: 'west', tag: 'HgT5r_2mBnYcE8ua', generation: 2 } } }]);
    expect(await client.send(key, ['HGETALL', key])).toEqual({ polite: '1 A3kZ0pQ9vLx7TfWd east', impolite: '2 HgT5r_2mBnYcE8ua west', at: '7' });
  });

  test('[D4] Redis itself forgets a call after 45 s', async () => {
    const [client] = clients;
    const seats = redisSeats({ client });
    const match = randomUUID();
    const key = `{vv:call:${match}}`;
    const expectToGoIn45s = async (): Promise<void> => {
      const stays = Number(await client.send(key, ['PTTL', key]));
      expect(stays).toBeGreaterThan(44_000);
      expect(stays).toBeLessThanOrEqual(45_000);
    };
    await seats.tell([{ match, seats: { polite: { node: 'east', tag: 'A3kZ0pQ9vLx7TfWd', generation: 1 } } }]);
    await expectToGoIn45s();
    await client.send(key, ['PEXPIRE', key, '10000']);
    expect(await seats.claim({ match, role: 'polite', tag: 'A3kZ0pQ9vLx7TfWd', generation: 1, node: 'west' })).toMatchObject({ kind: 'claimed' });
    await expectToGoIn45s();
    await seats.close(match);
    expect(await client.send(key, ['EXISTS', key])).toBe(0);
  });

  test('while Redis is away calls fail within a second; what a killed one forgot is told again', async () => {
    const seats = redisSeats({ client: clients[0] });
    const call = { match: randomUUID(), seats: { polite: { node: 'east', tag: 'A3kZ0pQ9vLx7TfWd', generation: 3 } } };
    await seats.tell([call]);
    server.pause();
    const began = performance.now();
    await expect(seats.tell([call])).rejects.toBeInstanceOf(RedisUnavailable);
    expect(performance.now() - began).toBeLessThan(1_500);
    server.resume();
    await server.stop();
    await server.start();
    await vi.waitFor(async () => await seats.tell([call]), { timeout: 10_000, interval: 50 });
    expect(await seats.claim({ match: call.match, role: 'polite', tag: 'A3kZ0pQ9vLx7TfWd', generation: 3, node: 'west' })).toEqual({ kind: 'claimed', generation: 4, before: 'east', partner: null });
  });
});

describe('on a Redis Cluster', () => {
  let cluster: RedisCluster;
  let client: RedisClient;
  beforeAll(async () => {
    cluster = await redisCluster();
    client = await redisClient({ cluster: urlsOf(cluster) });
  });
  afterAll(async () => {
    client.close();
    await cluster.remove();
  });

  seatContract('the directory in a Redis Cluster', async () => await seatsUnderTest([client, client]), { runs: 50 });
});
