import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { benchDatabase, type BenchDatabase } from '../bench-database.ts';
import { COLLECTOR_PARTS, CPU_SHARE, cpuShares } from '../cpu-shares.ts';
import { type Figure, figureOf, median, ofEach, type Plain, plain } from '../figure.ts';
import { startChild } from '../processes/child.ts';
import { type Contest, inTurns } from '../rounds.ts';
import { barePostServer, collectorServer, type Server } from '../servers.ts';
import { wrk } from '../wrk.ts';

const BENCH = 'collector';
/** Code is compiled while it warms up; after that every visitor is one of those. */
const WARM_UP_SECONDS = 3;
const SECONDS = 4;
const VISITORS = 20_000;
/** Events a second of the steady loads, and for how long each is held. */
const RATES = [10, 1_000, 10_000] as const;
const STEADY_SECONDS = 12;
const FLUSHES = 10;
const MILLION = 1_000_000;

/** What the collector costs beside bare uWebSockets.js that answers 204, and what it writes and remembers. */
export async function collector({ onRound, rounds }: Pick<Contest, 'onRound' | 'rounds'>): Promise<readonly (Figure | Plain)[]> {
  const database = await benchDatabase();
  try {
    const measured = await inTurns({ ours: () => collectorServer({ databaseUrl: database.urls.collector }), bare: barePostServer, rounds, onRound }, underLoad);
    return [
      figureOf({ bench: BENCH, figure: 'server CPU per event, all checks on', unit: 'µs' }, ofEach(measured, ({ microseconds }) => microseconds)),
      figureOf({ bench: BENCH, figure: 'events that one process takes', unit: '/s' }, ofEach(measured, ({ perSecond }) => perSecond)),
      ...(await steady(database)),
      ...(await flushLatency(database)),
      await memoryOfVisitors(database),
      ...(await whereCpuGoes(database)),
    ];
  } finally {
    await database.stop();
  }
}

async function underLoad(server: Server): Promise<{ readonly microseconds: number; readonly perSecond: number }> {
  const { port } = server;
  await wrk({ port, seconds: WARM_UP_SECONDS, visitors: VISITORS });
  const before = await server.cpu();
  const { perSecond, requests } = await wrk({ port, seconds: SECONDS, visitors: VISITORS });
  return { microseconds: ((await server.cpu()) - before) / requests, perSecond };
}

/** How much is written, whatever comes: it grows with cells and not with events. */
async function steady(database: BenchDatabase): Promise<readonly Plain[]> {
  const figures: Plain[] = [];
  for (const rate of RATES) {
    const server = await collectorServer({ databaseUrl: database.urls.collector });
    const clients = await steadyClients(server);
    const before = await database.written();
    await clients.ask(`pace ${rate} ${STEADY_SECONDS}`, 'events');
    const after = await database.written();
    await Promise.all([clients.stop(), server.stop()]);
    const aMinute = (written: number): number => (written * 60) / STEADY_SECONDS;
    figures.push(
      plain({ bench: BENCH, figure: `rows written at ${rate} events/s`, unit: 'a minute' }, aMinute(after.rows - before.rows)),
      plain({ bench: BENCH, figure: `write-ahead log at ${rate} events/s`, unit: 'KiB a minute' }, aMinute(after.walBytes - before.walBytes) / 1_024),
    );
  }
  return figures;
}

/** From the 204 of an event until it is stored, with the settings of production. */
async function flushLatency(database: BenchDatabase): Promise<readonly Plain[]> {
  const server = await collectorServer({ databaseUrl: database.urls.collector });
  const clients = await steadyClients(server);
  const milliseconds: number[] = [];
  for (let flush = 0; flush < FLUSHES; flush += 1) {
    const before = await database.loads();
    await clients.ask('visitors 1', 'events');
    const sent = performance.now();
    while ((await database.loads()) === before) await new Promise((resolve) => setTimeout(resolve, 10));
    milliseconds.push(performance.now() - sent);
  }
  await Promise.all([clients.stop(), server.stop()]);
  const name = { bench: BENCH, unit: 'ms' };
  return [
    plain({ ...name, figure: `from answered to stored, median of ${FLUSHES}` }, median(milliseconds)),
    plain({ ...name, figure: `from answered to stored, longest of ${FLUSHES}` }, Math.max(...milliseconds)),
  ];
}

async function memoryOfVisitors(database: BenchDatabase): Promise<Plain> {
  const server = await collectorServer({ databaseUrl: database.urls.collector });
  const clients = await steadyClients(server);
  await clients.ask('visitors 20000', 'events');
  await server.ballast();
  const before = await server.memory();
  await clients.ask(`visitors ${MILLION}`, 'events');
  const after = await server.memory();
  await Promise.all([clients.stop(), server.stop()]);
  return plain({ bench: BENCH, figure: 'RSS for a million distinct visitors', unit: 'MiB' }, (after - before) / 2 ** 20);
}

/** Shares of the CPU time that is not idle, under the same load as above. */
async function whereCpuGoes(database: BenchDatabase): Promise<readonly Plain[]> {
  const profileFolder = mkdtempSync(join(tmpdir(), 'visavis-profile-'));
  try {
    const server = await collectorServer({ databaseUrl: database.urls.collector, profileFolder });
    await wrk({ port: server.port, seconds: WARM_UP_SECONDS + SECONDS, visitors: VISITORS });
    await server.stop();
    return cpuShares(profileFolder, COLLECTOR_PARTS).map(({ part, share }) => plain({ bench: BENCH, figure: `${CPU_SHARE}${part}`, unit: '%' }, 100 * share));
  } finally {
    rmSync(profileFolder, { recursive: true, force: true });
  }
}

async function steadyClients({ port }: Server) {
  const clients = startChild({ entry: new URL('../processes/beacon-clients.ts', import.meta.url), args: [String(port)] });
  await clients.ready('connections');
  return clients;
}
