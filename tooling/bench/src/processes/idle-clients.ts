import type { WebSocket } from 'ws';
import { greet } from './chatter.ts';

/** Opens connections that say hello and then nothing. Arguments: port, how many. */
const [port = 0, wanted = 0] = process.argv.slice(2).map(Number);
const AT_ONCE = 50;

const sockets: WebSocket[] = [];
await Promise.all(
  Array.from({ length: AT_ONCE }, async (_, line) => {
    for (let index = line; index < wanted; index += AT_ONCE) sockets.push(await greet(port));
  }),
);
for (const socket of sockets) {
  socket.once('close', () => {
    process.stderr.write('a connection ended while it should have been idle\n');
    process.exit(1);
  });
}
process.once('disconnect', () => process.exit());
process.send?.({ connections: sockets.length });
