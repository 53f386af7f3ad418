import { type RedisCluster, redisCluster } from '@visavis/testkit/redis-cluster';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type RedisClient, redisClient } from './client.ts';
import { following } from './following.ts';
import { urlsOf } from './urls-of.test-support.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });
const CHANNEL = '{vv:line:probe}';

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

test('whichever server is asked first, a channel is followed where senders are told that somebody hears', async () => {
  for (const { url } of cluster.nodes) {
    const heard: Buffer[] = [];
    const followed = following({ channel: CHANNEL, hear: (bytes) => void heard.push(bytes), servers: () => [url] });
    await followed.opened;
    await vi.waitFor(async () => expect(await client.send(CHANNEL, ['SPUBLISH', CHANNEL, 'a word'])).toBe(1));
    await vi.waitFor(() => expect(heard.length).toBeGreaterThan(0));
    followed.close();
  }
});
