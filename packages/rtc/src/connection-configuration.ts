import type { Connection, IceServer } from '@visavis/protocol';

/** What a connection is made with, and set to again when the shield or the credentials change [N4, M9]. */
export function configurationOf(connection: Connection, servers: readonly IceServer[]): RTCConfiguration {
  return {
    iceServers: servers.map(({ urls, username, credential }) => ({
      urls,
      ...(username === undefined ? {} : { username }),
      ...(credential === undefined ? {} : { credential }),
    })),
    iceTransportPolicy: connection === 'shielded' ? 'relay' : 'all',
    bundlePolicy: 'max-bundle',
  };
}
