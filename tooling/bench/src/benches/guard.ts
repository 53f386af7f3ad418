import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import { type Figure, median, percentile, type Plain, plain, type Side } from '../figure.ts';
import type { GuardBenchPage, Measured } from '../guard-page/page.ts';

const BENCH = 'guard';
const FRAMES = 40;
const CALL = { settleMs: 6_000, measureMs: 10_000 } as const;
const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.wasm': 'application/wasm' };
/** What the guard needs, and no more: also a check that this is enough. */
const POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'; media-src 'self' blob:; img-src data:";

interface Told {
  readonly rounds: number;
  readonly onRound: (side: Side, measured: unknown) => void;
}

/** What the guard costs a call: time for a frame, and frames of the same call with and without it. */
export async function guard({ onRound, rounds }: Told): Promise<readonly (Figure | Plain)[]> {
  const folder = mkdtempSync(join(tmpdir(), 'visavis-guard-'));
  try {
    await build({
      root: fileURLToPath(new URL('../guard-page/', import.meta.url)),
      logLevel: 'error',
      worker: { format: 'es' },
      build: { outDir: folder, emptyOutDir: true, target: 'es2022', assetsInlineLimit: 0 },
    });
    return await onPage(folder, async (page) => {
      const times = await page.evaluate((frames) => (globalThis as unknown as { guardBench: GuardBenchPage }).guardBench.times(frames), FRAMES);
      onRound('ours', { times: times.map(Math.round) });
      const measured = { ours: new Array<Measured>(), bare: new Array<Measured>() };
      for (let round = 0; round < rounds; round += 1) {
        // They take turns in going first, so that a machine that grows busier favours none.
        for (const side of round % 2 === 0 ? (['bare', 'ours'] as const) : (['ours', 'bare'] as const)) {
          const settings = { ...CALL, guarded: side === 'ours' };
          const one = await page.evaluate((asked) => (globalThis as unknown as { guardBench: GuardBenchPage }).guardBench.framesPerSecond(asked), settings);
          onRound(side, one);
          measured[side].push(one);
        }
      }
      const unseen = measured.ours.find(({ views }) => !views.includes('clear'));
      if (unseen !== undefined) throw new Error(`the guard judged nothing: ${unseen.views.join(', ')}`);
      return figures(times, measured);
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function figures(times: readonly number[], { bare, ours }: Readonly<Record<'bare' | 'ours', readonly Measured[]>>): readonly (Figure | Plain)[] {
  const [value, baseline] = [ours, bare].map((side) => median(side.map(({ framesPerSecond }) => framesPerSecond)));
  if (value === undefined || baseline === undefined) throw new RangeError('two sides');
  const frames = plain({ bench: BENCH, figure: 'frames that a receiver decodes, 320×240, both sides watched', unit: 'a second', bar: { of: 'ratio', is: 'at least', limit: 0.9 } }, value);
  return [
    plain({ bench: BENCH, figure: 'a frame from the camera to its verdict, median', unit: 'ms', bar: { of: 'value', is: 'at most', limit: 200 } }, median(times)),
    plain({ bench: BENCH, figure: 'a frame from the camera to its verdict, 95 of 100', unit: 'ms' }, percentile(times, 95)),
    { ...frames, beside: 'without the guard', baseline: Number(baseline.toPrecision(3)), ratio: Number((value / baseline).toPrecision(3)) },
  ];
}

/** A page of our own origin in a Chromium whose camera is a test card. */
async function onPage<Result>(folder: string, use: (page: Page) => Promise<Result>): Promise<Result> {
  const server = createServer((request, response) => {
    const path = request.url === '/' ? '/index.html' : new URL(request.url ?? '/', 'http://localhost').pathname;
    readFile(join(folder, path)).then(
      (body) => response.writeHead(200, { 'content-type': TYPES[extname(path)] ?? 'application/octet-stream', 'content-security-policy': POLICY }).end(body),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const executablePath = CHROMIUM.find(existsSync);
  if (executablePath === undefined || address === null || typeof address === 'string') throw new Error('Chromium is missing: apt-get install chromium');
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--use-fake-device-for-media-stream=fps=30', '--use-fake-ui-for-media-stream', '--autoplay-policy=no-user-gesture-required', '--disable-features=WebRtcHideLocalIpsWithMdns'],
  });
  try {
    const page = await browser.newPage();
    const wrong: string[] = [];
    const origin = `http://127.0.0.1:${address.port}/`;
    page.on('pageerror', (error) => wrong.push(error.message));
    page.on('console', (message) => wrong.push(message.text()));
    page.on('request', (request) => {
      if (!request.url().startsWith(origin) && !request.url().startsWith('data:')) wrong.push(`asked for ${request.url()}`);
    });
    await page.goto(origin);
    const result = await use(page);
    if (wrong.length > 0) throw new Error(wrong.join('\n'));
    return result;
  } finally {
    await browser.close();
    server.close();
  }
}
