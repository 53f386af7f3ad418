import { brotliDecompressSync } from 'node:zlib';
import type { Batch } from '@visavis/analytics';
import { loadUws, parseTrustedProxies } from '@visavis/uws';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Collector, startCollector } from './start-collector.ts';
import { CALL, ORIGIN, VIEW, type Visit, visit } from './testing/visit.ts';

const uws = loadUws();
const beacon = Buffer.from('(() => {})();\n'.repeat(50));
const trusted = parseTrustedProxies(['127.0.0.1']);

let collector: Collector;
let written: Batch[];

function start(): Promise<Collector> {
  if (trusted === null) throw new Error('the test names a bad proxy');
  return startCollector({
    uws,
    host: '127.0.0.1',
    port: 0,
    origins: new Set([ORIGIN]),
    trusted,
    flushMs: 60_000,
    beacon,
    write: async (batch) => void written.push(batch),
    onOutage: () => {},
    now: () => Date.UTC(2026, 9, 25, 12, 34),
  });
}

beforeEach(async () => {
  written = [];
  collector = await start();
});
afterEach(async () => {
  vi.useRealTimers();
  await collector.stop();
});

/** Everything that the collector counted until now; it is stopped. */
async function counted() {
  await collector.stop();
  return {
    views: written.flatMap((batch) => batch.pages).reduce((sum, cell) => sum + cell.views, 0),
    calls: written.flatMap((batch) => batch.chat).reduce((sum, cell) => sum + cell.callsStarted, 0),
  };
}

describe('counting', () => {
  it('sums what came by page and UTC hour, and writes it once', async () => {
    await visit(collector.port);
    await visit(collector.port, { body: JSON.stringify({ event: 'view', page: '/', entry: false }) });
    await visit(collector.port, { body: CALL });
    await collector.stop();
    const hour = Date.UTC(2026, 9, 25, 12) / 3_600_000;
    expect(written).toEqual([
      { pages: [{ hour, page: '/', views: 2, visits: 1 }], chat: [{ hour, callsStarted: 1 }] },
    ]);
  });

  it('takes both types that browsers send, and a browser without Sec-Fetch-Site by its Origin', async () => {
    await visit(collector.port, { headers: { 'content-type': 'application/json' } });
    await visit(collector.port, { headers: { 'sec-fetch-site': '' } });
    expect(await counted()).toMatchObject({ views: 2 });
  });

  it('writes nothing when nothing was counted', async () => {
    await collector.stop();
    expect(written).toEqual([]);
  });
});

describe('a visitor who objects', () => {
  it.each([{ 'sec-gpc': '1' }, { dnt: '1' }])('with %j is not counted, nor is the objection', async (headers) => {
    expect(await visit(collector.port, { headers })).toMatchObject({ status: 204 });
    expect(await visit(collector.port, { headers, body: 'x' })).toMatchObject({ status: 204 });
    expect(await visit(collector.port, { headers, body: 'x'.repeat(2_000) })).toMatchObject({ status: 413 });
    expect(collector.drops.all()).toEqual({});
    expect(await counted()).toEqual({ views: 0, calls: 0 });
  });
});

describe('dropped, with the same answer as counted', () => {
  const cases: [string, Visit, string][] = [
    ['another site', { headers: { 'sec-fetch-site': 'cross-site' } }, 'origin'],
    ['a neighbour on our domain', { headers: { 'sec-fetch-site': 'same-site' } }, 'origin'],
    ['a foreign Origin', { headers: { 'sec-fetch-site': '', origin: 'https://evil.example' } }, 'origin'],
    ['no Origin at all', { headers: { 'sec-fetch-site': '', origin: '' } }, 'origin'],
    ['a crawler', { headers: { 'user-agent': 'Mozilla/5.0 (compatible; Googlebot/2.1)' } }, 'bot'],
    ['a missing User-Agent', { headers: { 'user-agent': '' } }, 'bot'],
    ['an address that is none', { headers: { 'x-forwarded-for': 'unknown' } }, 'address'],
    ['an empty body', { body: '' }, 'malformed'],
    ['half JSON', { body: VIEW.slice(0, -1) }, 'malformed'],
    ['a page that we do not have', { body: VIEW.replace('"/"', '"/secret"') }, 'malformed'],
    ['bytes that are no text', { body: new Uint8Array([0xff, 0x00, 0xfe]) }, 'malformed'],
  ];
  it.each(cases)('%s', async (_, request, reason) => {
    const reply = await visit(collector.port, request);
    expect(reply.status).toBe(204);
    expect(reply.body).toHaveLength(0);
    expect(collector.drops.all()).toEqual({ [reason]: 1 });
    expect(await counted()).toEqual({ views: 0, calls: 0 });
  });

  it('the 121st count of one address in a minute, while others go on', async () => {
    const from = (address: string) => visit(collector.port, { headers: { 'x-forwarded-for': address } });
    for (let index = 0; index < 125; index += 1) await from('203.0.113.7');
    await from('203.0.113.8');
    expect(collector.drops.all()).toEqual({ rate: 5 });
    expect(await counted()).toMatchObject({ views: 121 });
  });

  it('by the address that our proxy adds on a line of its own, whatever line the client sent', async () => {
    for (let index = 0; index < 125; index += 1) {
      await visit(collector.port, { headers: { 'x-forwarded-for': [`203.0.113.${index}`, '198.51.100.7'] } });
    }
    expect(collector.drops.all()).toEqual({ rate: 5 });
    expect(await counted()).toMatchObject({ views: 120 });
  });

  it('until the minute is over, even when nobody came in it', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const ownTimer = await start();
    const fill = async () => {
      for (let index = 0; index < 121; index += 1) await visit(ownTimer.port);
      return ownTimer.drops.all();
    };
    expect(await fill()).toEqual({ rate: 1 });
    vi.advanceTimersByTime(59_999);
    await visit(ownTimer.port);
    expect(ownTimer.drops.all()).toEqual({ rate: 2 });
    vi.advanceTimersByTime(1);
    expect(await fill()).toEqual({ rate: 3 });
    await ownTimer.stop();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('junk of any bytes, without harm', async () => {
    const junk = fc.uint8Array({ maxLength: 1_024 });
    await fc.assert(
      fc.asyncProperty(junk, fc.nat(255), async (body, low) => {
        const reply = await visit(collector.port, { body, headers: { 'x-forwarded-for': `198.51.100.${low}` } });
        expect(reply.status).toBe(204);
      }),
    );
    expect(await counted()).toEqual({ views: 0, calls: 0 });
  });
});

describe('HTTP', () => {
  it('answers 413 to a body over 1 KB', async () => {
    const reply = await visit(collector.port, { body: VIEW.padEnd(1_025) });
    expect(reply.status).toBe(413);
    expect(collector.drops.all()).toEqual({ 'too-large': 1 });
    expect(await visit(collector.port, { body: VIEW.padEnd(1_024) })).toMatchObject({ status: 204 });
    expect(await counted()).toMatchObject({ views: 1 });
  });

  it('answers 405 to another method, 404 to another address, 200 to a health check', async () => {
    expect(await visit(collector.port, { method: 'GET' })).toMatchObject({ status: 405, headers: { allow: 'POST' } });
    expect(await visit(collector.port, { method: 'PUT' })).toMatchObject({ status: 405 });
    expect(await visit(collector.port, { path: '/x' })).toMatchObject({ status: 404 });
    expect(await visit(collector.port, { method: 'GET', path: '/healthz' })).toMatchObject({ status: 200 });
  });

  it('serves the beacon, compressed where that is understood, and says when it is unchanged', async () => {
    const get = (headers: Record<string, string>) => visit(collector.port, { method: 'GET', path: '/b.js', headers });
    const plain = await get({});
    expect(plain).toMatchObject({ status: 200, headers: { 'content-type': 'text/javascript; charset=utf-8' } });
    expect(plain.body).toEqual(beacon);
    const small = await get({ 'accept-encoding': 'gzip, deflate, br, zstd' });
    expect(small.headers['content-encoding']).toBe('br');
    expect(brotliDecompressSync(small.body)).toEqual(beacon);
    expect(await get({ 'if-none-match': String(plain.headers['etag']) })).toMatchObject({ status: 304 });
  });

  it('sets no cookie anywhere', async () => {
    for (const request of [{}, { method: 'GET', path: '/b.js' }, { method: 'GET', path: '/healthz' }]) {
      expect((await visit(collector.port, request)).headers).not.toHaveProperty('set-cookie');
    }
  });
});
