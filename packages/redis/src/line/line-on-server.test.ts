import { lineContract } from '@visavis/calls/line-contract';
import { type RedisServer, redisServer } from '@visavis/testkit/redis';
import { afterAll, beforeAll, vi } from 'vitest';
import { type RedisClient, redisClient } from '../client.ts';
import { redisLinesUnderTest } from './lines-under-test.test-support.ts';

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

lineContract('the line over one Redis', async () => redisLinesUnderTest(client));
