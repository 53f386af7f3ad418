import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Household } from './children/household.ts';
import { startChild } from './children/child.ts';
import { build } from './build.ts';
import type { Options } from './options.ts';
import { step } from './progress.ts';
import { runProduct } from './start.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const PAGE_SERVERS = ['site', 'chat', 'admin'] as const;

/** `npm run dev`: the whole product, everything watched, on the same origin. */
export function dev(options: Options): Promise<void> {
  return runProduct(options, async (household) => {
    // The beacon is built even here: it is one file that the collector serves.
    await build(options.profile);
    step('Starting the development servers');
    const servers = await Promise.all(PAGE_SERVERS.map(async (app) => [`${app.toUpperCase()}_DEV_URL`, await startPageServer(household, app)]));
    return { nodeOptions: ['--watch', '--watch-preserve-output'], pageServers: Object.fromEntries(servers) };
  });
}

async function startPageServer(household: Household, app: (typeof PAGE_SERVERS)[number]): Promise<string> {
  const port = await freePort();
  household.add(
    await startChild({
      name: `${app} (development)`,
      module: fileURLToPath(new URL('./children/page-server-process.ts', import.meta.url)),
      args: [join(ROOT, 'apps', app), app === 'site' ? 'astro' : 'vite', String(port)],
      env: {},
      readyMs: 60_000,
      stopMs: 5_000,
    }),
  );
  return `http://127.0.0.1:${port}`;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
