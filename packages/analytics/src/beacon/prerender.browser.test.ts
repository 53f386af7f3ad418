import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, it, vi } from 'vitest';
import { parseCount } from '../count.ts';
import { chromiumPath } from './chromium-path.test-support.ts';

const scripts = new Map(['/b.js', '/v.js'].map((name) => [name, readFileSync(new URL(`../../dist${name}`, import.meta.url))]));

/** The first page asks for the second ahead of time, and goes there when the server says that it is ready. */
const FIRST = `<script src="/b.js" data-page="/" defer></script><a href="/chat/">chat</a>
  <script type="speculationrules">{"prerender":[{"urls":["/chat/"],"eagerness":"immediate"}]}</script>
  <script>fetch('/go').then(() => document.querySelector('a').click())</script>`;
const SECOND = `<h1>Chat</h1><script src="/b.js" data-page="/chat/" defer></script><script src="/v.js" defer></script>
  <script>
    onload = () => fetch(document.prerendering ? '/prerendered' : '/loaded');
    // It leaves once its first paint is told, which may take longer than the painting; all who listen for it hear of it in one task.
    const leave = (list) => list.getEntriesByName('first-contentful-paint').length > 0 && setTimeout(() => location.assign('/end'));
    document.addEventListener('prerenderingchange', () => new PerformanceObserver(leave).observe({ type: 'paint', buffered: true }));
  </script>`;

// Chromium does not prerender for a page that Playwright holds, so this one runs by itself;
// and it is free not to when it finds memory or shared memory short, so it is asked up to three times.
it('counts a prerendered page when it is looked at, not before, and measures it from then on', { retry: 2 }, async () => {
  const events: string[] = [];
  // Chromium may ask for the second page before the first one's scripts have run, and hears of it only once.
  const { promise: loaded, resolve: load } = Promise.withResolvers<void>();
  const server = createServer(async (request, response) => {
    const { url = '/' } = request;
    if (url === '/e') events.push(await text(request));
    if (scripts.has(url)) response.setHeader('content-type', 'text/javascript').end(scripts.get(url));
    else if (url === '/go') void loaded.then(() => response.end());
    else if (url === '/' || url === '/chat/' || url === '/end') {
      response.setHeader('content-type', 'text/html').end(url === '/' ? FIRST : url === '/chat/' ? SECOND : 'end');
    } else response.writeHead(204).end();
    if (url === '/prerendered' || url === '/loaded') {
      events.push(url);
      load();
    }
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');

  const profile = mkdtempSync(path.join(tmpdir(), 'visavis-beacon-'));
  const flags = ['--headless', '--no-sandbox', '--no-first-run', '--disable-dev-shm-usage', '--remote-debugging-port=0', `--user-data-dir=${profile}`];
  const chromium = spawn(chromiumPath(), [...flags, `http://127.0.0.1:${address.port}/`], { stdio: 'ignore' });
  try {
    await vi.waitFor(() => expect(events).toHaveLength(4), { timeout: 15_000 });
    const counted = events.map((event) => parseCount(event) ?? event);
    const looked = { event: 'view', page: '/chat/', entry: false };
    expect(counted).toEqual(expect.arrayContaining(['/prerendered', { event: 'view', page: '/', entry: true }, looked]));
    // What the first page sends goes its own way, and may come before or after.
    const ofSecond = counted.filter((event) => typeof event === 'string' || event.event === 'named' || event.page === '/chat/');
    expect(ofSecond).toEqual(['/prerendered', looked, expect.objectContaining({ event: 'leave', page: '/chat/', ttfb: 0, seconds: 0 })]);
    // It took longer to be made ready than this.
    const leave = ofSecond.at(-1);
    expect(typeof leave === 'object' && leave.event === 'leave' ? leave.fcp : undefined).toBeLessThan(1_000);
  } finally {
    chromium.kill();
    await once(chromium, 'exit');
    server.closeAllConnections();
    server.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 20 });
  }
});
