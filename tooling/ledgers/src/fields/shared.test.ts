import type { Membership, PoolEvent, Stated } from '@visavis/matchmaking';
import { avoidFilter } from '@visavis/matchmaking';
import { REDIS } from '@visavis/policy/inventory';
import { proves } from '@visavis/policy/proves';
import { type RedisClient, redisBuckets, redisClient, redisDayKey, redisHeadCount, redisPool, redisSeats, redisSpent } from '@visavis/redis';
import { type RedisServer, redisServer } from '@visavis/testkit/redis';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { compareShared, type FoundKey } from './compare-shared.ts';
import { describeFinding } from './finding.ts';

const words = (...given: Parameters<typeof compareShared>) => compareShared(...given).map(describeFinding);
/** The pool's clock stands still, so that no proposal is over before the keys were looked at. */
const now = (): number => 1_000;
const tagOf = (number: number): string => String.fromCodePoint(65 + number).repeat(16);

const stated = (number: number, more: Partial<Stated> = {}): Stated => ({
  tag: tagOf(number),
  mode: 'video',
  connections: 'shielded',
  lane: 'open',
  avoid: avoidFilter([tagOf(20)]),
  interests: [],
  languages: [],
  country: '',
  wishes: { interests: 'any', languages: 'any', country: 'any' },
  ...more,
});

describe('the Redis that processes share', () => {
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

  it(proves('holds what the manifests declare, for as long as they say, and nothing else', '1V1-01-01', 'T1V-01-01', 'ANC-01-01', 'VIS-01-01', '1V1-01-11', 'VIS-02-06', 'VIS-02-14', 'VIS-02-18'), async () => {
    await useEverything(client);
    const found = await keysIn(client);
    expect(words(found)).toEqual([]);
    expect(found.length).toBeGreaterThanOrEqual(Object.keys(REDIS).length);
  });
});

/** What signaling keeps there: people who wait, were proposed and met, a call, a limit, a puzzle. */
async function useEverything(client: RedisClient): Promise<void> {
  const pool = redisPool({ client, name: 'video', now });
  const heard: PoolEvent[] = [];
  const east = await pool.join('east', (events) => void heard.push(...events));
  const west = await pool.join('west', (events) => void heard.push(...events));
  await enter(east, stated(1));
  await enter(west, stated(2));
  const proposed = await vi.waitFor(() => {
    const both = heard.flatMap((event) => (event.kind === 'proposed' ? [event] : []));
    expect(both.length).toBe(2);
    return both;
  });
  for (const { pair, tag } of proposed) await (tag === tagOf(1) ? east : west).answer({ pair, tag, isLive: true });
  await vi.waitFor(() => expect(heard.filter(({ kind }) => kind === 'matched').length).toBe(2));
  await enter(east, stated(3, { country: 'IS', languages: ['is'], interests: ['chess'], wishes: { interests: 'only', languages: 'only', country: 'only' } }));
  await enter(east, stated(4, { mode: 'text' }));
  await enter(east, stated(5));
  await enter(west, stated(6));
  const seat = (node: string, number: number) => ({ node, tag: tagOf(number), generation: 1 });
  await redisSeats({ client }).tell([{ match: 'AAECAwQFBgcICQoLDA0ODw', seats: { polite: seat('east', 1), impolite: seat('west', 2) } }]);
  await redisBuckets({ client }).draw({ kind: 'find', network: 'somebody', rate: { burst: 3, perSecond: 1 / 60 } });
  await redisHeadCount({ client }).tell('east', 2);
  await redisDayKey({ client })();
  await redisSpent({ client }).spend('00ff', 300_000);
}

const enter = (member: Membership, one: Stated) => member.enter({ stated: one, since: null, card: 'card' });

async function keysIn(client: RedisClient): Promise<readonly FoundKey[]> {
  const keys = await client.send('', ['KEYS', '*']);
  const names = Array.isArray(keys) ? keys.map(String) : [];
  return await Promise.all(names.map(async (key) => ({ key, leftMs: Number(await client.send(key, ['PTTL', key])) })));
}

describe('a planted key', () => {
  const rows = { '{vv:call:*}': REDIS['{vv:call:*}'] };
  const call = { key: '{vv:call:AAEC}', leftMs: 45_000 };

  it.each([
    ['that nobody declared', [call, { key: '{vv:addresses:1}', leftMs: 5 }], /key \{vv:addresses:1\} in Redis has no row/],
    ['that stays', [{ ...call, leftMs: -1 }], /stays longer/],
    ['that stays longer than is said', [{ ...call, leftMs: 45_001 }], /stays longer/],
    ['that is listed and not written', [], /lists \{vv:call:\*\}, which nobody writes/],
  ] satisfies readonly [string, readonly FoundKey[], RegExp][])('%s is caught', (_, found, message) => {
    expect(words(found, rows)).toEqual([expect.stringMatching(message)]);
  });

  it('that is to stay longer than the manifests say is caught', () => {
    expect(words([call], { '{vv:call:*}': { ...rows['{vv:call:*}'], staysMs: 60_001 } })).toEqual([expect.stringMatching(/longer than a manifest says/)]);
  });

  it('of a field that stays in browsers is caught', () => {
    const planted = { '{vv:call:*}': { holds: [{ of: 'call', field: 'text-messages' }], staysMs: 45_000 } } as const;
    expect(words([call], planted)).toContainEqual(expect.stringMatching(/"text-messages" of data\.call/));
  });
});
