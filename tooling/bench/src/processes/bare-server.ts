import { LIMITS } from '@visavis/protocol';
import { listen, loadUws, type RawSocket, SOCKET_DEFAULTS } from '@visavis/uws';
import { MATCHED, WELCOME } from './bare-words.ts';

/**
 * The baseline: the least that uWebSockets.js needs to welcome, to pair in order of arrival and to pass frames
 * on. It checks nothing, limits nothing and knows no states, but says the same words.
 */
interface Seat {
  partner: RawSocket<Seat> | null;
  greeted: boolean;
}

let waiting: RawSocket<Seat> | null = null;
const uws = loadUws();
const app = uws.App().ws<Seat>('/*', {
  ...SOCKET_DEFAULTS,
  maxPayloadLength: LIMITS.relayBytes,
  idleTimeout: LIMITS.idleMs / 1_000,
  sendPingsAutomatically: true,
  upgrade: (response, request, context) => {
    response.upgrade<Seat>(
      { partner: null, greeted: false },
      request.getHeader('sec-websocket-key'),
      request.getHeader('sec-websocket-protocol'),
      request.getHeader('sec-websocket-extensions'),
      context,
    );
  },
  message: (socket, message, isBinary) => {
    const seat = socket.getUserData();
    if (isBinary) seat.partner?.send(message, true);
    else if (!seat.greeted) {
      seat.greeted = true;
      socket.send(WELCOME);
    } else pair(socket);
  },
  close: (socket) => {
    const { partner } = socket.getUserData();
    if (partner !== null) partner.getUserData().partner = null;
    if (waiting === socket) waiting = null;
  },
});

function pair(socket: RawSocket<Seat>): void {
  if (waiting === null) {
    waiting = socket;
    return;
  }
  const partner = waiting;
  waiting = null;
  partner.getUserData().partner = socket;
  socket.getUserData().partner = partner;
  partner.send(MATCHED);
  socket.send(MATCHED);
}

const { port } = await listen(uws, app, { host: '127.0.0.1', port: 0 });
process.once('SIGTERM', () => process.exit());
process.once('disconnect', () => process.exit());
process.send?.({ port });
