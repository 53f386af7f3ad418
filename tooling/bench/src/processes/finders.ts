import type { WebSocket } from 'ws';
import { findText, greet, message } from './chatter.ts';

/**
 * Connections that have said hello and then all search. Arguments: port, how many, how many searches a second.
 * `find` answers how long each waited for its match, milliseconds, and how long all took.
 */
const [port = 0, wanted = 0, perSecond = 0] = process.argv.slice(2).map(Number);
const AT_ONCE = 50;
const TICK_MS = 2;
const RECENT_PARTNERS = 20;

const sockets: WebSocket[] = [];
await Promise.all(
  Array.from({ length: AT_ONCE }, async (_, line) => {
    for (let index = line; index < wanted; index += AT_ONCE) sockets.push(await greet(port));
  }),
);
const finds = sockets.map(() => findText(RECENT_PARTNERS));

async function find(): Promise<{ readonly matched: readonly number[]; readonly seconds: number }> {
  const began = performance.now();
  const matches: Promise<number>[] = [];
  while (matches.length < sockets.length) {
    const due = ((performance.now() - began) * perSecond) / 1_000;
    while (matches.length < Math.min(due, sockets.length)) matches.push(searched(matches.length, began + (matches.length * 1_000) / perSecond));
    await new Promise((resolve) => setTimeout(resolve, TICK_MS));
  }
  const matched = await Promise.all(matches);
  return { matched, seconds: (performance.now() - began) / 1_000 };
}

async function searched(index: number, began: number): Promise<number> {
  const socket = sockets[index];
  if (socket === undefined) throw new RangeError('no such connection');
  const matched = message(socket, 'matched');
  socket.send(finds[index] ?? '');
  await matched;
  return performance.now() - began;
}

process.on('message', async () => process.send?.(await find()));
process.once('disconnect', () => process.exit());
process.send?.({ connections: sockets.length });
