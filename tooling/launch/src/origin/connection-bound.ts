import type { Server } from 'node:http';
import { read } from '@visavis/policy/personal';
import { peerAddress } from '@visavis/uws';

/** Many visitors may share one address, but the services are asked over 1,024 sockets each. */
const CONNECTIONS_PER_ADDRESS = 512;

/** One machine must not be able to hold all connections to the services. */
export function boundPerAddress(server: Server): void {
  const open = new Map<string, number>();
  server.on('connection', (socket) => {
    const address = read(peerAddress(socket), 'stop-abuse');
    const count = (open.get(address) ?? 0) + 1;
    if (count > CONNECTIONS_PER_ADDRESS) {
      socket.destroy();
      return;
    }
    open.set(address, count);
    socket.once('close', () => {
      const left = (open.get(address) ?? 1) - 1;
      if (left === 0) open.delete(address);
      else open.set(address, left);
    });
  });
}
