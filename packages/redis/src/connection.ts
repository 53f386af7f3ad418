import { createClient, createCluster } from '@redis/client';
import { CONNECT_MS, ignore, SETTINGS } from './settings.ts';

/** One server, or some servers of a cluster, which tell of the others. The credentials of the first count for all. */
export type RedisAddress = { readonly url: string } | { readonly cluster: readonly [string, ...string[]] };

/** What a command is made of. */
export type Command = readonly (string | Buffer)[];

/** As long as servers end it or it is closed it finds its way back by itself; one that hangs it does not notice. */
export interface Connection {
  /** Whether it came to a server at first. */
  readonly opened: Promise<boolean>;
  /** Whether commands can be sent now; of a cluster, to one of its masters at least. */
  isReady(): boolean;
  send(key: string, command: Command): Promise<unknown>;
  listen(channel: string, wake: () => void): Promise<void>;
  unlisten(channel: string): Promise<void>;
  /** Every server that is known, replicas too. */
  servers(): readonly string[];
  close(): void;
}

const FIRST_RETRY_MS = 50;
const LAST_RETRY_MS = 500;
/** After so long without one server the others are asked who has its place. */
const ASK_OTHERS_AFTER_MS = 250;
const REDIRECTIONS = 3;

const SOCKET = {
  connectTimeout: CONNECT_MS,
  reconnectStrategy: (retries: number): number => Math.min(FIRST_RETRY_MS * 2 ** Math.min(retries, 10), LAST_RETRY_MS),
};

export function toServer(url: string): Connection {
  const client = createClient({ ...SETTINGS, url, socket: SOCKET });
  const listener = client.duplicate();
  for (const one of [client, listener]) one.on('error', ignore);
  const connected = Promise.all([client.connect(), listener.connect()]);
  return {
    opened: connected.then(() => true),
    isReady: () => client.isReady,
    send: async (_key, command) => await client.sendCommand(command),
    listen: async (channel, wake) => await listener.sSubscribe(channel, wake),
    unlisten: async (channel) => await listener.sUnsubscribe(channel),
    servers: () => [url],
    close: () => {
      for (const one of [client, listener]) if (one.isOpen) one.destroy();
    },
  };
}

export function toCluster(urls: readonly [string, ...string[]]): Connection {
  const first = new URL(urls[0]);
  const { username, password, protocol } = first;
  const cluster = createCluster({
    // One that hangs takes connections and says nothing on them; the next one is asked instead.
    rootNodes: urls.map((url) => ({ url, socket: { ...SOCKET, socketTimeout: CONNECT_MS } })),
    defaults: {
      ...SETTINGS,
      ...(username === '' ? {} : { username: decodeURIComponent(username) }),
      ...(password === '' ? {} : { password: decodeURIComponent(password) }),
      socket: protocol === 'rediss:' ? { ...SOCKET, tls: true } : SOCKET,
    },
    // Else one server that hangs would keep from all others.
    minimizeConnections: true,
    maxCommandRedirections: REDIRECTIONS,
    topologyRefreshOnReconnectionAttemptStrategy: ASK_OTHERS_AFTER_MS,
  });
  for (const event of ['error', 'node-error', 'sharded-channel-moved-error']) cluster.on(event, ignore);
  const urlOf = (address: string): string => {
    const url = new URL(first);
    url.host = address;
    return url.href;
  };
  return {
    opened: cluster.connect().then(() => true),
    isReady: () => cluster.masters.some(({ client }) => client?.isReady === true),
    send: async (key, command) => await cluster.sendCommand(key, false, [...command]),
    listen: async (channel, wake) => await cluster.sSubscribe(channel, wake),
    unlisten: async (channel) => {
      await cluster.sUnsubscribe(channel);
    },
    servers: () => [...new Set([...cluster.masters, ...cluster.replicas].map(({ address }) => urlOf(address)))],
    close: () => {
      if (cluster.isOpen) cluster.destroy();
    },
  };
}
