import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from './build.ts';
import type { Household } from './children/household.ts';
import { freePort } from './free-port.ts';
import type { Options } from './options.ts';
import { step } from './progress.ts';
import { runProduct } from './start.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const PAGE_SERVERS = ['site', 'chat', 'admin'] as const;

/** `npm run dev`: the whole product, everything watched, on the same origin. */
export function dev(options: Options): Promise<void> {
  return runProduct(options, async (household) => {
    // The beacon and the heading font are built even here: they are files that others serve.
    await build(options.profile, household);
    step('Starting the development servers');
    const servers = await Promise.all(
      PAGE_SERVERS.map(async (app) => [`${app.toUpperCase()}_DEV_URL`, await startPageServer(household, app)]),
    );
    return {
      watcher: fileURLToPath(new URL('./children/watched-process.ts', import.meta.url)),
      pageServers: Object.fromEntries(servers),
    };
  });
}

async function startPageServer(household: Household, app: (typeof PAGE_SERVERS)[number]): Promise<string> {
  const port = await freePort();
  await household.start({
    name: `${app} (development)`,
    module: fileURLToPath(new URL('./children/page-server-process.ts', import.meta.url)),
    args: [join(ROOT, 'apps', app), app === 'site' ? 'astro' : 'vite', String(port)],
    env: {},
    readyMs: 60_000,
    stopMs: 5_000,
  });
  return `http://127.0.0.1:${port}`;
}
