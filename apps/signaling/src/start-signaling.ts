import { randomBytes, randomUUID } from 'node:crypto';
import type { Pool } from '@visavis/matchmaking';
import { type Connection, LIMITS } from '@visavis/protocol';
import { listen, type TrustedProxies, type Uws } from '@visavis/uws';
import { AddressDoors } from './address-doors.ts';
import { CountKeeping, type CountKeepingOptions } from './count-keeping.ts';
import type { ServerNumbers } from './numbers-text.ts';
import { serveNumbers } from './serve-numbers.ts';
import { serveSockets } from './serve-sockets.ts';
import { type Report, Switchboard } from './switchboard.ts';
import { Tally } from './tally.ts';
import { iceServers, type Relay } from './turn-credentials.ts';
import type { UpgradeRefusal } from './upgrade.ts';

const TICK_MS = 250;
const SWEEP_MS = 60_000;
const FLUSH_MS = 2_000;
const MAX_DOORS = 100_000;
/** How long an outage of the database is bridged in RAM: 31 days. */
const MAX_HOURS = 744;
/** Those sent away come back spread over so long. */
const MOVING_SPREAD_MS = 2_000;
/** Time for the last bytes to reach clients before their sockets end. */
const LAST_BYTES_MS = 200;

export interface SignalingOptions {
  readonly uws: Uws;
  readonly host: string;
  readonly port: number;
  readonly metricsPort: number;
  readonly origins: ReadonlySet<string>;
  readonly trusted: TrustedProxies;
  readonly connectsPerMinute: number;
  readonly connectionsPerPrefix: number;
  readonly connections: readonly Connection[];
  readonly relay: Relay | null;
  readonly pool: Pool;
  readonly fileReport: (report: Report) => Promise<void>;
  readonly storeCounts: CountKeepingOptions['store'];
  readonly onOutage: (outage: 'began' | 'ended') => void;
  /** Silence after which a connection ends, milliseconds; as uWebSockets.js can, in steps of four seconds. */
  readonly idleMs?: number;
}

export interface Signaling {
  readonly port: number;
  readonly metricsPort: number;
  /** Sends everybody away and stores what is counted, within a time in milliseconds. */
  drain(withinMs: number): Promise<void>;
}

export async function startSignaling(options: SignalingOptions): Promise<Signaling> {
  const now = () => Math.floor(performance.now());
  const doors = new AddressDoors(
    {
      connectsPerMinute: options.connectsPerMinute,
      connections: options.connectionsPerPrefix,
      maxDoors: MAX_DOORS,
    },
    now(),
  );
  const tally = new Tally(MAX_HOURS);
  const switchboard = new Switchboard({
    pool: options.pool,
    now,
    token: (bytes) => randomBytes(bytes).toString('base64url'),
    coin: () => (randomBytes(1).readUInt8() & 1) === 1,
    connections: options.connections,
    mintIce: (name) => iceServers(options.relay, name, Date.now() / 1_000),
    fileReport: options.fileReport,
    onMatch: (waits) => tally.countMatch(waits, Date.now()),
  });
  const counts = new CountKeeping({ tally, store: options.storeCounts, newCollector: randomUUID, onOutage: options.onOutage });
  const refusals: Record<UpgradeRefusal, number> = { origin: 0, subprotocol: 0, address: 0, 'too-many': 0 };
  const numbers = (): ServerNumbers => ({
    ...switchboard.numbers(),
    matches: tally.matches,
    medianWaitMs: tally.medianWaitMs(),
    refusals,
    residentBytes: process.memoryUsage.rss(),
  });

  const app = options.uws.App();
  serveSockets(app, {
    ...options,
    switchboard,
    doors,
    now,
    idleMs: options.idleMs ?? LIMITS.idleMs,
    onRefusal: (refusal) => {
      refusals[refusal] += 1;
    },
  });
  const metrics = options.uws.App();
  serveNumbers(metrics, numbers);

  const metricsListening = await listen(options.uws, metrics, { host: '127.0.0.1', port: options.metricsPort });
  const listening = await listen(options.uws, app, options).catch((error: unknown) => {
    metrics.close();
    throw error;
  });
  const timers = [
    setInterval(() => void switchboard.tick(), TICK_MS),
    setInterval(() => doors.sweep(now()), SWEEP_MS),
    setInterval(() => counts.keep(), FLUSH_MS),
  ];

  return {
    port: listening.port,
    metricsPort: metricsListening.port,
    drain: async (withinMs) => {
      for (const timer of timers) clearInterval(timer);
      listening.stop();
      switchboard.drain(() => Math.floor(Math.random() * MOVING_SPREAD_MS));
      await Promise.race([
        Promise.all([counts.keepAll(), pause(Math.min(LAST_BYTES_MS, withinMs))]),
        pause(withinMs),
      ]);
      app.close();
      metrics.close();
    },
  };
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
