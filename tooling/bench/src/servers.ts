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
  /** Of it, what JavaScript holds, in bytes. */
  heap(): Promise<number>;
  /** Profiles its CPU until `profileTo` writes that to a file. */
  profile(): Promise<number>;
  profileTo(file: string): Promise<number>;
  stop(): Promise<void>;
}

interface ServerOptions {
  readonly databaseUrl: string;
  /** A CPU profile is written there when the server ends. */
  readonly profileFolder?: string;
}

const MEASURED = ['--expose-gc', '--import', import.meta.resolve('./processes/probe.ts')];

export const bareServer = (): Promise<Server> => start(new URL('./processes/bare-server.ts', import.meta.url));
export const bareWsServer = (): Promise<Server> => start(new URL('./processes/bare-ws-server.ts', import.meta.url));
export const barePostServer = (): Promise<Server> => start(new URL('./processes/bare-post-server.ts', import.meta.url));

/** Our signaling server as it runs in production, with limits per address that loopback clients need. */
export function signalingServer({ databaseUrl }: Pick<ServerOptions, 'databaseUrl'>): Promise<Server> {
  const env = {
    ...common(databaseUrl),
    METRICS_PORT: '0',
    CONNECTS_PER_MINUTE: '1000000',
    CONNECTIONS_PER_PREFIX: '1000000',
    FINDS_PER_MINUTE: '1000000',
    DRAIN_MS: '0',
  };
  return start(new URL('../../../apps/signaling/src/main.ts', import.meta.url), env);
}

/** Our collector as it runs in production, under the profile with most tables, and without a limit for one address. */
export function collectorServer({ databaseUrl, profileFolder }: ServerOptions): Promise<Server> {
  const env = { ...common(databaseUrl), VISAVIS_PROFILE: 'onevone', COUNTS_PER_MINUTE: '1000000', ONLY_PROXIES_CONNECT: '1' };
  return start(new URL('../../../apps/collector/src/main.ts', import.meta.url), env, profiled(profileFolder));
}

const common = (databaseUrl: string): NodeJS.ProcessEnv => ({ ...process.env, HOST: '127.0.0.1', PORT: '0', VISAVIS_ORIGIN: ORIGIN, DATABASE_URL: databaseUrl });

const profiled = (folder: string | undefined): readonly string[] => (folder === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${folder}`]);

async function start(entry: URL, env?: NodeJS.ProcessEnv, execArgv: readonly string[] = []): Promise<Server> {
  const child = startChild({ entry, execArgv: [...MEASURED, ...execArgv], ...(env === undefined ? {} : { env }) });
  return {
    port: await child.ready('port'),
    cpu: () => child.ask('cpu', 'microseconds'),
    ballast: () => child.ask('ballast', 'pieces'),
    memory: () => child.ask('memory', 'bytes'),
    heap: () => child.ask('heap', 'bytes'),
    profile: () => child.ask('profile', 'profiling'),
    profileTo: (file) => child.ask(`profile to ${file}`, 'profiling'),
    stop: child.stop,
  };
}
