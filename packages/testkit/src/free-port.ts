import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/** Systems take ports for outgoing connections above these, so one of these is still free when a stopped server begins again. */
const FIRST = 12_000;
const END = 32_000;
const TRIES = 100;

const given = new Set<number>();

/** A TCP port on loopback that nobody listens on, and that this process gives to nobody else. */
export async function freePort(): Promise<number> {
  for (let tried = 0; tried < TRIES; tried += 1) {
    const port = randomInt(FIRST, END);
    if (given.has(port) || !(await isFree(port))) continue;
    given.add(port);
    return port;
  }
  throw new Error('no port is free');
}

function isFree(port: number): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const probe = createServer();
  probe.once('error', () => resolve(false));
  probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  return promise;
}
