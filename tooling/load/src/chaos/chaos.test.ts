import { postgres } from '@visavis/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ordeal } from './ordeal.test-support.ts';

const CLIENTS = 300;
const SEED = 20_261_122;

let database: Awaited<ReturnType<typeof postgres>>;
beforeAll(async () => {
  database = await postgres();
});
afterAll(() => database.close());

test('three nodes on a Redis Cluster, 300 clients: a node is killed, one is paused, a master of Redis is killed, a node loses Redis, and one more of these', async () => {
  const found = await ordeal({ seed: SEED, clients: CLIENTS, databaseUrl: database.urls.signaling, faults: ['kill', 'pause', 'master', 'blackhole', 'any'] });
  expect(found.broken.slice(0, 20)).toEqual([]);
}, 300_000);
