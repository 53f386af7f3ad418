import { randomBytes, randomUUID } from 'node:crypto';
import { type Ban, KeptBans, MemorySpent, type PuzzleSwitch, spentHereToo } from '@visavis/admission';
import type { CountryFinder } from '@visavis/geo';
import type { WishKind } from '@visavis/matchmaking';
import { type Connection, LIMITS } from '@visavis/protocol';
import { DAY_KEY_EVERY_MS } from '@visavis/redis';
import { listen, type TrustedProxies, type Uws } from '@visavis/uws';
import { AddressDoors } from './admission/address-doors.ts';
import { DayKey } from './admission/day-key.ts';
import { Admission } from './admission/admission.ts';
import type { CallProofs } from './call-proofs.ts';
import type { BetweenNodes } from './between-nodes.ts';
import { CountKeeping, type CountKeepingOptions } from './counting/count-keeping.ts';
import { DatabaseWatch } from './operating/database-watch.ts';
import { LoopDelayMeter } from './counting/loop-delay.ts';
import { Meters } from './counting/meters.ts';
import type { OperatorEvent } from './operating/operator-events.ts';
import { type Standing, unreadiness } from './operating/readiness.ts';
import { readingsOf } from './counting/readings.ts';
import type { Report } from './switchboard/report-desk.ts';
import { Puzzles } from './admission/puzzles.ts';
import { serveNumbers } from './counting/serve-numbers.ts';
import { isProved } from './switchboard/session-key.ts';
import { serveSockets } from './sockets/serve-sockets.ts';
import { StandingWatch } from './operating/standing-watch.ts';
import { Switchboard } from './switchboard/switchboard.ts';
import { Tally } from './counting/tally.ts';
import { iceServers, type Relay } from './calls/turn-credentials.ts';

const TICK_MS = 100;
const NODE_NAME_BYTES = 9;
const SWEEP_MS = 60_000;
const LOOK_MS = 1_000;
const FLUSH_MS = 2_000;
const MAX_DOORS = 100_000;
const BANS_MS = 5_000;
/** How long an outage of the database is bridged in RAM: 31 days. */
const MAX_HOURS = 744;
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
  readonly findsPerMinute: number;
  readonly connectionsPerPrefix: number;
  /** When a search costs a puzzle [L7]. */
  readonly puzzles: PuzzleSwitch;
  /** Bans name networks by it, and puzzles are signed with what is made of it: the same at all nodes. */
  /** Puzzles are made and checked with it. */
  readonly puzzleKey: Uint8Array;
  /** Under which bans name networks; `null` where the policy knows none. */
  readonly banKey: Uint8Array | null;
  /** Bans in force, at most as many as asked for. */
  readonly loadBans: (most: number) => Promise<readonly Ban[]>;
  readonly connections: readonly Connection[];
  /** What visitors may wish for. */
  readonly wishes: readonly WishKind[];
  /** There only where visitors may wish for a partner of their country. */
  readonly countryFinder?: CountryFinder | null;
  readonly relay: Relay | null;
  readonly nodes: BetweenNodes;
  /** Signs matches, and to whom texts with reports are sealed: `callProofs`. */
  readonly proofs: CallProofs;
  readonly fileReport: (report: Report) => Promise<void>;
  readonly storeCounts: CountKeepingOptions['store'];
  readonly onEvent: (event: OperatorEvent) => void;
  /** Silence after which a connection ends, milliseconds; as uWebSockets.js can, in steps of four seconds. */
  readonly idleMs?: number;
}

export interface Signaling {
  readonly port: number;
  readonly metricsPort: number;
  /** Sends everybody away, to come back spread over a time in milliseconds, and stores what is counted; resolves within it. */
  drain(withinMs: number): Promise<void>;
}

export async function startSignaling(options: SignalingOptions): Promise<Signaling> {
  const now = () => Math.floor(performance.now());
  const dayKey = new DayKey({ shared: options.nodes.admission?.dayKey ?? null, now });
  await dayKey.refresh();
  const doors = new AddressDoors({
    connectsPerMinute: options.connectsPerMinute,
    findsPerMinute: options.findsPerMinute,
    connections: options.connectionsPerPrefix,
    maxDoors: MAX_DOORS,
    dayKey: () => dayKey.current,
    banKey: options.banKey,
    buckets: options.nodes.admission?.buckets,
  });
  const tally = new Tally(MAX_HOURS);
  const meters = new Meters();
  const bans = new KeptBans({ load: options.loadBans, now: Date.now });
  const database = new DatabaseWatch(options.onEvent);
  // Without the database the bans that were known go on [N3 of packages/admission].
  const refreshBans = (): Promise<boolean> =>
    bans.refresh().then(
      (hasNew) => {
        database.note('bans', true);
        return hasNew;
      },
      () => {
        database.note('bans', false);
        return false;
      },
    );
  await refreshBans();
  const loopDelay = new LoopDelayMeter();
  // Never used again: whatever another process of this name had, this one has not [L6].
  const node = randomBytes(NODE_NAME_BYTES).toString('base64url');
  const { pools, directory, headCount, openLine } = options.nodes;
  const here = new MemorySpent({ now });
  const spent = options.nodes.admission === null ? here : spentHereToo(options.nodes.admission.spent, here);
  const line = await openLine(node, (events) => switchboard.hearNodes(events));
  const switchboard = new Switchboard({
    pools,
    directory,
    headCount,
    line,
    node,
    now,
    token: (bytes) => randomBytes(bytes).toString('base64url'),
    connections: options.connections,
    wishes: options.wishes,
    mintIce: (name) => iceServers(options.relay, name, Date.now() / 1_000),
    fileReport: options.fileReport,
    onMatch: (side) => {
      tally.countMatch(side, Date.now());
      meters.waited(side.waitedMs);
    },
    meters,
    isProved,
    ...options.proofs,
    admission: new Admission({ bans, puzzles: new Puzzles({ key: options.puzzleKey, spent, now: Date.now }), puzzleSwitch: options.puzzles, now, meters }),
  });
  const counts = new CountKeeping({ tally, store: options.storeCounts, newCollector: randomUUID, onOutage: (outage) => database.note('counts', outage === 'ended') });
  let isDraining = false;
  const standing = (): Standing => ({ isDraining, isRedisUp: options.nodes.isUp?.() ?? null, isMember: switchboard.isMember() });
  const watch = new StandingWatch(options.onEvent);

  const app = options.uws.App();
  serveSockets(app, {
    ...options,
    switchboard,
    doors,
    now,
    meters,
    unready: () => unreadiness(standing()),
    idleMs: options.idleMs ?? LIMITS.idleMs,
    onRefusal: (refusal) => meters.refusedUpgrade(refusal),
  });
  const metrics = options.uws.App();
  serveNumbers(metrics, {
    live: () => {
      const { waiting, ...numbers } = switchboard.numbers();
      return { ...numbers, seats: switchboard.seats, waiting: waiting.video + waiting.text, matches: tally.matches, medianWaitMs: tally.medianWaitMs() };
    },
    readings: () => readingsOf({ meters, numbers: switchboard.numbers(), standing: standing(), matches: tally.matches, loopDelay: loopDelay.read() }),
  });

  const metricsListening = await listen(options.uws, metrics, { host: '127.0.0.1', port: options.metricsPort });
  const listening = await listen(options.uws, app, options).catch((error: unknown) => {
    metrics.close();
    throw error;
  });
  const timers = [
    setInterval(() => void switchboard.tick(), TICK_MS),
    setInterval(() => doors.sweep(now()), SWEEP_MS),
    setInterval(() => void dayKey.refresh(), DAY_KEY_EVERY_MS),
    setInterval(() => counts.keep(), FLUSH_MS),
    setInterval(() => void refreshBans().then((hasNew) => hasNew && switchboard.sendAwayBanned()), BANS_MS),
    setInterval(() => watch.look(standing()), LOOK_MS),
  ];

  return {
    port: listening.port,
    metricsPort: metricsListening.port,
    drain: async (withinMs) => {
      const beganAt = now();
      isDraining = true;
      options.onEvent({ event: 'draining', connections: meters.connections, withinMs });
      for (const timer of timers) clearInterval(timer);
      listening.stop();
      const handedOver = switchboard.drain(() => Math.floor(Math.random() * withinMs));
      await Promise.race([
        Promise.all([handedOver, counts.keepAll(), pause(Math.min(LAST_BYTES_MS, withinMs))]),
        pause(withinMs),
      ]);
      app.close();
      metrics.close();
      await Promise.race([line.close(), pause(LAST_BYTES_MS)]);
      options.nodes.close();
      loopDelay.close();
      options.onEvent({ event: 'drained', tookMs: now() - beganAt });
    },
  };
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
