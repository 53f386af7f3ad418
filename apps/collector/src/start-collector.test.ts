import { randomBytes } from 'node:crypto';
import { brotliDecompressSync } from 'node:zlib';
import { countryFinder as finderBy } from '@visavis/geo';
import { proves } from '@visavis/policy/proves';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BEACON, RULES, type StartedCollector, startedCollector } from './testing/started-collector.ts';
import { CALL, VIEW, type Visit, visit } from './testing/visit.ts';
import { MemoryVisitors } from './visitors/memory-visitors.ts';

let collector: StartedCollector;
beforeEach(async () => {
  collector = await startedCollector();
});
afterEach(async () => {
  vi.useRealTimers();
  await collector.stop();
});

/** A start is marked in any case. */
const STARTED = { 'mark gap': 1, 'mark key-started': 1 };
const from = (address: string, more: Visit = {}) => visit(collector.port, { ...more, headers: { 'x-forwarded-for': address, ...more.headers } });
const body = (count: object) => JSON.stringify(count);

/** What was not counted, by reason. */
async function dropped() {
  const counted = await collector.counted();
  return Object.fromEntries(Object.entries(counted).filter(([name]) => name.startsWith('dropped')).map(([name, count]) => [name.slice(8), count]));
}

describe('counting', () => {
  it(proves('sums what came by page and UTC hour, and writes it once', '1V1-01-08', 'T1V-05-01', '1V1-01-12', 'ANC-01-08', 'T1V-01-06'), async () => {
    await visit(collector.port);
    await visit(collector.port, { body: body({ event: 'view', page: '/chat/', entry: false }) });
    await visit(collector.port, { body: CALL });
    const once = { 'views visits': 1, 'views / loads': 1, 'views / visits': 1, 'views / visitors': 1, 'views /chat/ loads': 1, 'views /chat/ visitors': 1 };
    expect(await collector.counted()).toEqual({
      ...STARTED,
      ...once,
      'views loads': 2,
      'views visitors': 1,
      'chat started': 1,
      visitors: 1,
      ...each('', { countries: 'unknown', devices: 'desktop', browsers: 'firefox', systems: 'linux', referrers: 'none' }),
      'visitors /': 1,
      ...each('/', { countries: 'unknown', devices: 'desktop', browsers: 'firefox', systems: 'linux', referrers: 'none' }),
      'visitors /chat/': 1,
      ...each('/chat/', { countries: 'unknown', devices: 'desktop', browsers: 'firefox', systems: 'linux', referrers: 'own' }),
      'public-pages /': 1,
      'public-pages /chat/': 1,
      'funnel home': 1,
    });
    const hour = Date.UTC(2026, 9, 25, 12) / 3_600_000;
    expect(collector.written).toHaveLength(1);
    expect(collector.written[0]?.cells.find(({ table }) => table === 'chat')).toMatchObject({ hour });
    expect(collector.written[0]?.cells.find(({ table }) => table === 'visitors')).toMatchObject({ hour: hour - 12 });
  });

  it(proves('tells visitors apart by address and browser, for a day, and no finer than 56 bits of an IPv6 address', 'VIS-04-07'), async () => {
    for (const address of ['203.0.113.7', '203.0.113.7', '203.0.113.8', '2001:db8:1:2::1', '2001:db8:1:2::2']) await from(address);
    await from('203.0.113.7', { headers: { 'user-agent': 'Mozilla/5.0 (Windows NT 10.0; rv:153.0) Gecko/20100101 Firefox/153.0' } });
    expect(await collector.counted()).toMatchObject({ 'views loads': 6, visitors: 4, 'views visitors': 4 });
  });

  it('counts a view of the home page as the first step of the funnel: once a visitor and day, and of no other page', async () => {
    for (const address of ['203.0.113.7', '203.0.113.7', '203.0.113.8']) {
      await from(address, { body: body({ event: 'view', page: '/privacy/', entry: true }) });
      await from(address);
    }
    await from('203.0.113.9', { body: body({ event: 'view', page: '/chat/', entry: true }) });
    await from('203.0.113.9', { body: body({ event: 'named', what: 'step:gate' }) });
    await from('203.0.113.9', { body: body({ event: 'named', what: 'step:home' }) });
    expect(await collector.counted()).toMatchObject({ 'funnel home': 2, 'funnel gate': 1, visitors: 3, 'dropped unknown': 1 });
  });

  it('believes a header that names the country from a trusted proxy, and from nobody else', async () => {
    const countryFinder = finderBy({ COUNTRY_HEADER: 'cf-ipcountry', GEO_DATABASE: '' });
    const direct = await startedCollector({ countryFinder, trusted: { has: () => false, onlyPeer: null, sendProxyHeader: false } });
    const proxied = await startedCollector({ countryFinder });
    for (const { port } of [direct, proxied]) await visit(port, { headers: { 'cf-ipcountry': 'IS' } });
    expect(await direct.counted()).toMatchObject({ 'countries unknown': 1 });
    expect(await proxied.counted()).toMatchObject({ 'countries IS': 1 });
  });

  it(proves('tells visitors apart by what their browser and system are, and not by the device', 'T1V-04-01', 'ANC-01-07'), async () => {
    const phone = 'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36';
    for (const agent of [phone, phone.replace('Mobile ', '')]) await from('203.0.113.7', { headers: { 'user-agent': agent } });
    expect(await collector.counted()).toMatchObject({ 'views loads': 2, visitors: 1, 'devices phone': 1 });
  });

  it('marks the hours of what the database refuses, and goes on', async () => {
    const [refused, stored]: [string[], string[]] = [[], []];
    let takes = false;
    let told = 0;
    const stubborn = await startedCollector({
      flushMs: 20,
      onRefused: () => void (told += 1),
      write: async ({ cells, marks }) => {
        (takes ? stored : refused).push(...cells.map(({ table }) => table), ...marks.map(({ count, kind }) => `${kind}: ${count}`));
        return takes ? 'added' : 'refused';
      },
    });
    await visit(stubborn.port, { body: CALL });
    await vi.waitFor(() => expect(refused).toContain('chat'));
    takes = true;
    await vi.waitFor(() => expect(stored.length).toBeGreaterThan(0));
    expect(await stubborn.stop()).toBe(true);
    expect(told).toBeGreaterThan(0);
    // One for the start, and one for the call that is lost.
    expect(stored).toEqual(['gap: 2', 'key-started: 1']);
  });

  it(proves('counts once a visitor and day what a page told at its end, and every click and step', '1V1-01-09', '1V1-01-10', 'T1V-05-03'), async () => {
    const told = [
      { event: 'leave', page: '/', seconds: 12, scroll: 50, lcp: 1_200, inp: 60, cls: 0.02, fcp: 800, ttfb: 90 },
      { event: 'leave', page: '/', seconds: 99, lcp: 9_000 },
      { event: 'named', what: 'click:start' },
      { event: 'named', what: 'click:start' },
      { event: 'named', what: 'step:gate' },
      { event: 'named', what: 'length:75' },
      { event: 'named', what: 'end:next' },
      { event: 'named', what: 'end:next' },
      { event: 'named', what: 'setup:1s' },
      { event: 'named', what: 'quality:fair' },
      { event: 'named', what: 'quality:fair' },
      { event: 'named', what: 'quality:71' },
    ];
    for (const count of told) await visit(collector.port, { body: body(count) });
    const counted = await collector.counted();
    expect(counted).toMatchObject({ 'clicks start': 1, 'funnel gate': 1, 'chat end:next': 2, 'chat setup:1s': 1, 'chat quality:fair': 2, 'scroll 50': 1, 'scroll / 50': 1 });
    const sumOf = (start: string) => Object.entries(counted).reduce((sum, [name, count]) => sum + (name.startsWith(start) ? count : 0), 0);
    // Once for the page and once for the site.
    expect([sumOf('time'), sumOf('vitals'), sumOf('chat length:')]).toEqual([2, 10, 1]);
    expect(sumOf('chat ')).toBe(6);
    expect(counted).not.toHaveProperty('visitors');
  });

  it(proves('names a referring host when enough visitors brought it, and a campaign that was declared', 'T1V-01-05', 'VIS-04-04', 'VIS-04-06'), async () => {
    const view = (more: object) => ({ body: body({ event: 'view', page: '/', entry: true, ...more }) });
    await from('203.0.113.1', view({ from: 'news.example', campaign: 'spring' }));
    await from('203.0.113.2', view({ from: 'news.example', campaign: 'unheard-of' }));
    await from('203.0.113.3', view({ from: 'blog.example' }));
    expect(await collector.counted()).toMatchObject({ 'referrers news.example': 2, 'referrers other': 1, 'campaigns spring': 1, visitors: 3 });
    expect(JSON.stringify(collector.written)).not.toMatch(/blog|unheard/);
  });

  it(proves('does not name a host for one address that comes with many browsers', 'VIS-04-06'), async () => {
    const view = { body: body({ event: 'view', page: '/', entry: true, from: 'rare.example' }) };
    for (const system of ['X11; Linux x86_64', 'Windows NT 10.0', 'Macintosh; Intel Mac OS X 10.15']) {
      const agent = `Mozilla/5.0 (${system}; rv:153.0) Gecko/20100101 Firefox/153.0`;
      await from('203.0.113.1', { ...view, headers: { 'user-agent': agent } });
    }
    expect(await collector.counted()).toMatchObject({ visitors: 3, 'referrers other': 3 });
    expect(JSON.stringify(collector.written)).not.toContain('rare');
  });

  it(proves('counts a visitor publicly on three pages of a day and no more', 'VIS-04-08'), async () => {
    for (const page of ['/', '/chat/', '/privacy/', '/terms/', '/cookies/']) await visit(collector.port, { body: body({ event: 'view', page, entry: false }) });
    const counted = await collector.counted();
    expect(Object.keys(counted).filter((name) => name.startsWith('public-pages'))).toEqual(['public-pages /', 'public-pages /chat/', 'public-pages /privacy/']);
    expect(counted).toMatchObject({ 'visitors /cookies/': 1 });
  });

  it(proves('counts nothing that the policy does not have, and does not even look for a country then', 'VIS-01-01', '1V1-01-10'), async () => {
    let looked = 0;
    const strict = await startedCollector({
      rules: () => ({ ...RULES, tables: new Set(['views']) }),
      countryFinder: () => String((looked += 1)),
    });
    await visit(strict.port);
    await visit(strict.port, { headers: { 'user-agent': '' } });
    expect(Object.keys(await strict.counted()).filter((name) => !name.startsWith('views'))).toEqual(['mark gap', 'mark key-started']);
    expect(looked).toBe(0);
  });

  it('takes both types that browsers send, and a browser without Sec-Fetch-Site by its Origin', async () => {
    await visit(collector.port, { headers: { 'content-type': 'application/json' } });
    await visit(collector.port, { headers: { 'sec-fetch-site': '', 'sec-fetch-mode': '', 'sec-fetch-dest': '' } });
    expect(await collector.counted()).toMatchObject({ 'views loads': 2 });
  });
});

describe('a visitor who objects', () => {
  it.each([{ 'sec-gpc': '1' }, { dnt: '1' }])(proves('with %j is not counted, nor is the objection', 'VIS-04-03'), async (headers) => {
    for (const sent of [VIEW, 'x', 'x'.repeat(2_000)]) expect(await visit(collector.port, { headers, body: sent })).toMatchObject({ status: 204 });
    expect(await visit(collector.port, { headers: { ...headers, 'user-agent': '', 'sec-fetch-site': 'cross-site' } })).toMatchObject({ status: 204 });
    expect(await collector.counted()).toEqual(STARTED);
  });

  it.each([{ dnt: '1, 1' }, { dnt: '0,1' }, { 'sec-gpc': ['1', '1'] }])('is heard when browser and proxy both say something: %j', async (headers) => {
    expect(await visit(collector.port, { headers })).toMatchObject({ status: 204 });
    expect(await collector.counted()).toEqual(STARTED);
  });
});

describe('dropped, with the same answer as counted', () => {
  const cases: [string, Visit, string][] = [
    ['another site', { headers: { 'sec-fetch-site': 'cross-site' } }, 'site'],
    ['a neighbour on our domain', { headers: { 'sec-fetch-site': 'same-site' } }, 'site'],
    ['a foreign Origin', { headers: { 'sec-fetch-site': '', origin: 'https://evil.example' } }, 'origin'],
    ['no Origin at all', { headers: { 'sec-fetch-site': '', origin: '' } }, 'origin'],
    ['a crawler', { headers: { 'user-agent': 'Mozilla/5.0 (compatible; Googlebot/2.1)' } }, 'bot'],
    ['a missing User-Agent', { headers: { 'user-agent': '' } }, 'bot'],
    ['a program that borrows a browser’s name', { headers: { 'accept-language': '', 'accept-encoding': '' } }, 'headers'],
    ['an address that is none', { headers: { 'x-forwarded-for': 'unknown' } }, 'address'],
    ['a spam referrer', { body: body({ event: 'view', page: '/', entry: true, from: 'www.semalt.com' }) }, 'spam-referrer'],
    ['more than 1 KB', { body: VIEW.padEnd(1_025) }, 'too-large'],
    ['more than 1 KB in pieces', { headers: { 'transfer-encoding': 'chunked' }, body: VIEW.padEnd(1_025) }, 'too-large'],
    ['an empty body', { body: '' }, 'malformed'],
    ['half JSON', { body: VIEW.slice(0, -1) }, 'malformed'],
    ['bytes that are no text', { body: new Uint8Array([0xff, 0x00, 0xfe]) }, 'malformed'],
    ['a page that we do not have', { body: VIEW.replace('"/"', '"/secret"') }, 'unknown'],
    ['a key that we do not have', { body: VIEW.replace('{', '{"q":"secret",') }, 'unknown'],
  ];
  it.each(cases)('%s', async (_, request, reason) => {
    const reply = await visit(collector.port, request);
    expect(reply.status).toBe(204);
    expect(reply.body).toHaveLength(0);
    expect(await collector.counted()).toEqual({ ...STARTED, [`dropped ${reason}`]: 1 });
  });

  it('for the first reason there is, in the order of the checks', async () => {
    const headers = { 'sec-fetch-site': 'cross-site', 'user-agent': '', 'x-forwarded-for': 'unknown' };
    const ours = { ...headers, 'sec-fetch-site': 'same-origin' };
    await visit(collector.port, { headers, body: 'x'.repeat(2_000) });
    await visit(collector.port, { headers: ours, body: 'x'.repeat(2_000) });
    await visit(collector.port, { headers: ours, body: 'x' });
    expect(await dropped()).toEqual({ site: 1, 'too-large': 1, bot: 1 });
  });

  it('the 121st count of one address in a minute, while others go on', async () => {
    for (let index = 0; index < 125; index += 1) await from('203.0.113.7');
    await from('203.0.113.8');
    expect(await collector.counted()).toMatchObject({ 'dropped rate': 5, 'views loads': 121 });
  });

  it('who finds no room among the addresses of a minute, and marks the day: one visitor may have kept out many', async () => {
    const small = await startedCollector({ maxPrefixes: 2 });
    for (const last of [1, 2, 3, 1, 4]) await visit(small.port, { headers: { 'x-forwarded-for': `203.0.113.${last}` } });
    expect(await small.counted()).toMatchObject({ 'dropped crowded': 2, 'mark turned-away': 2, 'views loads': 3, visitors: 2 });
  });

  it('what finds no room in the queue, and marks the day', async () => {
    const { promise: counted, resolve: goOn } = Promise.withResolvers<void>();
    const small = await startedCollector({
      maxWaiting: 3,
      visitors: async (given) => {
        const memory = new MemoryVisitors({ ...given, randomBytes });
        const mark = memory.mark.bind(memory);
        return Object.assign(memory, {
          mark: async (...asked: Parameters<typeof mark>) => {
            await counted;
            return await mark(...asked);
          },
        });
      },
    });
    // The first batch may have begun with any of the first three; none ends before all have come.
    await Promise.all(Array.from({ length: 12 }, (_, last) => visit(small.port, { headers: { 'x-forwarded-for': `203.0.113.${last}` } })));
    goOn();
    const all = await small.counted();
    expect(all['mark turned-away']).toBe(12 - Number(all['views loads']));
    expect(all).toMatchObject({ 'mark turned-away': all['dropped crowded'], visitors: all['views loads'] });
    expect(all['dropped crowded']).toBeGreaterThanOrEqual(6);
  });

  it('by the address that our proxy adds on a line of its own, whatever line the client sent', async () => {
    for (let index = 0; index < 125; index += 1) {
      await visit(collector.port, { headers: { 'x-forwarded-for': [`203.0.113.${index}`, '198.51.100.7'] } });
    }
    expect(await collector.counted()).toMatchObject({ 'dropped rate': 5, 'views loads': 120 });
  });

  it('until the minute is over, even when nobody came in it', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const ownTimer = await startedCollector();
    for (const passed of [59_999, 1]) {
      for (let index = 0; index < 121; index += 1) await visit(ownTimer.port);
      vi.advanceTimersByTime(passed);
    }
    await visit(ownTimer.port);
    expect(await ownTimer.counted()).toMatchObject({ 'dropped rate': 122, 'views loads': 121 });
    expect(vi.getTimerCount()).toBe(0);
  });

  it('junk of any bytes, without harm', async () => {
    const junk = fc.uint8Array({ maxLength: 1_024 });
    await fc.assert(
      fc.asyncProperty(junk, fc.nat(255), async (sent, low) => {
        expect(await from(`198.51.100.${low}`, { body: sent })).toMatchObject({ status: 204 });
      }),
    );
    const counted = await collector.counted();
    expect(Object.keys(counted).filter((name) => !/^(dropped|mark) /.test(name))).toEqual([]);
  });
});

describe('HTTP', () => {
  it('answers 405 to another method, 404 to another address, 200 to a health check', async () => {
    expect(await visit(collector.port, { method: 'GET' })).toMatchObject({ status: 405, headers: { allow: 'POST' } });
    expect(await visit(collector.port, { method: 'PUT' })).toMatchObject({ status: 405 });
    expect(await visit(collector.port, { path: '/x' })).toMatchObject({ status: 404 });
    expect(await visit(collector.port, { method: 'GET', path: '/healthz' })).toMatchObject({ status: 200 });
  });

  it.each(['/b.js', '/v.js'])('serves %s, compressed where that is understood, and says when it is unchanged', async (path) => {
    const get = (headers: Record<string, string>) => visit(collector.port, { method: 'GET', path, headers: { 'accept-encoding': '', ...headers } });
    const plain = await get({});
    expect(plain).toMatchObject({ status: 200, headers: { 'content-type': 'text/javascript; charset=utf-8' } });
    expect(plain.body).toEqual(BEACON);
    const small = await get({ 'accept-encoding': 'gzip, deflate, br, zstd' });
    expect(small.headers['content-encoding']).toBe('br');
    expect(brotliDecompressSync(small.body)).toEqual(BEACON);
    expect(await get({ 'if-none-match': String(plain.headers['etag']) })).toMatchObject({ status: 304 });
  });

  it('sets no cookie anywhere', async () => {
    for (const request of [{}, { method: 'GET', path: '/b.js' }, { method: 'GET', path: '/healthz' }]) {
      expect((await visit(collector.port, request)).headers).not.toHaveProperty('set-cookie');
    }
  });
});

/** Breakdowns of a page, each with one. */
const each = (page: string, values: Readonly<Record<string, string>>): Record<string, number> =>
  Object.fromEntries(Object.entries(values).map(([table, value]) => [[table, page, value].filter((part) => part !== '').join(' '), 1]));
