import { once } from 'node:events';
import { LIMITS } from '@visavis/protocol';
import { WebSocket, WebSocketServer } from 'ws';
import { MATCHED, WELCOME } from './bare-words.ts';

/** What `bare-server.ts` does, on the `ws` package. */
class Seat extends WebSocket {
  partner: Seat | null = null;
  greeted = false;
}

let waiting: Seat | null = null;
const server = new WebSocketServer({ host: '127.0.0.1', port: 0, WebSocket: Seat, perMessageDeflate: false, clientTracking: false, maxPayload: LIMITS.relayBytes });

server.on('connection', (seat) => {
  seat.on('message', (message: Buffer, isBinary) => {
    if (isBinary) seat.partner?.send(message);
    else if (!seat.greeted) {
      seat.greeted = true;
      seat.send(WELCOME);
    } else pair(seat);
  });
  seat.on('close', () => {
    if (seat.partner !== null) seat.partner.partner = null;
    if (waiting === seat) waiting = null;
  });
});

function pair(seat: Seat): void {
  if (waiting === null) {
    waiting = seat;
    return;
  }
  const partner = waiting;
  waiting = null;
  partner.partner = seat;
  seat.partner = partner;
  partner.send(MATCHED);
  seat.send(MATCHED);
}

await once(server, 'listening');
const address = server.address();
process.once('SIGTERM', () => process.exit());
process.once('disconnect', () => process.exit());
process.send?.({ port: address !== null && typeof address === 'object' ? address.port : 0 });
