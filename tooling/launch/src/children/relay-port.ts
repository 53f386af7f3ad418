import { randomInt } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';
import { LaunchError } from '../launch-error.ts';

/** Systems take ports for outgoing connections above these; coturn cannot listen on a port that such a connection has. */
const FIRST = 12_000;
const END = 32_000;
const TRIES = 100;

/** A port that is free for UDP and for TCP, since coturn takes no port 0. Somebody may have it before coturn does. */
export async function freeRelayPort(address: string): Promise<number> {
  for (let tried = 0; tried < TRIES; tried += 1) {
    const port = randomInt(FIRST, END);
    if (await isFreePort(port, address)) return port;
  }
  throw new LaunchError(`No port of ${address} between ${FIRST} and ${END} is free for the relay. Stop what holds them.`);
}

/** Whether nobody has it, neither for UDP nor for TCP. */
export async function isFreePort(port: number, address: string): Promise<boolean> {
  return (await isFreeForTcp(port, address)) && (await isFreeForUdp(port, address));
}

function isFreeForTcp(port: number, address: string): Promise<boolean> {
  const { promise, resolve, reject } = Promise.withResolvers<boolean>();
  const probe = createServer();
  probe.once('error', (error) => (isTaken(error) ? resolve(false) : reject(error)));
  probe.listen(port, address, () => probe.close(() => resolve(true)));
  return promise;
}

function isFreeForUdp(port: number, address: string): Promise<boolean> {
  const { promise, resolve, reject } = Promise.withResolvers<boolean>();
  const probe = createSocket('udp4');
  // It stays open where it could not be bound.
  probe.once('error', (error) => probe.close(() => (isTaken(error) ? resolve(false) : reject(error))));
  probe.bind(port, address, () => probe.close(() => resolve(true)));
  return promise;
}

/** Anything else is no matter of the port, such as an address that this machine does not have. */
const isTaken = (error: NodeJS.ErrnoException): boolean => error.code === 'EADDRINUSE' || error.code === 'EACCES';
