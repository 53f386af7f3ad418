import { FRAME_SIZES } from '@visavis/protocol';
import { type Figure, figureOf } from '../figure.ts';
import { startChild } from '../processes/child.ts';
import { type Contest, inTurns } from '../rounds.ts';
import type { Server } from '../servers.ts';

/** The legal frame nearest to 1.2 KB, the size of a sealed offer's usual piece. */
const [, FRAME_BYTES] = FRAME_SIZES;
const PAIRS = 150;
/** Half of what the protocol allows a connection. */
const FRAMES_PER_SECOND = 25;
const WARM_UP_SECONDS = 2;
const SECONDS = 4;

/** CPU time of the whole server process for one sealed frame from one client to its partner. */
export async function relay(contest: Contest): Promise<Figure> {
  const rounds = await inTurns(contest, cpuPerFrame);
  return figureOf({ bench: 'relay', figure: `server CPU per relayed ${FRAME_BYTES} B frame`, unit: 'µs' }, rounds);
}

async function cpuPerFrame(server: Server): Promise<number> {
  const clients = startChild({
    entry: new URL('../processes/relay-clients.ts', import.meta.url),
    args: [server.port, PAIRS, FRAME_BYTES, FRAMES_PER_SECOND].map(String),
  });
  await clients.ready('connections');
  await clients.ask(`run ${WARM_UP_SECONDS}`, 'frames');
  const before = await server.cpu();
  const frames = await clients.ask(`run ${SECONDS}`, 'frames');
  const after = await server.cpu();
  await clients.stop();
  return (after - before) / frames;
}
