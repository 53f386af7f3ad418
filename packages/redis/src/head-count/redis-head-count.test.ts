import { headCountContract } from '@visavis/calls/head-count-contract';
import { type RedisServer, redisServer } from '@visavis/testkit/redis';
import { afterAll, beforeAll } from 'vitest';
import { type RedisClient, redisClient } from '../client.ts';
import { redisHeadCount } from './redis-head-count.ts';

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

headCountContract('the head count on Redis', async () => {
  await client.send('{vv:online}', ['DEL', '{vv:online}']);
  let now = 0;
  return {
    count: redisHeadCount({ client, now: () => now }),
    setTime: (ms) => {
      now = ms;
    },
  };
});
