import { LIMITS } from '@visavis/protocol';
import { type App, type RawSocket, SOCKET_DEFAULTS, turnAway } from '@visavis/uws';
import type { Meters } from '../counting/meters.ts';
import type { Unready } from '../operating/readiness.ts';
import type { Switchboard } from '../switchboard/switchboard.ts';
import { type LineData, upgrade, type UpgradeOptions } from './upgrade.ts';

/**
 * Above the largest frame, so that we can answer a frame somewhat too large with our own code.
 * uWebSockets.js cuts the connection of anything larger without a close frame.
 */
const LARGEST_READ = LIMITS.relayBytes + 4_096;

export interface Sockets extends UpgradeOptions {
  readonly switchboard: Switchboard;
  readonly meters: Meters;
  /** `null` while new visitors may be sent here. */
  readonly unready: () => Unready | null;
  /** Silence after which a connection ends, milliseconds; uWebSockets.js keeps time in steps of four seconds. */
  readonly idleMs: number;
}

/** The public port: `/ws`, where a socket becomes a session, `/healthz` (it runs) and `/readyz` (it takes new visitors). */
export function serveSockets(app: App, { switchboard, meters, unready, idleMs, ...admission }: Sockets): void {
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
      meters.opened();
      line.session.country = line.country;
    },
    message: (socket, message, isBinary) => {
      const { session } = socket.getUserData().line;
      if (session === null) return;
      if (isBinary) switchboard.hearFrame(session, message);
      else switchboard.hearText(session, Buffer.from(message).toString(), message.byteLength);
    },
    pong: (socket) => {
      const { session } = socket.getUserData().line;
      if (session !== null) switchboard.hearPong(session);
    },
    // What a reader who does not keep up will not get; it is cut.
    dropped: () => meters.dropped('slow-reader'),
    close: (socket, code) => {
      const { line } = socket.getUserData();
      line.detach();
      meters.closed();
      admission.doors.leave(line.door);
      if (line.session !== null) switchboard.disconnect(line.session, code);
    },
  });
  const { trusted } = admission;
  app.get('/healthz', (response) => turnAway(response, { status: '200 OK', body: 'ok' }, trusted));
  app.get('/readyz', (response) => {
    const reason = unready();
    const headers = { 'cache-control': 'no-store' };
    turnAway(response, { status: reason === null ? '200 OK' : '503 Service Unavailable', headers, body: reason ?? 'ready' }, trusted);
  });
  app.any('/*', (response) => turnAway(response, { status: '404 Not Found' }, trusted));
}
