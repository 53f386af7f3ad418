import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { grantLogins, migrate } from '@visavis/db';
import { currentManifest } from '@visavis/policy/history';
import { certificateFor } from './certificate.ts';
import type { ChildSpec, Ready } from './children/child.ts';
import type { Household } from './children/household.ts';
import { relayIsInstalled, startRelay } from './children/relay.ts';
import type { DataFolder } from './data-folder.ts';
import { freePort } from './free-port.ts';
import { lanAddress } from './lan-address.ts';
import type { Options } from './options.ts';
import { notice, step } from './progress.ts';
import { relayWords } from './relay-words.ts';
import { writeRuntime } from './runtime-file.ts';
import { readSecrets } from './secrets.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** By what development differs from `npm start`. */
export interface Development {
  /** The module that runs a service again whenever its code changes; its argument is the service's own. */
  readonly watcher: string;
  readonly pageServers: Readonly<Record<string, string>>;
}

export interface Product {
  readonly origin: string;
  readonly adminDatabaseUrl: string;
  readonly relayed: boolean;
}

/** Where the pages lie that this copy serves. In development they come from servers of their own. */
export const pagesIn = (data: DataFolder): string => join(data.path, 'pages');

/** Starts every part of the product, in order, into a household. */
export async function startProduct(
  household: Household,
  options: Options,
  { data, development }: { data: DataFolder; development?: Development },
): Promise<Product> {
  const address = options.lan ? lanAddress() : '127.0.0.1';
  const origin = options.publicOrigin ?? (options.lan ? `https://${address}:${options.port}` : `http://localhost:${options.port}`);
  const secrets = readSecrets(data.path);
  const start = (spec: Omit<ChildSpec, 'readyMs' | 'stopMs'>): Promise<Ready> =>
    household.start({ ...spec, readyMs: 30_000, stopMs: 8_000 });
  const service = async (name: string, env: Record<string, string>): Promise<Ready> => {
    const module = join(ROOT, 'apps', name, 'src/main.ts');
    if (development === undefined) return start({ name, module, env: { ...env, PORT: '0', METRICS_PORT: '0' } });
    // A service that starts again must be found where it was.
    const [PORT, METRICS_PORT] = [await freePort(), await freePort()].map(String);
    if (PORT === undefined || METRICS_PORT === undefined) throw new Error('no free port');
    return start({ name, module: development.watcher, args: [module], env: { ...env, PORT, METRICS_PORT } });
  };
  const signalingNodes = async (env: Record<string, string>): Promise<readonly Ready[]> => {
    if (options.nodes === null) return [await service('signaling', env)];
    const { count, redisUrl } = options.nodes;
    const shared = { REDIS_URL: redisUrl, ...env, PORT: '0', METRICS_PORT: '0' };
    const module = join(ROOT, 'apps/signaling/src/main.ts');
    return Promise.all(Array.from({ length: count }, (_, index) => start({ name: `signaling ${index + 1}`, group: 'signaling', module, env: shared })));
  };

  const ownerUrl = options.databaseUrl ?? (await startPostgres(household, data.path));
  await migrate(ownerUrl);
  const logins = await grantLogins(ownerUrl, randomBytes);

  const { connection } = currentManifest(options.profile, new Date());
  const words = relayWords(connection, relayIsInstalled());
  if (words.kind === 'missing') for (const line of words.notices) notice(line);
  else step(words.step);
  const relay = words.kind === 'missing' ? null : await startRelay(household, data.path, address);
  const common = { VISAVIS_PROFILE: options.profile, VISAVIS_ORIGIN: origin, HOST: '127.0.0.1' };

  step('Starting the services');
  const [signaling, collector] = await Promise.all([
    signalingNodes({
      ...common,
      ...options.signaling,
      DATABASE_URL: logins.signaling,
      BAN_KEY: secrets.banKey,
      MATCH_PRIVATE_KEY: secrets.matchPrivateKey,
      // An operator's own goes before ours: then the private half was never here.
      EVIDENCE_PUBLIC_KEY: options.signaling['EVIDENCE_PUBLIC_KEY'] ?? secrets.evidencePublicKey,
      TURN_SECRETS: relay?.secret ?? '',
      TURN_ADDRESS: relay?.address ?? '',
    }),
    // Only the origin is told its port; what else runs on this machine could call itself 127.0.0.1 in any case.
    service('collector', { ...common, ...options.collector, DATABASE_URL: logins.collector, ONLY_PROXIES_CONNECT: '1' }),
  ]);
  const adminApi = await service('admin-api', {
    ...common,
    DATABASE_URL: logins.admin,
    AUTH_SECRET: secrets.authSecret,
    SIGNALING_METRICS_URL: signaling.map((node) => urlOf(node, 'metricsPort')).join(','),
    // In development the site's own server shows this page, without numbers.
    NUMBERS_SHELL: development === undefined ? join(pagesIn(data), 'site/numbers/index.html') : '',
  });
  await start({
    name: 'origin',
    module: join(ROOT, 'tooling/launch/src/origin/main.ts'),
    env: {
      HOST: options.host,
      PORT: String(options.port),
      VISAVIS_PROFILE: options.profile,
      PAGES: pagesIn(data),
      SIGNALING_URL: signaling.map((node) => urlOf(node, 'port')).join(','),
      COLLECTOR_URL: urlOf(collector, 'port'),
      ADMIN_API_URL: urlOf(adminApi, 'port'),
      ...(options.lan ? await certificateFiles(data.path, address) : {}),
      ...development?.pageServers,
    },
  });
  writeRuntime(data.path, { origin, adminDatabaseUrl: logins.admin });
  return { origin, adminDatabaseUrl: logins.admin, relayed: relay !== null };
}

async function startPostgres(household: Household, dataFolder: string): Promise<string> {
  step('Starting PostgreSQL');
  const ready = await household.start({
    name: 'postgres',
    module: join(ROOT, 'packages/db/src/embedded/keeper.ts'),
    args: [join(dataFolder, 'postgres')],
    env: {},
    readyMs: 60_000,
    stopMs: 20_000,
  });
  return String(ready['url']);
}

async function certificateFiles(dataFolder: string, address: string): Promise<Record<string, string>> {
  const { certFile, keyFile } = await certificateFor(dataFolder, address);
  return { TLS_CERT: certFile, TLS_KEY: keyFile };
}

function urlOf(ready: Ready, key: 'port' | 'metricsPort'): string {
  return `http://127.0.0.1:${Number(ready[key])}`;
}
