import { createHmac } from 'node:crypto';
import type { IceServer } from '@visavis/protocol';

/** Seconds that credentials live; a client asks for new ones in the call. */
const ICE_TTL = 300;

export interface Relay {
  /** Host and port as browsers reach it. */
  readonly address: string;
  /**
   * Shared with coturn (`static-auth-secret`). Null where the policy says that calls are direct: then nobody gets
   * credentials, so it can only tell browsers their own address (STUN).
   */
  readonly secret: string | null;
}

export interface Ice {
  readonly servers: IceServer[];
  /** Seconds. */
  readonly ttl: number;
}

/**
 * Servers for one session. The relay takes credentials by HMAC over their end and a name ("A REST API for access
 * to TURN services", draft-uberti-behave-turn-rest-00). `name` is random, and one for the whole session: coturn's
 * `user-quota` counts by it, whatever the end.
 */
export function iceServers(relay: Relay | null, name: string, unixSeconds: number): Ice {
  if (relay === null) return { servers: [], ttl: ICE_TTL };
  const stun = { urls: [`stun:${relay.address}`] };
  if (relay.secret === null) return { servers: [stun], ttl: ICE_TTL };
  const username = `${Math.floor(unixSeconds) + ICE_TTL}:${name}`;
  const credential = createHmac('sha1', relay.secret).update(username).digest('base64');
  const turn = [`turn:${relay.address}?transport=udp`, `turn:${relay.address}?transport=tcp`];
  return { servers: [stun, { urls: turn, username, credential }], ttl: ICE_TTL };
}
