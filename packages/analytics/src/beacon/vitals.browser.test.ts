import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { type Browser, type BrowserContext, chromium, type Page as Tab } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Leave, parseCount } from '../count.ts';
import { chromiumPath } from './chromium-path.test-support.ts';

const built = (name: string) => readFileSync(new URL(`../../dist/${name}`, import.meta.url));
const oracle = readFileSync(new URL('web-vitals.iife.js', import.meta.resolve('web-vitals')));
const scripts: Readonly<Record<string, Buffer>> = { '/b.js': built('b.js'), '/v.js': built('v.js'), '/web-vitals.js': oracle };
/** Chromium takes an image of few bytes a pixel for a background, and no content. */
const IMAGE = `<svg xmlns="http://www.w3.org/2000/svg" width="600" height="400"><!--${'.'.repeat(8_000)}--><path fill="teal" d="M0 0h600v400H0z"/></svg>`;

/** How far a value may be from the one of `web-vitals`: we tell whole milliseconds, and layout shifts to four digits. */
const TOLERANCE = { lcp: 1, fcp: 1, ttfb: 1, inp: 0, cls: 0.0001 } as const;
type Vital = keyof typeof TOLERANCE;

let browser: Browser;
let context: BrowserContext;
let server: Server;
let origin: string;
let leaves: Leave[];
/** What `web-vitals` said last of each metric. */
let said: Partial<Record<Vital, number>>;
let image: ServerResponse | undefined;

beforeAll(async () => {
  browser = await chromium.launch({ executablePath: chromiumPath(), ignoreDefaultArgs: ['--disable-back-forward-cache'] });
  server = createServer(async (request, response) => {
    const { url = '/' } = request;
    const script = scripts[url];
    if (url === '/e') take(await text(request));
    if (url === '/oracle') Object.assign(said, JSON.parse(await text(request)));
    if (script) response.setHeader('content-type', 'text/javascript').end(script);
    else if (url === '/late.svg') image = response.setHeader('content-type', 'image/svg+xml');
    else if (url === '/e' || url === '/oracle') response.writeHead(204).end();
    else response.setHeader('content-type', 'text/html').end(url === '/' ? PAGE : '<!doctype html><title>elsewhere</title>');
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
  leaves = [];
  said = {};
  image = undefined;
  context = await browser.newContext({ viewport: { width: 800, height: 600 } });
});
afterEach(() => context.close());

function take(body: string): void {
  const count = parseCount(body);
  if (count?.event === 'leave') leaves.push(count);
}

const PAGE = `<!doctype html><title>page</title>
  <script src="/b.js" data-page="/" defer></script><script src="/v.js" defer></script><script src="/web-vitals.js"></script>
  <script>
    for (const name of ['LCP', 'FCP', 'CLS', 'INP', 'TTFB']) {
      webVitals['on' + name](({ value }) => navigator.sendBeacon('/oracle', JSON.stringify({ [name.toLowerCase()]: value })));
    }
    const busy = (ms) => { const end = performance.now() + ms; while (performance.now() < end); };
    const painted = () => new Promise((go) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(go))));
  </script>
  <h1>Early words</h1><div id="room"></div><p>More words, which move when there is room above.</p>
  <button onclick="busy(Number(this.dataset.ms))">Slow</button><div style="height: 3000px"></div>`;

/** Goes to another page, which counts nothing, and waits until the one before has told what it was like. */
async function left(tab: Tab): Promise<Leave> {
  await tab.goto(`${origin}/elsewhere`);
  await vi.waitFor(() => expect(leaves).toHaveLength(1), { timeout: 10_000 });
  return leaves[0] ?? expect.fail('nothing was told');
}

async function agrees(leave: Leave, ...vitals: readonly Vital[]): Promise<void> {
  await vi.waitFor(() => expect(Object.keys(said)).toEqual(expect.arrayContaining([...vitals])), { timeout: 10_000 });
  for (const vital of vitals) {
    const ours = leave[vital] ?? expect.fail(`we have no ${vital}`);
    expect(Math.abs(ours - (said[vital] ?? Number.NaN)), `${vital}: ${ours} and ${said[vital]}`).toBeLessThanOrEqual(TOLERANCE[vital]);
  }
}

/** Input as a browser gets it, each answered by a frame before the next. */
async function press(tab: Tab, ...latencies: readonly number[]): Promise<void> {
  for (const ms of latencies) {
    await tab.evaluate(`document.querySelector('button').dataset.ms = ${ms}`);
    await tab.click('button');
    await tab.evaluate('painted()');
  }
}

describe('the measured page says the same as web-vitals', () => {
  it('of a late image', async () => {
    const tab = await context.newPage();
    await tab.goto(origin);
    await tab.evaluate('painted()');
    await tab.evaluate(`document.querySelector('#room').insertAdjacentHTML('beforeend', '<img src="/late.svg" width="600" height="400">')`);
    await vi.waitFor(() => expect(image).toBeDefined());
    const before = Number(await tab.evaluate('performance.now()'));
    image?.end(IMAGE);
    await tab.waitForFunction('document.images[0].complete');
    await tab.evaluate('painted()');
    const leave = await left(tab);
    await agrees(leave, 'lcp', 'fcp', 'ttfb', 'cls');
    expect(leave.lcp).toBeGreaterThanOrEqual(Math.floor(before));
    expect(leave.fcp).toBeLessThan(leave.lcp ?? 0);
  });

  it('of layout shifts in two sessions', async () => {
    const tab = await context.newPage();
    await tab.goto(origin);
    await tab.evaluate('painted()');
    const grow = (px: number) => tab.evaluate(`document.querySelector('#room').style.height = '${px}px', painted()`);
    for (const px of [60, 150, 220]) await grow(px);
    await tab.evaluate('new Promise((go) => setTimeout(go, 1100))');
    await grow(240);
    const leave = await left(tab);
    await agrees(leave, 'cls', 'fcp', 'lcp', 'ttfb');
    expect(leave.cls).toBeGreaterThan(0.01);
  });

  it('of slow interactions', async () => {
    const tab = await context.newPage();
    await tab.goto(origin);
    await press(tab, 60, 220, 0, 120);
    const leave = await left(tab);
    await agrees(leave, 'inp', 'cls');
    expect(leave.inp).toBeGreaterThanOrEqual(216);
  });

  it('of more than fifty interactions, without the slowest', async () => {
    const tab = await context.newPage();
    await tab.goto(origin);
    await press(tab, 240, 120, ...Array.from({ length: 52 }, () => 0));
    const leave = await left(tab);
    await agrees(leave, 'inp');
    expect(leave.inp).toBeLessThan(200);
  });

  it('of a quick one alone', async () => {
    const tab = await context.newPage();
    await tab.goto(origin);
    await press(tab, 0);
    await agrees(await left(tab), 'inp');
  });
});

it('tells how far the page was seen, and for how long', async () => {
  const tab = await context.newPage();
  await tab.goto(origin);
  await tab.evaluate('scrollTo(0, document.documentElement.scrollHeight / 2)');
  await tab.evaluate('painted()');
  await tab.evaluate('scrollTo(0, 0), painted()');
  const leave = await left(tab);
  expect(leave.scroll).toBe(50);
  expect(leave.seconds).toBeLessThan(20);
  expect(leave.page).toBe('/');
});

it('tells a page that comes back from the back/forward cache as a view of its own', async () => {
  const tab = await context.newPage();
  await tab.goto(origin);
  await tab.evaluate('painted()');
  // Playwright loses a page that is restored; so the page goes on by itself.
  await tab.evaluate(`addEventListener('pageshow', ({ persisted }) => persisted && painted().then(painted).then(() => location.assign('/elsewhere')))`);
  await left(tab);
  said = {};
  await tab.evaluate('setTimeout(() => history.back())');
  await vi.waitFor(() => expect(leaves).toHaveLength(2), { timeout: 10_000 });
  const restored = leaves.at(-1) ?? expect.fail('nothing was told');
  // The two ask for frames one after the other; what they measure is the same frame.
  await vi.waitFor(() => expect(said).toMatchObject({ lcp: expect.any(Number), fcp: expect.any(Number), ttfb: 0 }), { timeout: 10_000 });
  expect(restored).toMatchObject({ page: '/', ttfb: 0, cls: 0 });
  expect(Math.abs((restored.lcp ?? Number.NaN) - (said.lcp ?? Number.NaN))).toBeLessThanOrEqual(20);
  expect(restored.fcp).toBe(restored.lcp);
});
