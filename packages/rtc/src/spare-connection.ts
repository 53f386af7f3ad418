import type { Connection, IceServer } from '@visavis/protocol';
import type { CallConnection } from './call-connection.ts';
import type { Clock } from './clock.ts';
import { configurationOf } from './connection-configuration.ts';
import { isAnswer } from './relay-refusals.ts';

export interface SpareConnectionSettings {
  readonly createConnection: (configuration: RTCConfiguration) => CallConnection;
  /** `RTCPeerConnection.generateCertificate` for ECDSA on P-256; once for all calls of a page. */
  readonly generateCertificate: () => Promise<RTCCertificate>;
  readonly clock: Pick<Clock, 'after'>;
}

export interface SparePlan {
  readonly connection: Connection;
  readonly iceServers: readonly IceServer[];
  /** Seconds until the credentials end, as `ice` said. */
  readonly ttl: number;
}

/** A connection, and what it was made with. */
export interface MadeConnection {
  readonly connection: CallConnection;
  readonly configuration: RTCConfiguration;
}

export interface SpareConnection {
  /** Keeps one ready for the next call, in the place of any other. */
  prepare(plan: SparePlan): void;
  /** Hands over what is ready when it fits, and closes it when it does not. */
  take(wanted: Omit<SparePlan, 'ttl'>): MadeConnection | null;
  /** Null until it is made, and where the browser cannot. */
  certificate(): RTCCertificate | null;
  close(): void;
}

/** Credentials that end sooner may end before the call stands. Seconds. */
const LEAST_TTL = 30;

interface Ready extends MadeConnection {
  readonly plan: SparePlan;
  readonly refused: AbortController;
}

/**
 * One connection held between calls, with its relay candidate gathered beforehand: a call that takes
 * it saves the way to the relay and back. It hears nothing and sends nothing but to the relay.
 */
export function createSpareConnection(settings: SpareConnectionSettings): SpareConnection {
  const { createConnection, clock } = settings;
  let certificate: RTCCertificate | null = null;
  let ready: Ready | null = null;
  let stopTimer = () => {};
  let closed = false;

  const drop = () => {
    stopTimer();
    ready?.refused.abort();
    ready?.connection.close();
    ready = null;
  };

  void settings.generateCertificate().then(
    (made) => {
      certificate = made;
    },
    () => {}, // each connection makes its own then
  );

  return {
    prepare(plan) {
      drop();
      if (closed || plan.ttl < LEAST_TTL) return;
      const configuration = {
        ...configurationOf(plan.connection, plan.iceServers),
        ...(certificate === null ? {} : { certificates: [certificate] }),
        iceCandidatePoolSize: 1,
      };
      try {
        const connection = createConnection(configuration);
        const refused = new AbortController();
        ready = { connection, configuration, plan, refused };
        const note = ({ errorCode }: RTCPeerConnectionIceErrorEvent) => {
          if (isAnswer(errorCode)) drop();
        };
        // A relay that refused, as one that is full, is to be asked again by the call itself.
        connection.addEventListener('icecandidateerror', note, { signal: refused.signal });
        stopTimer = clock.after((plan.ttl - LEAST_TTL) * 1_000, drop);
      } catch {
        drop(); // a browser that makes no more connections now
      }
    },
    take(wanted) {
      const taken = ready;
      if (taken === null) return null;
      if (!fits(taken.plan, wanted)) {
        drop();
        return null;
      }
      stopTimer();
      taken.refused.abort();
      ready = null;
      return { connection: taken.connection, configuration: taken.configuration };
    },
    certificate: () => certificate,
    close() {
      closed = true;
      drop();
    },
  };
}

/** The same way over the same servers; its credentials may be older, and still hold. */
function fits(plan: SparePlan, wanted: Omit<SparePlan, 'ttl'>): boolean {
  const urlsOf = (servers: readonly IceServer[]) => servers.flatMap(({ urls }) => urls).join(' ');
  return plan.connection === wanted.connection && urlsOf(plan.iceServers) === urlsOf(wanted.iceServers);
}
