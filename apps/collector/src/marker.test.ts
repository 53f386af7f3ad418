import { readdirSync } from 'node:fs';
import { createClient } from '@redis/client';
import { connectDatabase } from '@visavis/db';
import { report } from '@visavis/db/schema';
import { proves } from '@visavis/policy/proves';
import { type RedisServer, redisServer } from '@visavis/testkit/redis';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { type CollectorProcess, startCollectorProcess } from './testing/collector-process.ts';
import { filesIn, found } from './testing/marker-search.ts';
import { type OwnPostgres, ownPostgres } from './testing/own-postgres.ts';
import { storedCounts } from './testing/stored-counts.ts';
import { FIREFOX, VIEW, type Visit, visit } from './testing/visit.ts';

const ADDRESS = '203.0.113.77';
/** What of an IPv6 address stands for its household: 56 bits, long enough to be searched for as bytes. */
const PREFIX = new Uint8Array([0x20, 0x01, 0x0d, 0xb8, 0x6d, 0x61, 0x72]);
const MARKERS = {
  address: ADDRESS,
  prefix: '2001:db8:6d61:72',
  'prefix as bytes': PREFIX,
  agent: 'Markfox/7.3',
  referrer: 'referrer-marker.example',
  query: 'query-marker',
  path: 'path-marker',
  cookie: 'cookie-marker',
} as const;
const CONTROL = 'control-marker';

const BOT = `Mozilla/5.0 (compatible; Googlebot/2.1) ${MARKERS.agent}`;
const FROM = VIEW.replace('}', `,"from":"${MARKERS.referrer}"}`);
/** Every way through the collector: counted, each kind of drop, each refusal. */
const WAYS: readonly Visit[] = [
  { body: FROM },
  { body: FROM, headers: { 'x-forwarded-for': `${MARKERS.prefix}01::5` } },
  { headers: { 'sec-gpc': '1' } },
  { headers: { dnt: '1' } },
  { headers: { 'user-agent': BOT } },
  { headers: { 'accept-language': '', 'accept-encoding': '' } },
  { headers: { 'sec-fetch-site': 'cross-site', origin: `https://${MARKERS.referrer}` } },
  { headers: { 'sec-fetch-site': '', 'sec-fetch-mode': '', 'sec-fetch-dest': '', origin: `https://${MARKERS.referrer}` } },
  { headers: { 'x-forwarded-for': `${MARKERS.query}, ${ADDRESS}x` } },
  { body: VIEW.replace('"/"', `"/${MARKERS.path}"`) },
  { body: VIEW.replace('}', `,"campaign":"${MARKERS.query}"}`) },
  { body: `{"event":"${MARKERS.path}` },
  { body: VIEW + MARKERS.path.repeat(200) },
  { method: 'PUT' },
  { path: `/${MARKERS.path}` },
  { method: 'GET', path: `/b.js?${MARKERS.query}` },
];

it.each(['bytes', 'hex', 'base64', 'base64url'] as const)('the search below finds a marker as %s', (form) => {
  for (const before of ['', 'a', 'ab']) {
    for (const marker of [ADDRESS, PREFIX]) {
      const planted = Buffer.concat([Buffer.from(before), Buffer.from(marker), Buffer.from('z')]);
      expect(found(marker, [form === 'bytes' ? planted : Buffer.from(planted.toString(form))])).toBe(true);
    }
  }
});

let postgres: OwnPostgres;
let redis: RedisServer;
beforeAll(async () => {
  // Uncompressed, so that what is in it can be found.
  [postgres, redis] = await Promise.all([ownPostgres(), redisServer(['--rdbcompression', 'no'])]);
}, 60_000);
afterAll(() => Promise.all([postgres.remove(), redis.remove()]));

it(proves('no address, User-Agent, referrer, query, path or cookie is in any output or any byte of the database', '1V1-01-02', '1V1-01-03', '1V1-01-04', '1V1-01-05', '1V1-01-08', 'T1V-01-03', 'T1V-01-04', 'T1V-01-05', 'ANC-01-04', 'ANC-01-05', 'VIS-04-02', 'VIS-04-04', { in: ['visavis'], ids: ['VIS-01-03'] }), { timeout: 180_000 }, async () => {
  const before = readdirSync('.');
  const env = { REDIS_URL: redis.url };
  const start = (more: Readonly<Record<string, string>> = {}, flushMs = 100) => startCollectorProcess(postgres.collectorUrl, { env: more, flushMs });
  const ended: CollectorProcess[] = [];
  const end = async (collector: CollectorProcess, how: Parameters<CollectorProcess['end']>[0]): Promise<void> => {
    await collector.end(how);
    ended.push(collector);
  };

  const first = await start(env);
  await sendAll(first.port);
  await vi.waitFor(async () => expect(await loads()).toBe(3), { timeout: 10_000 });
  await postgres.stop();
  await sendAll(first.port);
  await vi.waitFor(() => expect(first.output()).toContain('database does not answer'), { timeout: 20_000 });
  await postgres.start();
  await end(first, 'SIGTERM');
  expect(await loads()).toBe(6);

  // Who is aborted or killed leaves nothing, though it has everything in its memory.
  for (const how of ['SIGABRT', 'SIGKILL'] as const) {
    const crashing = await start(env, 60_000);
    await sendAll(crashing.port);
    await end(crashing, how);
  }
  for (const VISAVIS_PROFILE of ['visavis', 'onevone', 'talk1v1', 'anoncam']) {
    const alone = await start({ VISAVIS_PROFILE });
    await sendAll(alone.port);
    await end(alone, 'SIGTERM');
  }
  expect(readdirSync('.')).toEqual(before);

  const shared = await redisDump();
  const dump = await plantControlAndDump();
  await postgres.stop();
  const outputs = ended.map((collector) => Buffer.from(collector.output()));
  const sinks = [...outputs, dump, shared, Buffer.from(redis.output()), ...filesIn(redis.folder), ...filesIn(postgres.folder)];
  expect(found('collector ready', outputs), 'the output is not what was searched').toBe(true);
  expect(found(CONTROL, [dump]), 'the dump does not show what is stored').toBe(true);
  expect(found(CONTROL, [shared]), 'the dump does not show what Redis has').toBe(true);
  expect(found(CONTROL, filesIn(postgres.folder)), 'the files are not where the database writes').toBe(true);
  for (const [kind, marker] of Object.entries(MARKERS)) expect.soft(found(marker, sinks), kind).toBe(false);
  expect.soft(found(Buffer.from(ADDRESS.split('.').map(Number)), [...outputs, dump, shared]), 'address as bytes').toBe(false);
});

const loads = async (): Promise<number> => (await storedCounts(postgres.ownerUrl))['views / loads'] ?? 0;

async function sendAll(port: number): Promise<void> {
  for (const way of WAYS) {
    await visit(port, {
      ...way,
      headers: {
        'x-forwarded-for': ADDRESS,
        'user-agent': `${FIREFOX} ${MARKERS.agent}`,
        referer: `https://${MARKERS.referrer}/?${MARKERS.query}`,
        cookie: `session=${MARKERS.cookie}`,
        ...way.headers,
      },
    });
  }
}

/** Plants what has to be found where the others must not be, and gives all that any table holds. */
async function plantControlAndDump(): Promise<Buffer> {
  const { db, close } = connectDatabase(postgres.ownerUrl, { max: 1 });
  await db.insert(report).values({ reportedAt: new Date(0), reason: 'other', words: CONTROL, mode: 'text' });
  const [row] = await db.execute(`SELECT database_to_xml(true, false, '')::text AS everything`);
  await close();
  return Buffer.from(String(row?.['everything']));
}

/** All of Redis's memory of visitors, as the dump that it is told never to write. */
async function redisDump(): Promise<Buffer> {
  const client = createClient({ url: redis.url });
  await client.connect();
  const names = await client.keys('visavis:*');
  expect(names.filter((name) => /:(key|day|hour|sums|hll):/.test(name))).toHaveLength(5);
  await client.set(CONTROL, '1');
  await client.sendCommand(['SAVE']);
  client.destroy();
  return Buffer.concat(filesIn(redis.folder));
}
