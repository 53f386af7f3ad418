import { poolContract } from '@visavis/matchmaking/pool-contract';
import { type RedisServer, redisServer } from '@visavis/testkit/redis';
import { afterAll, beforeAll } from 'vitest';
import { type RedisClient, redisClient } from '../client.ts';
import { redisPoolUnderTest } from './pool-under-test.test-support.ts';

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

poolContract('the pool of one Redis', (options) => redisPoolUnderTest(client, options), { runs: 2_000 });
