/** Where a module of a server connects to: a service of the operator's that a setting names, or this machine. */
export type ConnectsTo = { readonly setting: string } | { readonly here: string };

/** Every module of a server that opens a connection. None of them reaches anybody but whoever runs the service. */
export const CONNECTIONS: Readonly<Record<string, ConnectsTo>> = {
  'apps/admin-api/src/live-figures.ts': { setting: 'SIGNALING_METRICS_URL' },
  'apps/collector/src/visitors/redis-link.ts': { setting: 'REDIS_URL' },
  'packages/db/src/connect.ts': { setting: 'DATABASE_URL' },
  // One Redis of the operator's, where signaling runs in several processes: what it gets stands in redis.ts beside this.
  'packages/redis/src/connection.ts': { setting: 'REDIS_URL' },
  'packages/redis/src/following.ts': { setting: 'REDIS_URL' },
  'packages/redis/src/unfit-server.ts': { setting: 'REDIS_URL' },
  'tooling/launch/src/children/page-server-process.ts': { here: 'asks on 127.0.0.1 whether a server of pages is up' },
  'tooling/launch/src/children/relay-answers.ts': { here: 'asks our own relay on its own address whether it is up' },
  'tooling/launch/src/children/relay-port.ts': { here: 'tries a port of its own address, and sends nothing' },
  'tooling/launch/src/origin/forward.ts': { here: 'passes requests on to our servers on 127.0.0.1' },
  'tooling/launch/src/origin/in-turn.ts': { here: 'asks on 127.0.0.1 which of our servers take connections' },
};
