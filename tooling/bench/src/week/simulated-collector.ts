import { type Child, startChild } from '../processes/child.ts';
import { Connections } from './connections.ts';
import { COUNTRY_HEADER, ORIGIN } from './request.ts';

export interface SimulatedCollectorOptions {
  readonly databaseUrl: string;
  /** Empty for a collector that has no others beside it. */
  readonly redisUrl: string;
  readonly profile: string;
  /** What its clock says at first, in milliseconds since 1970. */
  readonly clock: number;
  /** For one address prefix. */
  readonly countsPerMinute: number;
}

/** A collector's own `main.ts` in a process of its own, whose clock the simulation moves. */
export interface SimulatedCollector {
  readonly port: number;
  readonly connections: Connections;
  setClock(instant: number): Promise<void>;
  /** Errors: when it did not store everything before it ended. */
  stop(): Promise<void>;
  kill(): Promise<void>;
}

const CLOCK = import.meta.resolve('../processes/simulated-clock.ts');
/** Shorter than in production, because a simulated hour takes less than a second. */
const FLUSH_MS = 250;

export async function startSimulatedCollector(options: SimulatedCollectorOptions): Promise<SimulatedCollector> {
  const child = startChild({
    entry: new URL('../../../../apps/collector/src/main.ts', import.meta.url),
    execArgv: ['--import', CLOCK],
    env: {
      ...process.env,
      HOST: '127.0.0.1',
      PORT: '0',
      VISAVIS_PROFILE: options.profile,
      VISAVIS_ORIGIN: ORIGIN,
      DATABASE_URL: options.databaseUrl,
      REDIS_URL: options.redisUrl,
      COUNTRY_HEADER,
      COUNTS_PER_MINUTE: String(options.countsPerMinute),
      FLUSH_MS: String(FLUSH_MS),
      SIMULATED_CLOCK: String(options.clock),
    },
  });
  const port = await child.ready('port');
  const connections = await Connections.open(port);
  return {
    port,
    connections,
    setClock: async (instant) => void (await child.ask(`clock ${instant}`, 'clock')),
    stop: () => end({ child, connections }, 'SIGTERM'),
    kill: () => end({ child, connections }, 'SIGKILL'),
  };
}

async function end({ child, connections }: { child: Child; connections: Connections }, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  connections.close();
  const code = await child.end(signal);
  if (signal === 'SIGTERM' && code !== 0) throw new Error('a collector ended without storing its last counts');
}
