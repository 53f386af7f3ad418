import { proves } from '@visavis/policy/proves';
import { postgres, type TestDatabase } from '@visavis/testkit';
import { redisServer } from '@visavis/testkit/redis';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startCollectorProcess } from './testing/collector-process.ts';
import { storedCounts } from './testing/stored-counts.ts';
import { CALL, VIEW, visit } from './testing/visit.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const NEVER = { flushMs: 60_000 };
/** A start is marked in any case. */
const STARTED = { 'mark gap': 1 };

let database: TestDatabase;
beforeEach(async () => {
  database = await postgres();
});
afterEach(() => database.close());

const stored = () => storedCounts(database.ownerUrl);
const from = (port: number, address: string) => visit(port, { headers: { 'x-forwarded-for': address } });

describe('the collector and its database', () => {
  it('stores every count once, while it runs', async () => {
    const collector = await startCollectorProcess(database.urls.collector);
    for (let index = 0; index < 20; index += 1) await visit(collector.port, { body: index % 2 === 0 ? VIEW : CALL });
    await visit(collector.port, { body: '{"event":"view","page":"/chat/","entry":false}' });
    const all = {
      'views loads': 11,
      'views visits': 10,
      'views / loads': 10,
      'views /chat/ loads': 1,
      'chat started': 10,
      visitors: 1,
      'visitors /chat/': 1,
      'devices desktop': 1,
      'mark key-started': 1,
      ...STARTED,
    };
    await vi.waitFor(async () => expect(await stored()).toMatchObject(all), { timeout: 10_000 });
    expect(await collector.end('SIGTERM')).toBe(0);
    expect(await stored()).toMatchObject(all);
    expect(collector.output()).toBe(`collector ready on port ${collector.port}\n`);
  });

  it.each(['SIGTERM', 'SIGINT', 'disconnect'] as const)('stores what is left at %s', async (end) => {
    const collector = await startCollectorProcess(database.urls.collector, NEVER);
    await visit(collector.port);
    expect(await stored()).toEqual({});
    expect(await collector.end(end)).toBe(0);
    expect(await stored()).toMatchObject({ 'views / loads': 1, visitors: 1 });
  });

  it('killed, loses no more than one interval, and the next start marks the gap', async () => {
    const first = await startCollectorProcess(database.urls.collector);
    await visit(first.port);
    await vi.waitFor(async () => expect(await stored()).toMatchObject({ 'views loads': 1 }), { timeout: 10_000 });
    await first.end('SIGKILL');
    const second = await startCollectorProcess(database.urls.collector);
    await visit(second.port);
    expect(await second.end('SIGTERM')).toBe(0);
    // The visitor counts twice on this day, because the key is gone; a second start of it says so.
    expect(await stored()).toMatchObject({ 'views loads': 2, visitors: 2, 'mark gap': 2, 'mark key-started': 2 });
  });

  it('has the key of the next day some minutes before midnight, though nobody comes', { timeout: 60_000 }, async () => {
    const collector = await startCollectorProcess(database.urls.collector, { afterNoonMs: 12 * HOUR_MS - 4 * MINUTE_MS });
    expect(await collector.end('SIGTERM')).toBe(0);
    expect(await stored()).toEqual({ ...STARTED, 'mark key-started': 2 });
  });

  it(proves('stores of those who object nothing, and of bots, other sites and junk only how many there were', 'VIS-04-02', 'VIS-04-03'), async () => {
    const collector = await startCollectorProcess(database.urls.collector, NEVER);
    await visit(collector.port, { headers: { 'sec-gpc': '1' } });
    await visit(collector.port, { headers: { dnt: '1' } });
    await visit(collector.port, { headers: { 'user-agent': 'Mozilla/5.0 (compatible; Googlebot/2.1)' } });
    await visit(collector.port, { headers: { 'user-agent': '' } });
    await visit(collector.port, { headers: { 'sec-fetch-site': 'cross-site' } });
    await visit(collector.port, { body: VIEW.replace('"/"', '"/secret"') });
    await visit(collector.port, { body: `[${VIEW}` });
    expect(await collector.end('SIGTERM')).toBe(0);
    const drops = { 'dropped bot': 2, 'dropped site': 1, 'dropped unknown': 1, 'dropped malformed': 1 };
    expect(await stored()).toEqual({ ...STARTED, ...drops, 'mark key-started': 1 });
  });

  it('adds up what two collectors counted; without a memory in common each has its own visitors', async () => {
    const both = await Promise.all([1, 2].map(() => startCollectorProcess(database.urls.collector)));
    await Promise.all(both.flatMap(({ port }) => Array.from({ length: 30 }, () => visit(port))));
    await Promise.all(both.map((collector) => collector.end('SIGTERM')));
    expect(await stored()).toMatchObject({ 'views / loads': 60, 'views / visits': 60, visitors: 2, 'mark key-started': 2 });
  });

  it('counts a visitor of two collectors once, when Redis remembers for both', { timeout: 60_000 }, async () => {
    const redis = await redisServer();
    const env = { REDIS_URL: redis.url };
    try {
      const both = await Promise.all([1, 2].map(() => startCollectorProcess(database.urls.collector, { env })));
      const addresses = Array.from({ length: 40 }, (_, last) => `203.0.113.${last}`);
      await Promise.all(both.flatMap(({ port }) => addresses.flatMap((address) => [from(port, address), from(port, address)])));
      await both[0]?.end('SIGTERM');
      const third = await startCollectorProcess(database.urls.collector, { env });
      await Promise.all([both[1], third].map((one) => (one === undefined ? undefined : from(one.port, '203.0.113.1'))));
      await Promise.all([both[1]?.end('SIGTERM'), third.end('SIGTERM')]);
      expect(await stored()).toMatchObject({
        'views loads': 162,
        'views / loads': 162,
        visitors: 40,
        'visitors /': 40,
        'devices desktop': 40,
        'referrers none': 40,
        'mark key-started': 1,
        'mark gap': 3,
      });
    } finally {
      await redis.remove();
    }
  });

  it('counts on without Redis, but for the visitors, and marks that', { timeout: 60_000 }, async () => {
    const redis = await redisServer();
    try {
      const collector = await startCollectorProcess(database.urls.collector, { env: { REDIS_URL: redis.url } });
      await from(collector.port, '203.0.113.1');
      await vi.waitFor(async () => expect(await stored()).toMatchObject({ visitors: 1 }), { timeout: 10_000 });
      await redis.stop();
      for (const address of ['203.0.113.1', '203.0.113.2']) await from(collector.port, address);
      await vi.waitFor(async () => expect(await stored()).toMatchObject({ 'views loads': 3, visitors: 1, 'mark gap': 3 }), { timeout: 10_000 });
      await redis.start();
      await vi.waitFor(() => expect(collector.output()).toContain('Redis answers again'), { timeout: 10_000 });
      await from(collector.port, '203.0.113.3');
      expect(await collector.end('SIGTERM')).toBe(0);
      // Redis forgot the first one with its memory, and began the day again.
      expect(await stored()).toMatchObject({ 'views loads': 4, visitors: 2, 'mark key-started': 2 });
    } finally {
      await redis.remove();
    }
  });
});

describe('a collector that cannot start', () => {
  it('says in one line what to do', async () => {
    await expect(startCollectorProcess('mysql://localhost')).rejects.toThrow('DATABASE_URL: must start with postgres://');
  });

  it(proves('refuses a Redis that writes to a disk', 'VIS-04-07'), async () => {
    const redis = await redisServer(['--appendonly', 'yes']);
    try {
      const started = startCollectorProcess(database.urls.collector, { env: { REDIS_URL: redis.url } });
      await expect(started).rejects.toThrow('collector: REDIS_URL: this Redis keeps records (appendonly), so it is not used.');
    } finally {
      await redis.remove();
    }
  });

  it('refuses a country file that is none, where countries are counted, and says when it knows none', async () => {
    const countries = { VISAVIS_PROFILE: 'onevone' };
    const none = startCollectorProcess(database.urls.collector, { env: { ...countries, GEO_DATABASE: import.meta.filename } });
    await expect(none).rejects.toThrow('GEO_DATABASE: is no readable file in the MMDB format');
    const unset = await startCollectorProcess(database.urls.collector, { env: countries });
    expect(await unset.end('SIGTERM')).toBe(0);
    expect(unset.output()).toContain('no country is known: set GEO_DATABASE');
  });
});
