import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FRAME_SIZES } from '@visavis/protocol';
import { CPU_SHARE, cpuShares, RELAY_PARTS } from '../cpu-shares.ts';
import { type Bar, besideBoth, type Figure, figureOf, ofEach, type Plain, plain } from '../figure.ts';
import { startChild } from '../processes/child.ts';
import { type Contest, inTurns } from '../rounds.ts';
import type { Server } from '../servers.ts';

const BENCH = 'relay';
/** A candidate or an `ack`; and the legal frame nearest to 1.2 KB, the size of a sealed offer's usual piece. */
const [SMALL, LARGE] = FRAME_SIZES;
const BAR: Bar = { of: 'ratio', is: 'at most', limit: 1.3 };
const PAIRS = 150;
/** Half of what the protocol allows a connection. */
const FRAMES_PER_SECOND = 25;
const WARM_UP_SECONDS = 4;
const SECONDS = 4;
const PROFILE_SECONDS = 10;
const MICROSECONDS = 1_000_000;

/** CPU time of the whole server process for one sealed frame from one client to its partner. Both sizes go through the same server. */
export async function relay(contest: Contest): Promise<readonly (Figure | Plain)[]> {
  const rounds = await inTurns(contest, async (server) => ({ small: await cpuPerFrame(server, SMALL), large: await cpuPerFrame(server, LARGE) }));
  const large = ofEach(rounds, (measured) => measured.large);
  return [
    ...besideBoth({ bench: BENCH, figure: `server CPU per relayed ${LARGE} B frame`, unit: 'µs', bar: BAR }, large),
    ...besideBoth({ bench: BENCH, figure: `server CPU per relayed ${SMALL} B frame`, unit: 'µs' }, ofEach(rounds, (measured) => measured.small)),
    figureOf({ bench: BENCH, figure: `${LARGE} B frames in a second of one core`, unit: '/s' }, ofEach(large, (microseconds) => MICROSECONDS / microseconds)),
    ...(await whereCpuGoes(contest)),
  ];
}

async function cpuPerFrame(server: Server, bytes: number): Promise<number> {
  const clients = pairs(server, bytes);
  await clients.ready('connections');
  await clients.ask(`run ${WARM_UP_SECONDS}`, 'frames');
  const before = await server.cpu();
  const frames = await clients.ask(`run ${SECONDS}`, 'frames');
  const after = await server.cpu();
  await clients.stop();
  return (after - before) / frames;
}

/** Shares of the CPU time that is not idle, under the same load. */
async function whereCpuGoes({ ours }: Contest): Promise<readonly Plain[]> {
  const folder = mkdtempSync(join(tmpdir(), 'visavis-profile-'));
  try {
    const server = await ours();
    const clients = pairs(server, LARGE);
    await clients.ready('connections');
    await clients.ask(`run ${WARM_UP_SECONDS}`, 'frames');
    await server.profile();
    await clients.ask(`run ${PROFILE_SECONDS}`, 'frames');
    await server.profileTo(join(folder, 'relay.cpuprofile'));
    await clients.stop();
    await server.stop();
    return cpuShares(folder, RELAY_PARTS).map(({ part, share }) => plain({ bench: BENCH, figure: `${CPU_SHARE}${part}`, unit: '%' }, 100 * share));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const pairs = ({ port }: Server, bytes: number) =>
  startChild({ entry: new URL('../processes/relay-clients.ts', import.meta.url), args: [port, PAIRS, bytes, FRAMES_PER_SECOND].map(String) });
