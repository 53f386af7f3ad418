import { createHmac, randomBytes } from 'node:crypto';
import type { IceServer } from '@visavis/protocol';

/** Seconds that credentials live; a client asks for new ones in the call. */
const ICE_TTL = 300;

export interface Relay {
  /** Host and port as browsers reach it. */
  readonly address: string;
  /** Shared with coturn (`static-auth-secret`). */
  readonly secret: string;
}

export interface Ice {
  readonly servers: IceServer[];
  /** Seconds. */
  readonly ttl: number;
}

/**
 * Servers for one visitor's next call. The relay takes credentials by HMAC over their end
 * ("A REST API for access to TURN services", draft-uberti-behave-turn-rest-00); it learns no name, only a random one.
 */
export function iceServers(relay: Relay | null, unixSeconds: number): Ice {
  if (relay === null) return { servers: [], ttl: ICE_TTL };
  const username = `${Math.floor(unixSeconds) + ICE_TTL}:${randomBytes(9).toString('base64url')}`;
  const credential = createHmac('sha1', relay.secret).update(username).digest('base64');
  const turn = [`turn:${relay.address}?transport=udp`, `turn:${relay.address}?transport=tcp`];
  return {
    servers: [{ urls: [`stun:${relay.address}`] }, { urls: turn, username, credential }],
    ttl: ICE_TTL,
  };
}
