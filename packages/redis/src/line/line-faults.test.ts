import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createClient } from '@redis/client';
import type { LineEvent } from '@visavis/calls';
import { type FaultProxy, faultProxy } from '@visavis/testkit/fault-proxy';
import { type RedisServer, redisServer } from '@visavis/testkit/redis';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type RedisClient, redisClient } from '../client.ts';
import { Traffic } from './traffic.test-support.ts';

vi.setConfig({ testTimeout: 60_000 });

let server: RedisServer;
let proxy: FaultProxy;
let near: RedisClient;
/** Behind the proxy. */
let far: RedisClient;
let admin: ReturnType<typeof adminOf>;
const adminOf = (url: string) => createClient({ url, RESP: 2 });
beforeAll(async () => {
  server = await redisServer();
  proxy = await faultProxy({ target: () => server.port });
  near = await redisClient({ url: server.url });
  far = await redisClient({ url: server.url.replace(String(server.port), String(proxy.port)) });
  admin = adminOf(server.url);
  admin.on('error', () => undefined);
  await admin.connect();
});
afterAll(async () => {
  for (const client of [near, far]) client.close();
  admin.destroy();
  proxy.close();
  await server.remove();
});

const names = (): readonly [string, string] => [`east-${randomUUID()}`, `west-${randomUUID()}`];
/** How long a fault lasts. */
const passed = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

test('[L2] [L4] a Redis that hangs for 4 s loses nothing that is not told, and makes nobody gone', async () => {
  const [east, west] = names();
  const traffic = await Traffic.begin([near, far], [east, west]);
  server.pause();
  await passed(4_000);
  server.resume();
  const backAfter = await traffic.flows();
  expect(backAfter).toBeLessThan(4_000);
  expect(await traffic.end(east)).toMatchObject({ gone: 0 });
});

test('[L2] [L4] a Redis that was killed and comes back after 2 s: what waited arrives, and nobody is gone', async () => {
  const [east, west] = names();
  const traffic = await Traffic.begin([near, far], [east, west]);
  await server.stop();
  await passed(2_000);
  await server.start();
  expect(await traffic.flows()).toBeLessThan(4_000);
  expect(await traffic.end(east)).toMatchObject({ gone: 0 });
});

test('[L3] a connection that is cut loses at most what was on its way', async () => {
  const [east, west] = names();
  const traffic = await Traffic.begin([near, far], [east, west]);
  for (let times = 0; times < 5; times += 1) {
    proxy.reset();
    await traffic.flows();
  }
  const { missing } = await traffic.end(east);
  expect(missing).toBeLessThanOrEqual(5);
});

test.each([
  { who: 'the receiver', clients: () => [near, far] as const },
  { who: 'the sender', clients: () => [far, near] as const },
])('[L2] [L4] a network that holds back everything of $who for 5 s', async ({ clients, who }) => {
  const [east, west] = names();
  const traffic = await Traffic.begin(clients(), [east, west]);
  await proxy.blackhole();
  const other = who === 'the receiver' ? traffic.heardBack : traffic.heard;
  const silent = who === 'the receiver' ? west : east;
  await vi.waitFor(() => expect(other).toContainEqual({ kind: 'gone', node: silent }), { timeout: 5_000 });
  await passed(1_700);
  await proxy.pass();
  expect(await traffic.flows()).toBeLessThan(4_000);
  const { gaps } = await traffic.end(east);
  expect(gaps).toBeGreaterThan(0);
});

test('[L5] nothing of what was sent is in Redis: neither a key nor a word in its dump', async () => {
  const [east, west] = names();
  const traffic = await Traffic.begin([near, far], [east, west]);
  const marker = randomUUID();
  traffic.east.send(west, { kind: 'frame', match: 'AAECAwQFBgcICQoLDA0ODw', to: 'polite', frame: Buffer.from(marker) });
  const isMarker = (event: LineEvent): boolean => event.kind === 'heard' && event.message.kind === 'frame' && Buffer.from(event.message.frame).toString() === marker;
  await vi.waitFor(() => expect(traffic.heard.some(isMarker)).toBe(true));
  expect(await admin.keys('*')).toEqual([]);
  await admin.set('kept', 'to see that it is a dump');
  await admin.sendCommand(['SAVE']);
  const dump = readFileSync(join(server.folder, 'dump.rdb'), 'latin1');
  expect(dump).toContain('to see that it is a dump');
  for (const word of [marker, east, west, 'AAECAwQFBgcICQoLDA0ODw']) expect(dump).not.toContain(word);
});
