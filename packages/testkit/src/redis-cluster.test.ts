import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type RedisCluster, redisCluster } from './redis-cluster.ts';
import { RedisLine } from './redis-line.ts';

/** Not the three seconds that are usual, so that this takes half as long. */
const NODE_TIMEOUT_MS = 1_000;
const KEY = 'visavis';

let cluster: RedisCluster;
beforeAll(async () => {
  cluster = await redisCluster({ nodeTimeoutMs: NODE_TIMEOUT_MS });
});
afterAll(() => cluster.remove());

const roles = (): Promise<readonly string[]> => Promise.all(cluster.nodes.map((node) => node.role()));
const changed = async (from: unknown) => await vi.waitFor(async () => {
  const now = await cluster.masterOf(KEY);
  expect(now).not.toBe(from);
  return now;
}, { timeout: 20_000, interval: 50 });

async function asked(url: string, command: readonly string[]): Promise<string> {
  const line = new RedisLine({ url });
  try {
    return await line.ask(command);
  } finally {
    await line.close();
  }
}

test('is three masters and their replicas, ready to write, with nothing on a disk but who is who', async () => {
  expect(await roles()).toEqual(['master', 'master', 'master', 'replica', 'replica', 'replica']);
  const owners = new Set<unknown>();
  for (let index = 0; index < 50; index += 1) {
    const master = await cluster.masterOf(`key-${index}`);
    expect(await asked(master.url, ['SET', `key-${index}`, 'value'])).toBe('OK');
    owners.add(master);
  }
  expect(owners.size).toBe(3);
  for (const { url } of cluster.nodes) expect(await asked(url, ['CONFIG', 'GET', 'cluster-node-timeout'])).toBe(`cluster-node-timeout,${NODE_TIMEOUT_MS}`);
  expect(cluster.nodes.flatMap(({ folder }) => readdirSync(folder))).toEqual(Array.from({ length: 6 }, () => 'nodes.conf'));
});

test('keys with the same hash tag have one master', async () => {
  const masters = await Promise.all(['{pool}:a', '{pool}:b', 'pool'].map((key) => cluster.masterOf(key)));
  expect(new Set(masters).size).toBe(1);
});

test('a replica takes over from a master that is killed, with what it wrote; started again, that one is its replica', async () => {
  const killed = await cluster.masterOf(KEY);
  await asked(killed.url, ['SET', KEY, 'written before']);
  expect(await asked(killed.url, ['WAIT', '1', '5000'])).toBe('1');
  await killed.kill();
  const heir = await changed(killed);
  expect(await heir.role()).toBe('master');
  expect(await killed.role()).toBe('away');
  expect(await asked(heir.url, ['GET', KEY])).toBe('written before');
  await killed.start();
  await cluster.whole();
  expect(await killed.role()).toBe('replica');
  expect(await cluster.masterOf(KEY)).toBe(heir);
});

test('a replica takes over from a master that is paused; resumed, that one gives way', async () => {
  const paused = await cluster.masterOf(KEY);
  paused.pause();
  expect(await paused.role()).toBe('away');
  const heir = await changed(paused);
  paused.resume();
  await cluster.whole();
  expect(await paused.role()).toBe('replica');
  expect(await cluster.masterOf(KEY)).toBe(heir);
});

test('keys of a master that is gone with its replica belong to nobody, until one of them is back', async () => {
  const master = await cluster.masterOf(KEY);
  const before = await roles();
  const gone = cluster.nodes.filter((node, index) => before[index] === 'replica' || node === master);
  await Promise.all(gone.map((node) => node.kill()));
  await expect(cluster.masterOf(KEY)).rejects.toThrow('no node that runs is the master of this key');
  await Promise.all(gone.map((node) => node.start()));
  await cluster.whole();
  expect(gone).toContain(await cluster.masterOf(KEY));
});
