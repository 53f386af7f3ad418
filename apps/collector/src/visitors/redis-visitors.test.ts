import { randomBytes, randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { proves } from '@visavis/policy/proves';
import { type RedisServer, redisServer } from '@visavis/testkit/redis';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { type RedisLink, redisLink } from './redis-link.ts';
import { RedisVisitors } from './redis-visitors.ts';
import { VisitorsNotAsked, VisitorsUnavailable } from './visitors.ts';
import { DAY, NOON, visitorsContract } from './visitors-contract.test-support.ts';

const HOUR_MS = 3_600_000;
const TODAY = { grain: 'day', number: DAY } as const;
const request = { tag: 7n, lo: 1, hi: 0 };

let server: RedisServer;
let links: RedisLink[];
const outages: string[] = [];
beforeAll(async () => {
  server = await redisServer();
  const link = () => redisLink({ url: server.url, onOutage: (outage) => void outages.push(outage), onRefused: () => {} });
  links = [await link(), await link()];
});
afterEach(async () => {
  await links[0]?.send(['FLUSHALL']);
});
afterAll(async () => {
  for (const link of links) link.close();
  await server.remove();
});

async function setUp(options: { readonly maxTagsOfDay?: number } = {}) {
  const clock = { now: NOON };
  const started: number[] = [];
  const site = `https://${randomUUID()}.example`;
  const collector = (link: RedisLink): RedisVisitors =>
    new RedisVisitors({ ...options, link, site, node: randomUUID(), randomBytes, now: () => clock.now, onKeyStarted: (day) => void started.push(day) });
  const [first, second] = links;
  if (first === undefined || second === undefined) throw new Error('Redis is not there');
  /** One more collector, with the first one's link unless told. */
  const join = async (link = first): Promise<RedisVisitors> => collector(link);
  return { clock, join, started, site, collectors: [collector(first), collector(second)] as const };
}

/** A link to the real Redis that loses answers to SET, or does not even ask. */
function losesAnswers() {
  const losing = { set: false, all: false };
  const link: RedisLink = {
    send: async (command) => {
      const [first] = links;
      if (losing.all || first === undefined) throw new VisitorsNotAsked('Redis does not answer');
      const answer = await first.send(command);
      if (losing.set && command[0] === 'SET') throw new VisitorsUnavailable('Redis took too long');
      return answer;
    },
    close: () => {},
  };
  return { link, losing };
}

visitorsContract('RedisVisitors', setUp);

const send = async (...command: string[]): Promise<unknown> => await links[0]?.send(command);

it(proves('lets everything go two hours after its day or hour, by itself', 'VIS-04-07'), async () => {
  const { collectors, clock, site } = await setUp({ maxTagsOfDay: 1 });
  await collectors[0].prepare(DAY);
  await collectors[0].mark(TODAY, [{ ...request, hi: 0x8000_0000 }, { tag: 8n, lo: 0, hi: 0x8000_0000 }]);
  await collectors[0].mark({ grain: 'hour', number: DAY * 24 + 12 }, [request]);
  await collectors[0].tend();
  await collectors[0].beyond(DAY);
  const names = ['key', 'day', 'sums', 'hll', 'told'].map((what) => `visavis:${site}:${what}:${DAY}`);
  for (const name of names) expect(await send('TTL', name), name).toBe(14 * 3_600);
  expect(await send('TTL', `visavis:${site}:hour:${DAY * 24 + 12}`)).toBe(3 * 3_600);
  expect(await send('DBSIZE')).toBe(names.length + 1);
  clock.now += 14 * HOUR_MS;
  await collectors[0].tend();
  await expect(collectors[0].mark(TODAY, [request])).rejects.toBeInstanceOf(VisitorsUnavailable);
});

it('keeps the visitors of a day exactly as long as its key, whatever the clock of a collector says', async () => {
  const { collectors, clock, site } = await setUp({ maxTagsOfDay: 1 });
  await Promise.all(collectors.map((one) => one.prepare(DAY)));
  for (const aheadMs of [0, 11 * HOUR_MS, -8 * HOUR_MS]) {
    clock.now = NOON + aheadMs;
    await collectors[0].mark(TODAY, [{ ...request, hi: 0x8000_0000 }, { tag: 8n, lo: 0, hi: 0x8000_0000 }]);
    const ends = await Promise.all(['key', 'day', 'sums'].map((what) => send('PEXPIRETIME', `visavis:${site}:${what}:${DAY}`)));
    expect(new Set(ends).size).toBe(1);
  }
});

it('has the next day’s key some minutes before midnight, and not earlier', async () => {
  const { collectors, clock, started } = await setUp();
  await collectors[0].tend();
  expect(started).toEqual([DAY]);
  clock.now = (DAY + 1) * 24 * HOUR_MS - 60_000;
  await collectors[0].tend();
  expect(collectors[0].key(DAY + 1)).toHaveLength(32);
  expect(started).toEqual([DAY, DAY + 1]);
});

it('begins the day again when Redis forgot it: once, under the key that the collectors still have', async () => {
  const { collectors, started } = await setUp();
  const [first, second] = collectors;
  await Promise.all(collectors.map((one) => one.prepare(DAY)));
  await first.mark(TODAY, [request]);
  await send('FLUSHALL');
  expect(await first.mark(TODAY, [request])).toMatchObject([{ lo: 1 }]);
  expect(await second.mark(TODAY, [request])).toMatchObject([{ lo: 0 }]);
  // Each of them tells, because the other may die before it has written so.
  expect(started).toEqual([DAY, DAY, DAY]);
});

it('notices that Redis forgot without anybody coming, and tells that once', async () => {
  const { collectors, started } = await setUp();
  const [first] = collectors;
  await first.tend();
  await first.mark(TODAY, [request]);
  await send('FLUSHALL');
  for (let times = 0; times < 3; times += 1) await first.tend();
  expect(started).toEqual([DAY, DAY]);
  expect(await first.mark(TODAY, [request])).toMatchObject([{ lo: 1 }]);
  expect(started).toEqual([DAY, DAY]);
});

it('tells who comes later that a day was begun again, for who did it may have died', async () => {
  const { collectors, join, started } = await setUp();
  const [first] = collectors;
  await first.prepare(DAY);
  await (await join()).prepare(DAY);
  expect(started).toEqual([DAY]);
  await send('FLUSHALL');
  await first.tend();
  const key = first.key(DAY);
  const later = await join();
  await later.prepare(DAY);
  expect(later.key(DAY)).toEqual(key);
  expect(started).toEqual([DAY, DAY, DAY]);
});

it('takes a key that it sent for made, and tells so, when the answer is lost', async () => {
  const { join, started } = await setUp();
  const { link, losing } = losesAnswers();
  const one = await join(link);
  losing.set = true;
  await expect(one.prepare(DAY)).rejects.toBeInstanceOf(VisitorsUnavailable);
  losing.set = false;
  await one.prepare(DAY);
  expect(started).toEqual([DAY]);
  await one.mark(TODAY, [request]);
  await send('FLUSHALL');
  losing.set = true;
  await expect(one.mark(TODAY, [request])).rejects.toBeInstanceOf(VisitorsUnavailable);
  losing.set = false;
  expect(await one.mark(TODAY, [request])).toMatchObject([{ lo: 1 }]);
  await one.tend();
  expect(started).toEqual([DAY, DAY]);
});

it('tells the estimate of a crowded day when Redis failed while it was read, or while it was claimed', async () => {
  const { join } = await setUp({ maxTagsOfDay: 1 });
  const failing = { command: '', isHeard: false };
  const link: RedisLink = {
    send: async (command) => {
      if (command[0] !== failing.command) return await links[0]?.send(command);
      if (failing.isHeard) await links[0]?.send(command);
      throw new VisitorsUnavailable('Redis took too long');
    },
    close: () => {},
  };
  const [one, other] = [await join(link), await join()];
  await Promise.all([one, other].map((collector) => collector.prepare(DAY)));
  await one.mark(TODAY, [{ ...request, hi: 0x8000_0000 }, { tag: 2n ** 63n, lo: 0, hi: 0x8000_0000 }]);
  for (const [command, isHeard] of [['HVALS', true], ['HGET', false], ['SET', false], ['SET', true]] as const) {
    Object.assign(failing, { command, isHeard });
    await expect(one.beyond(DAY)).rejects.toBeInstanceOf(VisitorsUnavailable);
  }
  failing.command = '';
  // Its claim was heard, though it did not hear so.
  expect(await other.beyond(DAY)).toBe(0);
  expect(await one.beyond(DAY)).toBe(1);
  expect([await one.beyond(DAY), await other.beyond(DAY)]).toEqual([0, 0]);
});

it('does not take a key for made that it could not send', async () => {
  const { collectors, join, started } = await setUp();
  const { link, losing } = losesAnswers();
  const one = await join(link);
  losing.all = true;
  await expect(one.prepare(DAY)).rejects.toBeInstanceOf(VisitorsUnavailable);
  losing.all = false;
  await collectors[0].prepare(DAY);
  await one.prepare(DAY);
  expect(started).toEqual([DAY]);
});

it('takes the key of who came first after Redis forgot, and says so about what it had', async () => {
  const { collectors, site, started } = await setUp();
  const [first, second] = collectors;
  await second.prepare(DAY);
  await send('FLUSHALL');
  await first.prepare(DAY);
  await expect(second.mark(TODAY, [request])).rejects.toBeInstanceOf(VisitorsUnavailable);
  expect(second.key(DAY)).toEqual(first.key(DAY));
  expect(started).toEqual([DAY, DAY, DAY]);
  expect(await second.mark(TODAY, [request])).toMatchObject([{ lo: 1 }]);
  expect(await send('EXISTS', `visavis:${site}:key:${DAY}`)).toBe(1);
});

it('says that nobody answers while Redis is away, at once, and goes on when it is back', { timeout: 30_000 }, async () => {
  const { collectors, started } = await setUp();
  await collectors[0].prepare(DAY);
  await server.stop();
  await expect(collectors[0].mark(TODAY, [request])).rejects.toThrow();
  await vi.waitFor(() => expect(outages).toEqual(['began', 'began']), { timeout: 5_000 });
  await server.start();
  await vi.waitFor(async () => expect(await collectors[0].mark(TODAY, [request])).toMatchObject([{ lo: 1 }]), { timeout: 10_000 });
  await vi.waitFor(() => expect(outages).toEqual(['began', 'began', 'ended', 'ended']), { timeout: 10_000 });
  expect(started).toEqual([DAY, DAY]);
  expect(readdirSync(server.folder)).toEqual([]);
});
