import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { proves } from '@visavis/policy/proves';
import { type Browser, type BrowserContext, chromium } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { parseCount } from '../count.ts';
import { chromiumPath } from './chromium-path.test-support.ts';

const beacon = readFileSync(new URL('../../dist/b.js', import.meta.url));

interface Arrival {
  readonly body: string;
  readonly headers: IncomingMessage['headers'];
}

let browser: Browser;
let context: BrowserContext;
let server: Server;
let origin: string;
let arrivals: Arrival[];

beforeAll(async () => {
  browser = await chromium.launch({
    executablePath: chromiumPath(),
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
  });
  server = createServer(async (request, response) => {
    if (request.url === '/e') {
      arrivals.push({ body: await text(request), headers: request.headers });
      response.writeHead(204).end();
    } else if (request.url === '/b.js') {
      response.writeHead(200, { 'content-type': 'text/javascript' }).end(beacon);
    } else {
      response.writeHead(200, { 'content-type': 'text/html' }).end(page(request.url ?? '/'));
    }
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await browser.close();
  server.closeAllConnections();
  server.close();
});
beforeEach(async () => {
  arrivals = [];
  context = await browser.newContext();
});
afterEach(() => context.close());

const page = (path: string): string => `<!doctype html><title>${path}</title><script src="/b.js" data-page="${path.replace(/\?.*/, '')}" defer></script>
  <a href="/privacy/">privacy</a><a href="/chat/" data-count="start"><b>chat</b></a>`;

const counts = () => arrivals.map(({ body }) => parseCount(body));
const arrive = (count: number) => vi.waitFor(() => expect(arrivals).toHaveLength(count), { timeout: 10_000 });
const view = (name: string, entry: boolean) => ({ event: 'view', page: name, entry });

describe('the built beacon in Chromium', () => {
  it(proves('counts each load once: the first as a visit, the next as none; no query or fragment leaves', '1V1-01-08'), async () => {
    const tab = await context.newPage();
    await tab.goto(`${origin}/?mail=a@b.example#secret`);
    await arrive(1);
    await tab.getByText('privacy').click();
    await arrive(2);
    await tab.reload();
    await arrive(3);
    expect(counts()).toEqual([view('/', true), view('/privacy/', false), view('/privacy/', false)]);
  });

  it(proves('is a request of our own page that carries no cookie and leaves nothing behind', '1V1-04-04'), async () => {
    const tab = await context.newPage();
    await tab.goto(`${origin}/`);
    await arrive(1);
    expect(arrivals[0]?.headers).toMatchObject({ origin, 'sec-fetch-site': 'same-origin' });
    expect(arrivals[0]?.headers).not.toHaveProperty('cookie');
    expect(await context.storageState({ indexedDB: true })).toEqual({ cookies: [], origins: [] });
    expect(await tab.evaluate('sessionStorage.length')).toBe(0);
    expect(await tab.evaluate('caches.keys()')).toEqual([]);
  });

  it('counts a page that comes back from the back/forward cache as a new view', async () => {
    const tab = await context.newPage();
    await tab.goto(`${origin}/`);
    await arrive(1);
    // Playwright loses a page that is restored; so the page tells by itself that it was.
    await tab.evaluate(`addEventListener('pageshow', (event) => fetch('/e', { method: 'POST', body: event.persisted }))`);
    await tab.getByText('privacy').click();
    await arrive(2);
    await tab.evaluate('setTimeout(() => history.back())');
    await arrive(4);
    expect(arrivals.slice(2).map(({ body }) => body)).toContain('true');
    expect(counts()).toContainEqual(view('/', false));
  });

  it('counts a call when the page says so', async () => {
    const tab = await context.newPage();
    await tab.goto(`${origin}/chat/`);
    await tab.evaluate(`dispatchEvent(new CustomEvent('visavis:count', { detail: 'started' }))`);
    await arrive(2);
    expect(counts()).toEqual([view('/chat/', true), { event: 'named', what: 'started' }]);
  });

  it('counts a click that leaves the page, by the name of what was clicked', async () => {
    const tab = await context.newPage();
    await tab.goto(`${origin}/`);
    await tab.getByText('chat').click();
    await arrive(3);
    expect(counts()).toContainEqual({ event: 'named', what: 'click:start' });
    expect(counts()).toContainEqual(view('/chat/', false));
  });

  it(proves('is not there without script, and nothing else counts in its place', 'VIS-04-09'), async () => {
    const plain = await browser.newContext({ javaScriptEnabled: false });
    const tab = await plain.newPage();
    const asked: string[] = [];
    tab.on('request', (request) => void asked.push(request.url()));
    await tab.goto(`${origin}/`);
    await tab.getByText('privacy').click();
    await tab.waitForURL(`${origin}/privacy/`);
    await plain.close();
    expect(asked).toEqual([`${origin}/`, `${origin}/privacy/`]);
    expect(arrivals).toEqual([]);
  });

  it(proves('sends nothing once the visitor asked not to be counted on this device', 'VIS-04-09'), async () => {
    await context.addInitScript(`localStorage.setItem('visavis.uncounted', '1')`);
    const tab = await context.newPage();
    await tab.goto(`${origin}/`);
    await tab.getByText('chat').click();
    await tab.waitForURL(`${origin}/chat/`);
    await tab.evaluate(`fetch('/e', { method: 'POST', body: 'control' })`);
    await arrive(1);
    expect(arrivals[0]?.body).toBe('control');
  });

  it.each([
    ['globalPrivacyControl', true],
    ['doNotTrack', '1'],
  ])('sends nothing under %s', async (signal, value) => {
    await context.addInitScript(`Object.defineProperty(navigator, '${signal}', { value: ${JSON.stringify(value)} })`);
    const tab = await context.newPage();
    await tab.goto(`${origin}/`);
    await tab.getByText('chat').click();
    await tab.waitForURL(`${origin}/chat/`);
    await tab.evaluate(`dispatchEvent(new CustomEvent('visavis:count', { detail: 'started' }))`);
    // A request that is sent after them has arrived, so theirs would have.
    await tab.evaluate(`fetch('/e', { method: 'POST', body: 'control' })`);
    await arrive(1);
    expect(arrivals[0]?.body).toBe('control');
  });
});
