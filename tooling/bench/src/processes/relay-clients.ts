import type { WebSocket } from 'ws';
import { meet } from './chatter.ts';

/**
 * Pairs that send each other frames at a steady pace, under the protocol's rate.
 * Arguments: port, pairs, bytes of a frame, frames per second of each client.
 * `run 5` sends for five seconds and answers how many frames arrived.
 */
const [port = 0, pairs = 0, bytes = 0, perSecond = 0] = process.argv.slice(2).map(Number);
const TICK_MS = 10;

const frame = Buffer.alloc(bytes, 0x5a);
frame[0] = 1;

const sockets: WebSocket[] = [];
let arrived = 0;
let sent = 0;
for (let pair = 0; pair < pairs; pair += 1) sockets.push(...(await meet(port)));
for (const socket of sockets) {
  socket.on('message', (_, isBinary) => {
    if (isBinary) arrived += 1;
  });
  socket.once('close', () => {
    process.stderr.write('a connection ended while frames were sent\n');
    process.exit(1);
  });
}

/** Sends for a while; resolves with the frames that arrived once every one did. */
function run(seconds: number): Promise<number> {
  const arrivedBefore = arrived;
  const perTick = (sockets.length * perSecond * TICK_MS) / 1_000;
  const ticks = (seconds * 1_000) / TICK_MS;
  const sentBefore = sent;
  let tick = 0;
  return new Promise((resolve) => {
    const timer = setInterval(() => {
      if (tick < ticks) {
        tick += 1;
        while (sent - sentBefore < tick * perTick) sockets[sent++ % sockets.length]?.send(frame);
      } else if (arrived === sent) {
        clearInterval(timer);
        resolve(arrived - arrivedBefore);
      }
    }, TICK_MS);
  });
}

process.on('message', async (question) => {
  const seconds = /^run (\d+)$/.exec(String(question))?.[1];
  if (seconds !== undefined) process.send?.({ frames: await run(Number(seconds)) });
});
process.once('disconnect', () => process.exit());
process.send?.({ connections: sockets.length });
