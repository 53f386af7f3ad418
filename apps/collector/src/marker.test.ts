import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { connectDatabase } from '@visavis/db';
import { report } from '@visavis/db/schema';
import { proves } from '@visavis/policy/proves';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { startCollectorProcess } from './testing/collector-process.ts';
import { type OwnPostgres, ownPostgres } from './testing/own-postgres.ts';
import { storedCounts } from './testing/stored-counts.ts';
import { FIREFOX, VIEW, type Visit, visit } from './testing/visit.ts';

const ADDRESS = '203.0.113.77';
const MARKERS = {
  address: ADDRESS,
  agent: 'Markfox/7.3',
  referrer: 'referrer-marker.example',
  query: 'query-marker',
  path: 'path-marker',
  cookie: 'cookie-marker',
  control: 'control-marker',
} as const;

const BOT = `Mozilla/5.0 (compatible; Googlebot/2.1) ${MARKERS.agent}`;
/** Every way through the collector: counted, each kind of drop, each refusal. */
const WAYS: readonly Visit[] = [
  {},
  { headers: { 'sec-gpc': '1' } },
  { headers: { dnt: '1' } },
  { headers: { 'user-agent': BOT } },
  { headers: { 'sec-fetch-site': 'cross-site', origin: `https://${MARKERS.referrer}` } },
  { headers: { 'x-forwarded-for': `${MARKERS.query}, ${ADDRESS}x` } },
  { body: VIEW.replace('"/"', `"/${MARKERS.path}"`) },
  { body: `{"event":"${MARKERS.path}` },
  { body: VIEW + MARKERS.path.repeat(200) },
  { method: 'PUT' },
  { path: `/${MARKERS.path}` },
  { method: 'GET', path: `/b.js?${MARKERS.query}` },
];

it.each(['utf8', 'hex', 'base64'] as const)('the search below finds a marker in %s', (encoding) => {
  for (const before of ['', 'a', 'ab']) {
    const sink = Buffer.from(Buffer.from(`${before}${ADDRESS}z`).toString(encoding));
    expect(found(ADDRESS, [sink])).toBe(true);
  }
});

let postgres: OwnPostgres;
beforeAll(async () => {
  postgres = await ownPostgres();
}, 60_000);
afterAll(() => postgres.remove());

it(proves('no address, User-Agent, referrer, query, path or cookie is in any output or any byte of the database', '1V1-01-02', '1V1-01-03', '1V1-01-04', '1V1-01-05', '1V1-01-08', 'T1V-01-03', 'T1V-01-04', 'T1V-01-05', 'ANC-01-04', 'ANC-01-05', 'VIS-04-02', 'VIS-04-04', { in: ['visavis'], ids: ['VIS-01-03'] }), { timeout: 120_000 }, async () => {
  const collector = await startCollectorProcess(postgres.collectorUrl);
  await sendAll(collector.port);
  await vi.waitFor(async () => expect((await storedCounts(postgres.ownerUrl)).pages['/']?.views).toBe(1), { timeout: 10_000 });
  await postgres.stop();
  await sendAll(collector.port);
  await vi.waitFor(() => expect(collector.output()).toContain('does not answer'), { timeout: 20_000 });
  await postgres.start();
  await plantControl();
  expect(await collector.end('SIGTERM')).toBe(0);
  expect((await storedCounts(postgres.ownerUrl)).pages['/']?.views).toBe(2);
  await postgres.stop();

  const sinks = [Buffer.from(collector.output()), ...filesIn(postgres.folder)];
  expect(found('collector ready', sinks.slice(0, 1)), 'the output is not what was searched').toBe(true);
  expect(found(MARKERS.control, sinks.slice(1)), 'the files are not where the database writes').toBe(true);
  for (const [kind, marker] of Object.entries(MARKERS)) {
    if (kind !== 'control') expect.soft(found(marker, sinks), kind).toBe(false);
  }
  expect.soft(found(Buffer.from(ADDRESS.split('.').map(Number)), sinks.slice(0, 1)), 'address as bytes').toBe(false);
});

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

/** A marker that has to be found where the others must not be. */
async function plantControl(): Promise<void> {
  const { db, close } = connectDatabase(postgres.ownerUrl, { max: 1 });
  await db.insert(report).values({ reportedAt: new Date(0), reason: 'other', words: MARKERS.control, mode: 'text' });
  await close();
}

/** A marker as text, in hexadecimal and in base64 at each of its three offsets. */
function found(marker: string | Buffer, sinks: readonly Buffer[]): boolean {
  const bytes = Buffer.from(marker);
  const base64 = [0, 1, 2].map((offset) => {
    const shifted = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64');
    return shifted.slice(Math.ceil((offset * 8) / 6), Math.floor(((offset + bytes.length) * 8) / 6));
  });
  const forms = [bytes, Buffer.from(bytes.toString('hex')), ...base64.map((text) => Buffer.from(text))];
  return sinks.some((sink) => forms.some((form) => sink.includes(form)));
}

function filesIn(folder: string): Buffer[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(path.join(entry.parentPath, entry.name)));
}
