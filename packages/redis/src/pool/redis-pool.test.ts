import { randomUUID } from 'node:crypto';
import { createClient } from '@redis/client';
import { type RedisServer, redisServer } from '@visavis/testkit/redis';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { avoidFilter, PoolFenced } from '@visavis/matchmaking';
import { entryOf } from '@visavis/matchmaking/pool-contract';
import { type RedisClient, redisClient } from '../client.ts';
import { joined, randomTag, type TestNode } from './test-node.test-support.ts';
import { RedisUnavailable } from '../redis-unavailable.ts';
import { redisPool } from './redis-pool.ts';

let server: RedisServer;
let client: RedisClient;
let admin: ReturnType<typeof adminOf>;
const adminOf = (url: string) => createClient({ url, RESP: 2 });
beforeAll(async () => {
  server = await redisServer();
  client = await redisClient({ url: server.url });
  admin = adminOf(server.url);
  admin.on('error', () => undefined);
  await admin.connect();
});
afterAll(async () => {
  client.close();
  admin.destroy();
  await server.remove();
});

const runs = async (): Promise<number> => {
  const told = await admin.info('commandstats');
  return Number(/cmdstat_evalsha:calls=(\d+)/.exec(told)?.[1] ?? 0);
};
const keysOf = async (name: string): Promise<readonly string[]> => await admin.keys(`{vv:pool:${name}}*`);

test('calls of one turn of the event loop go as one, and are answered in their order', async () => {
  const { member } = await joined(redisPool({ client, name: randomUUID() }), 'east');
  const tag = randomTag();
  const before = await runs();
  const answers = await Promise.all([
    member.enter(entryOf({ tag })),
    member.enter(entryOf({ tag })),
    member.withdraw(tag),
    member.withdraw(tag),
    member.enter(entryOf({ tag })),
    member.company(tag),
  ]);
  expect(answers).toEqual([
    { kind: 'entered', since: expect.any(Number) },
    { kind: 'already-there' },
    true,
    false,
    { kind: 'entered', since: expect.any(Number) },
    { others: 0, avoided: 0, unlike: 0 },
  ]);
  expect((await runs()) - before).toBe(1);
});

test('more calls than one run takes keep their order as well', async () => {
  const { member } = await joined(redisPool({ client, name: randomUUID() }), 'east');
  const wish = { interests: 'any', languages: 'only', country: 'any' } as const;
  const tags = Array.from({ length: 1_000 }, randomTag);
  const answers = await Promise.all(tags.flatMap((tag) => [member.enter(entryOf({ tag, wishes: wish })), member.withdraw(tag)]));
  expect(answers.filter((answer) => answer === true)).toHaveLength(tags.length);
});

test('a node is woken for what another node brought about', async () => {
  const pool = redisPool({ client, name: randomUUID() });
  const [east, west] = [await joined(pool, 'east', { saysYes: true }), await joined(pool, 'west', { saysYes: true })];
  const [one, other] = [randomTag(), randomTag()];
  await east.member.enter(entryOf({ tag: one }));
  await west.member.enter(entryOf({ tag: other }));
  await vi.waitFor(() => {
    expect(east.matches()).toEqual([[one, other]]);
    expect(west.matches()).toEqual([[other, one]]);
  });
});

test('[Q7] of 2,000 tickets of two nodes that race each meets one other, and no one twice', async () => {
  const name = randomUUID();
  const clients = [client, await redisClient({ url: server.url })] as const;
  const nodes = await Promise.all(clients.map(async (its, index) => await joined(redisPool({ client: its, name }), `node ${index}`, { saysYes: true })));
  const tags = Array.from({ length: 2_000 }, randomTag);
  // So many at once as a busy machine answers within the second that a call waits.
  for (let from = 0; from < tags.length; from += 200) {
    const wave = tags.slice(from, from + 200).map(async (tag, index) => await nodes[index % 2]?.member.enter(entryOf({ tag })));
    expect((await Promise.all(wave)).every((answer) => answer?.kind === 'entered')).toBe(true);
  }
  const matches = (): readonly (readonly [string, string])[] => nodes.flatMap((node) => node.matches());
  await vi.waitFor(() => expect(matches()).toHaveLength(tags.length), { timeout: 20_000, interval: 50 });
  const partners = new Map(matches());
  expect([...partners.keys()].toSorted()).toEqual(tags.toSorted());
  expect(tags.every((tag) => partners.get(tag) !== tag && partners.get(partners.get(tag) ?? '') === tag)).toBe(true);
  clients[1].close();
}, 30_000);

test('[A1] Redis reads a filter as src/avoid-filter.ts does', async () => {
  const { member } = await joined(redisPool({ client, name: randomUUID() }), 'east');
  for (let round = 0; round < 20; round += 1) {
    const [one, other] = [randomTag(), randomTag()];
    await member.enter(entryOf({ tag: one, avoid: avoidFilter([...Array.from({ length: 39 }, randomTag), other]) }));
    await member.enter(entryOf({ tag: other }));
    expect(await member.company(one)).toEqual({ others: 1, avoided: 1, unlike: 0 });
    await Promise.all([one, other].map((tag) => member.withdraw(tag)));
  }
});

test('[Q12] company of one run counts who came and went between its calls', async () => {
  const { member } = await joined(redisPool({ client, name: randomUUID() }), 'east');
  const [one, other, third] = [randomTag(), randomTag(), randomTag()];
  const before = await runs();
  const answers = await Promise.all([
    member.enter(entryOf({ tag: one, avoid: avoidFilter([other, third]) })),
    member.company(one),
    member.enter(entryOf({ tag: other, avoid: avoidFilter([third]) })),
    member.company(one),
    member.enter(entryOf({ tag: third })),
    member.company(one),
    member.suspend(other),
    member.company(one),
    member.withdraw(third),
    member.company(one),
  ]);
  expect(answers.filter((_, place) => place % 2 === 1)).toEqual([0, 1, 2, 1, 0].map((others) => ({ others, avoided: others, unlike: 0 })));
  expect((await runs()) - before).toBe(1);
});

test('it goes on when Redis forgot the script', async () => {
  const { member } = await joined(redisPool({ client, name: randomUUID() }), 'east');
  const tag = randomTag();
  await member.enter(entryOf({ tag }));
  await admin.scriptFlush();
  expect(await member.withdraw(tag)).toBe(true);
});

test('[N1] a node whose last calls a server lost when it took over is fenced', async () => {
  const name = randomUUID();
  const pool = redisPool({ client, name });
  const [east, west] = [await joined(pool, 'east'), await joined(pool, 'west')];
  await east.member.enter(entryOf({ tag: randomTag() }));
  const kept = await Promise.all((await keysOf(name)).map(async (key) => [key, await dumpOf(key)] as const));
  await east.member.enter(entryOf({ tag: randomTag() }));
  await Promise.all((await keysOf(name)).map((key) => admin.del(key)));
  for (const [key, value] of kept) await admin.sendCommand(['RESTORE', key, '60000', value]);
  await expect(west.member.renew()).resolves.toBeUndefined();
  await expect(east.member.renew()).rejects.toBeInstanceOf(PoolFenced);
  const { member } = await joined(pool, 'east');
  expect(await member.enter(entryOf({ tag: randomTag() }))).toMatchObject({ kind: 'entered' });
});

const dumpOf = async (key: string): Promise<Buffer> => {
  const value: unknown = await admin.withTypeMapping({ 36: Buffer }).sendCommand(['DUMP', key]);
  if (!(value instanceof Buffer)) throw new TypeError('no such key');
  return value;
};

test('a Redis that does not answer makes calls fail within a second or so; it works again when Redis does', async () => {
  const { member } = await joined(redisPool({ client, name: randomUUID() }), 'east');
  server.pause();
  const began = performance.now();
  await expect(member.enter(entryOf({ tag: randomTag() }))).rejects.toBeInstanceOf(RedisUnavailable);
  await expect(Promise.all([member.renew(), member.withdraw(randomTag())])).rejects.toBeInstanceOf(RedisUnavailable);
  expect(performance.now() - began).toBeLessThan(3_000);
  server.resume();
  await vi.waitFor(async () => await member.renew(), { timeout: 10_000, interval: 50 });
}, 20_000);

test('a Redis that was killed has forgotten all: nodes join again', async () => {
  const pool = redisPool({ client, name: randomUUID() });
  const { member } = await joined(pool, 'east');
  await server.stop();
  await expect(member.renew()).rejects.toBeInstanceOf(RedisUnavailable);
  await server.start();
  await vi.waitFor(async () => await expect(member.renew()).rejects.toBeInstanceOf(PoolFenced), { timeout: 10_000, interval: 50 });
  const again = await joined(pool, 'east', { saysYes: true });
  const tags = [randomTag(), randomTag()];
  for (const tag of tags) await again.member.enter(entryOf({ tag }));
  await vi.waitFor(() => expect(again.matches()).toHaveLength(2));
}, 20_000);

/** Everything that the pool keeps, and under which names. */
async function allOf(name: string): Promise<string> {
  const parts = (await keysOf(name)).map(async (key) => {
    const type = await admin.type(key);
    if (type === 'hash') return [key, ...Object.entries(await admin.hGetAll(key)).flat()];
    if (type === 'zset') return [key, ...(await admin.zRange(key, 0, -1))];
    if (type === 'list') return [key, ...(await admin.lRange(key, 0, -1))];
    return [key, ...(await admin.sMembers(key))];
  });
  return (await Promise.all(parts)).flat().join('\n');
}

test('what names two who met is gone when both nodes heard it, and when a node died after a minute at the latest', async () => {
  const name = randomUUID();
  let now = 0;
  const pool = redisPool({ client, name, now: () => now });
  const [east, west] = [await joined(pool, 'east'), await joined(pool, 'west')];
  const [one, other] = [randomTag(), randomTag()];
  const answer = async ({ member, heard }: TestNode): Promise<void> => {
    await vi.waitFor(() => expect(heard.some((event) => event.kind === 'proposed')).toBe(true));
    for (const event of heard) if (event.kind === 'proposed') await member.answer({ ...event, isLive: true });
  };
  await east.member.enter(entryOf({ tag: one }));
  await west.member.enter(entryOf({ tag: other }));
  await answer(west);
  await answer(east);
  expect(east.matches()).toEqual([[one, other]]);
  // From here on west neither hears nor calls, as if it were killed.
  const kept = await allOf(name);
  expect(kept).toContain(one);
  for (const key of await keysOf(name)) {
    const stays = await admin.pTTL(key);
    expect(stays).toBeGreaterThan(0);
    if (!/:(numbers|waits)$/.test(key)) expect(stays).toBeLessThanOrEqual(60_000);
  }
  now = 29_000;
  await east.member.renew();
  now = 58_000;
  await east.member.renew();
  const left = await allOf(name);
  expect(left).toContain('east');
  for (const tag of [one, other]) expect(left).not.toContain(tag);
});

const commands = async (name: string): Promise<number> => Number(new RegExp(`cmdstat_${name}:calls=(\\d+)`).exec(await admin.info('commandstats'))?.[1] ?? 0);

test('[Q12] calls of one run that ask for company read the tickets once', async () => {
  const { member } = await joined(redisPool({ client, name: randomUUID() }), 'east');
  const tags = Array.from({ length: 20 }, randomTag);
  const before = await commands('hgetall');
  await Promise.all(tags.flatMap((tag) => [member.enter(entryOf({ tag, avoid: avoidFilter(tags.slice(0, 10)) })), member.company(tag)]));
  expect((await commands('hgetall')) - before).toBe(1);
});

/** A filter that keeps away everybody but those whose tags set its bit 7. */
const ALL_BUT_SOME = Buffer.from([0xfe, ...Array.from({ length: 63 }, () => 0xff)]).toString('base64url');
const isOfSome = (tag: string): boolean => (Buffer.from(avoidFilter([tag]), 'base64url')[0] ?? 0) % 2 === 1;

test('[Q8] a run stops looking when many want the same partner, and the next ones go on', async () => {
  const name = randomUUID();
  let now = 10_000;
  const pool = redisPool({ client, name, now: () => now });
  const [east, west] = [await joined(pool, 'east'), await joined(pool, 'west')];
  const tagThat = (has: boolean): string => {
    for (;;) {
      const tag = randomTag();
      if (isOfSome(tag) === has) return tag;
    }
  };
  const crowd = Array.from({ length: 600 }, () => tagThat(false));
  for (let from = 0; from < crowd.length; from += 100) await Promise.all(crowd.slice(from, from + 100).map((tag) => west.member.enter(entryOf({ tag, avoid: ALL_BUT_SOME }))));
  now += 3_000;
  await east.member.renew();
  const wanted = [tagThat(true), tagThat(true)];
  await Promise.all(wanted.map((tag, index) => east.member.enter(entryOf({ tag, avoid: avoidFilter(wanted.filter((other) => other !== tag)) }, index))));
  const before = await commands('hmget');
  await west.member.renew();
  expect((await commands('hmget')) - before).toBeLessThan(1_500);
  for (let more = 0; more < 3; more += 1) await west.member.renew();
  await vi.waitFor(() => expect(east.heard.filter(({ kind }) => kind === 'proposed').map(({ tag }) => tag).toSorted()).toEqual(wanted.toSorted()));
}, 30_000);
