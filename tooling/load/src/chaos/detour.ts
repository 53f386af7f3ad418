import { Socket } from 'node:net';

/**
 * Loaded into a server's process before its own code (`node --import …/detour.ts?7001=8001&…`): a connection to the
 * first port goes to the second one. The servers of a Redis Cluster say themselves where they are, so that a proxy
 * before them is met by nobody who is not led there; and the server under test needs no line for it.
 */
const ways = new Map([...new URL(import.meta.url).searchParams].map(([from, to]) => [Number(from), Number(to)]));

const connect: unknown = Socket.prototype.connect;
if (typeof connect !== 'function') throw new TypeError('no such method');

Object.defineProperty(Socket.prototype, 'connect', {
  configurable: true,
  writable: true,
  value(this: Socket, ...args: readonly unknown[]): unknown {
    return Reflect.apply(connect, this, args.map(led));
  },
});

/** `net.connect` hands over its normalized arguments in a list, others the options themselves. */
function led(argument: unknown): unknown {
  if (Array.isArray(argument)) {
    // In place: node marks the list of normalized arguments by a symbol of its own.
    argument[0] = led(argument[0]);
    return argument;
  }
  if (typeof argument !== 'object' || argument === null || !('port' in argument)) return argument;
  const port = ways.get(Number(argument.port));
  return port === undefined ? argument : { ...argument, port };
}
