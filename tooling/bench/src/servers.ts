import { startChild } from './processes/child.ts';
import { ORIGIN } from './processes/chatter.ts';

/** A server under test, in a process of its own. */
export interface Server {
  readonly port: number;
  /** CPU used by the whole process since it began, in microseconds. */
  cpu(): Promise<number>;
  /** Uses up what the process has in reserve, so that `memory` grows with what comes. */
  ballast(): Promise<number>;
  /** Resident memory after a collection, in bytes. */
  memory(): Promise<number>;
  stop(): Promise<void>;
}

const MEASURED = ['--expose-gc', '--import', import.meta.resolve('./processes/probe.ts')];

export const bareServer = (): Promise<Server> => start(new URL('./processes/bare-server.ts', import.meta.url));

/** No database answers here; the server counts on without one, as in an outage. */
const NO_DATABASE = 'postgres://nobody@127.0.0.1:1/none';

/** Our signaling server as it runs in production, with limits per address that loopback clients need. */
export function signalingServer(): Promise<Server> {
  return start(new URL('../../../apps/signaling/src/main.ts', import.meta.url), {
    ...process.env,
    HOST: '127.0.0.1',
    PORT: '0',
    METRICS_PORT: '0',
    VISAVIS_ORIGIN: ORIGIN,
    DATABASE_URL: NO_DATABASE,
    CONNECTS_PER_MINUTE: '1000000',
    CONNECTIONS_PER_PREFIX: '1000000',
    DRAIN_MS: '0',
  });
}

export const barePostServer = (): Promise<Server> => start(new URL('./processes/bare-post-server.ts', import.meta.url));

/** Our collector as it runs in production, under the profile with most tables, and without a limit for one address. With a folder it writes a CPU profile there when it ends. */
export function collectorServer(databaseUrl: string, { profileFolder }: { readonly profileFolder?: string } = {}): Promise<Server> {
  const env = {
    ...process.env,
    HOST: '127.0.0.1',
    PORT: '0',
    VISAVIS_PROFILE: 'onevone',
    VISAVIS_ORIGIN: ORIGIN,
    DATABASE_URL: databaseUrl,
    COUNTS_PER_MINUTE: '1000000',
    ONLY_PROXIES_CONNECT: '1',
  };
  const profiled = profileFolder === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profileFolder}`];
  return start(new URL('../../../apps/collector/src/main.ts', import.meta.url), env, profiled);
}

async function start(entry: URL, env?: NodeJS.ProcessEnv, execArgv: readonly string[] = []): Promise<Server> {
  const child = startChild({ entry, execArgv: [...MEASURED, ...execArgv], ...(env === undefined ? {} : { env }) });
  return {
    port: await child.ready('port'),
    cpu: () => child.ask('cpu', 'microseconds'),
    ballast: () => child.ask('ballast', 'pieces'),
    memory: () => child.ask('memory', 'bytes'),
    stop: child.stop,
  };
}
