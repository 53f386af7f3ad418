import { LIMITS } from '@visavis/protocol';
import { answer, type App, type RawSocket, SOCKET_DEFAULTS } from '@visavis/uws';
import type { Switchboard } from './switchboard.ts';
import { type LineData, upgrade, type UpgradeOptions } from './upgrade.ts';

/**
 * Above the largest frame, so that we can answer a frame somewhat too large with our own code.
 * uWebSockets.js cuts the connection of anything larger without a close frame.
 */
const LARGEST_READ = LIMITS.relayBytes + 4_096;

export interface Sockets extends UpgradeOptions {
  readonly switchboard: Switchboard;
  /** Silence after which a connection ends, milliseconds; uWebSockets.js keeps time in steps of four seconds. */
  readonly idleMs: number;
}

/** The public port: `/ws`, where a socket becomes a session, and `/healthz`. */
export function serveSockets(app: App, { switchboard, idleMs, ...admission }: Sockets): void {
  app.ws<LineData>('/ws', {
    ...SOCKET_DEFAULTS,
    maxPayloadLength: LARGEST_READ,
    idleTimeout: idleMs / 1_000,
    // A page in the background may ping too seldom; its browser still answers these.
    sendPingsAutomatically: true,
    upgrade: upgrade(admission),
    open: (socket: RawSocket<LineData>) => {
      const { line } = socket.getUserData();
      line.attach(socket);
      line.session = switchboard.connect(line, line.door);
    },
    message: (socket, message, isBinary) => {
      const { session } = socket.getUserData().line;
      if (session === null) return;
      if (isBinary) switchboard.hearFrame(session, message);
      else switchboard.hearText(session, Buffer.from(message).toString(), message.byteLength);
    },
    close: (socket, code) => {
      const { line } = socket.getUserData();
      line.detach();
      admission.doors.leave(line.door);
      if (line.session !== null) switchboard.disconnect(line.session, code);
    },
  });
  app.get('/healthz', (response) => answer(response, { status: '200 OK', body: 'ok' }));
  app.any('/*', (response) => answer(response, { status: '404 Not Found' }));
}
