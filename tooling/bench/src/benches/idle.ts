import { besideBoth, type Figure, ofEach } from '../figure.ts';
import { startChild } from '../processes/child.ts';
import { type Contest, inTurns } from '../rounds.ts';
import type { Server } from '../servers.ts';

const CONNECTIONS = 10_000;
/** So that code compiled at the first connections is not charged to the others. */
const FIRST_CONNECTIONS = 1_000;
const BAR = { of: 'value', is: 'at most', limit: 2_048 } as const;

/** Resident memory that one idle connection costs after its hello, and how much of it JavaScript holds. */
export async function idle(contest: Contest): Promise<readonly Figure[]> {
  const rounds = await inTurns(contest, bytesPerConnection);
  const name = { bench: 'idle', unit: 'B' };
  return [
    ...besideBoth({ ...name, figure: `RSS per idle connection, ${CONNECTIONS} after hello`, bar: BAR }, ofEach(rounds, ({ resident }) => resident)),
    ...besideBoth({ ...name, figure: 'JavaScript heap per idle connection' }, ofEach(rounds, ({ heap }) => heap)),
  ];
}

async function bytesPerConnection(server: Server): Promise<{ readonly resident: number; readonly heap: number }> {
  const first = await crowd(server, FIRST_CONNECTIONS);
  await server.ballast();
  const before = { resident: await server.memory(), heap: await server.heap() };
  const rest = await crowd(server, CONNECTIONS);
  const after = { resident: await server.memory(), heap: await server.heap() };
  await Promise.all([first.stop(), rest.stop()]);
  return { resident: (after.resident - before.resident) / CONNECTIONS, heap: (after.heap - before.heap) / CONNECTIONS };
}

async function crowd({ port }: Server, size: number) {
  const entry = new URL('../processes/idle-clients.ts', import.meta.url);
  const clients = startChild({ entry, args: [String(port), String(size)] });
  const connections = await clients.ready('connections');
  if (connections !== size) throw new Error(`${connections} of ${size} connections were welcomed`);
  return clients;
}
