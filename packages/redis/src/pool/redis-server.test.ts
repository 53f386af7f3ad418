import { type RedisServer, redisServer } from '@visavis/testkit/redis';
import { afterAll, beforeAll, vi } from 'vitest';
import { poolContract } from '@visavis/matchmaking/pool-contract';
import { type RedisClient, redisClient } from '../client.ts';
import { redisPoolUnderTest } from './pool-under-test.test-support.ts';

// Hundreds of random runs, each of hundreds of calls.
vi.setConfig({ testTimeout: 120_000 });

let server: RedisServer;
let client: RedisClient;
beforeAll(async () => {
  server = await redisServer();
  client = await redisClient({ url: server.url });
});
afterAll(async () => {
  client.close();
  await server.remove();
});

poolContract('the pool of one Redis', (options) => redisPoolUnderTest(client, options));
