import { type Figure, figureOf } from '../figure.ts';
import { startChild } from '../processes/child.ts';
import { type Contest, inTurns } from '../rounds.ts';
import type { Server } from '../servers.ts';

const CONNECTIONS = 10_000;
/** So that code compiled at the first connections is not charged to the others. */
const FIRST_CONNECTIONS = 1_000;

/** Resident memory that one idle connection costs after its hello. */
export async function idle(contest: Contest): Promise<Figure> {
  const rounds = await inTurns(contest, bytesPerConnection);
  return figureOf({ bench: 'idle', figure: `RSS per idle connection, ${CONNECTIONS} after hello`, unit: 'B' }, rounds);
}

async function bytesPerConnection(server: Server): Promise<number> {
  const first = await crowd(server, FIRST_CONNECTIONS);
  await server.ballast();
  const before = await server.memory();
  const rest = await crowd(server, CONNECTIONS);
  const after = await server.memory();
  await Promise.all([first.stop(), rest.stop()]);
  return (after - before) / CONNECTIONS;
}

async function crowd({ port }: Server, size: number) {
  const entry = new URL('../processes/idle-clients.ts', import.meta.url);
  const clients = startChild({ entry, args: [String(port), String(size)] });
  const connections = await clients.ready('connections');
  if (connections !== size) throw new Error(`${connections} of ${size} connections were welcomed`);
  return clients;
}
