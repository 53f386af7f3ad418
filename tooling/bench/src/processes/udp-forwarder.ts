import { createSocket, type RemoteInfo } from 'node:dgram';

// Sends what comes from one of two neighbours on to the other: the least that a relay has to do.

const socket = createSocket('udp4');
const partners = new Map<number, RemoteInfo>();
let alone: RemoteInfo | null = null;

socket.on('message', (packet, from) => {
  const partner = partners.get(from.port);
  if (partner !== undefined) socket.send(packet, partner.port, partner.address);
  else meet(from);
});

function meet(newcomer: RemoteInfo): void {
  if (alone === null || alone.port === newcomer.port) {
    alone = newcomer;
    return;
  }
  partners.set(alone.port, newcomer).set(newcomer.port, alone);
  alone = null;
}

process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send?.({ seconds: (user + system) / 1e6 });
});
socket.bind(0, '127.0.0.1', () => process.send?.({ port: socket.address().port }));
