import { networkInterfaces } from 'node:os';
import { LaunchError } from './launch-error.ts';

/** This machine's IPv4 address on the local network. Errors: `LaunchError` when it has none. */
export function lanAddress(): string {
  const addresses = Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .filter((item) => item.family === 'IPv4' && !item.internal)
    .map((item) => item.address);
  const [first] = addresses.toSorted((a, b) => rank(a) - rank(b));
  if (first === undefined) throw new LaunchError('--lan needs a network: this machine has no address but its own. Connect to one and start again.');
  return first;
}

/** Home and office networks before whatever a container or a tunnel has set up. */
function rank(address: string): number {
  if (address.startsWith('192.168.')) return 0;
  if (address.startsWith('10.')) return 1;
  if (/^172\.(1[6-9]|2\d|3[01])\./.test(address)) return 2;
  return 3;
}
