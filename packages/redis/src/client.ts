import { type Command, type Connection, type RedisAddress, toCluster, toServer } from './connection.ts';
import { RedisPasswordRefused, type RedisUnfit } from './fitness.ts';
import { type Following, following } from './following.ts';
import { ignore } from './settings.ts';
import { unfitServer } from './unfit-server.ts';

/** What pools, seats and lines need of a Redis. Calls reject while it is away, and work again by themselves. */
export interface RedisClient {
  /** Whether it is connected to one that may be used. */
  readonly isUp: boolean;
  /** A command for the server that has this key. */
  send(key: string, command: Command): Promise<unknown>;
  /** Calls `wake`, and nobody else, for each message on a sharded channel. May miss some. */
  listen(channel: string, wake: () => void): void;
  /** Unless somebody else listens there by now. */
  unlisten(channel: string, wake: () => void): void;
  /** Hears a sharded channel on a connection of its own. */
  follow(channel: string, hear: (bytes: Buffer) => void): Following;
  close(): void;
}

export interface RedisClientOptions {
  /** The setting that names this Redis, as the operator knows it. */
  readonly name?: string;
  /** Told once when a Redis that was used is found to be one that may not be used. It is asked again each minute. */
  readonly onRefused?: (refusal: RedisUnfit) => void;
}

/** After so long without an answer the connection is given up: a server that hangs may keep it open for ever. */
const SILENCE_MS = 2_000;
/** To connect may take so long, which is enough when two servers of a cluster hang; twice as long with each failure, because a busy machine needs more, up to the most. */
const OPEN_MS = { first: 2_500, most: 5_000 } as const;
const RETRY_MS = 250;
const CHECK_AGAIN_MS = 60_000;

/** Resolves when it is connected, or could not be at once; it goes on trying. Errors: `RedisUnfit`. */
export async function redisClient(address: RedisAddress, { name = 'REDIS_URL', onRefused = ignore }: RedisClientOptions = {}): Promise<RedisClient> {
  const servers = 'url' in address ? [address.url] : address.cluster;
  const client = new LastingConnection({
    open: () => ('url' in address ? toServer(address.url) : toCluster(address.cluster)),
    servers,
    unfit: async (urls) => await unfitServer(urls, { name, isInCluster: !('url' in address) }),
    onRefused,
  });
  try {
    await client.begin();
  } catch (error) {
    client.close();
    throw error;
  }
  return client;
}

interface LastingOptions {
  readonly open: () => Connection;
  readonly servers: readonly string[];
  readonly unfit: (servers: readonly string[]) => Promise<RedisUnfit | null>;
  readonly onRefused: (refusal: RedisUnfit) => void;
}

class LastingConnection implements RedisClient {
  readonly #options: LastingOptions;
  readonly #wakes = new Map<string, () => void>();
  readonly #checking: NodeJS.Timeout;
  #current: Connection | null = null;
  #openMs: number = OPEN_MS.first;
  #retry: NodeJS.Timeout | undefined;
  #isRefused = false;
  #isTold = false;
  #isClosed = false;

  constructor(options: LastingOptions) {
    this.#options = options;
    // Whoever may change its settings may do so at any time.
    this.#checking = setInterval(() => void this.#check(), CHECK_AGAIN_MS).unref();
  }

  get isUp(): boolean {
    return this.#current?.isReady() === true && !this.#isRefused;
  }

  async begin(): Promise<void> {
    await this.#connect();
    const refusal = await this.#options.unfit(this.#servers());
    if (refusal !== null) throw refusal;
  }

  async send(key: string, command: Command): Promise<unknown> {
    const connection = this.#current;
    if (connection === null || this.#isRefused) throw new Error('not connected');
    const silence = setTimeout(() => this.#giveUp(connection), SILENCE_MS);
    try {
      return await connection.send(key, command);
    } finally {
      clearTimeout(silence);
    }
  }

  listen(channel: string, wake: () => void): void {
    const isNew = !this.#wakes.has(channel);
    this.#wakes.set(channel, wake);
    if (isNew && this.#current !== null) this.#listenOn(this.#current, channel);
  }

  unlisten(channel: string, wake: () => void): void {
    if (this.#wakes.get(channel) !== wake) return;
    this.#wakes.delete(channel);
    this.#current?.unlisten(channel).catch(ignore);
  }

  follow(channel: string, hear: (bytes: Buffer) => void): Following {
    return following({ channel, hear, servers: () => this.#servers() });
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#retry);
    clearInterval(this.#checking);
    this.#current?.close();
    this.#current = null;
  }

  async #connect(): Promise<void> {
    if (this.#isClosed) return;
    const connection = this.#options.open();
    const isOpen = await within(this.#openMs, connection.opened);
    if (!isOpen || this.#isClosed) {
      connection.close();
      this.#openMs = Math.min(2 * this.#openMs, OPEN_MS.most);
      if (!this.#isClosed) this.#retry = setTimeout(() => void this.#connectAgain(), RETRY_MS);
      return;
    }
    this.#current = connection;
    this.#openMs = OPEN_MS.first;
    for (const channel of this.#wakes.keys()) this.#listenOn(connection, channel);
  }

  /** While the connection is away, those that were named at first. */
  #servers(): readonly string[] {
    return [...new Set([...(this.#current?.servers() ?? []), ...this.#options.servers])];
  }

  async #check(): Promise<void> {
    const refusal = await this.#options.unfit(this.#servers());
    if (refusal !== null && !this.#isTold && !this.#isClosed) this.#options.onRefused(refusal);
    this.#isTold = refusal !== null;
    // Who is connected came in by a password that counted then: to take another one to Redis first must stop nobody.
    this.#isRefused = refusal !== null && !(refusal instanceof RedisPasswordRefused);
  }

  #listenOn(connection: Connection, channel: string): void {
    connection.listen(channel, () => this.#wakes.get(channel)?.()).catch(ignore);
  }

  #giveUp(connection: Connection): void {
    if (this.#current !== connection) return;
    this.#current = null;
    connection.close();
    void this.#connectAgain();
  }

  /** Another server may have the place of the one that was asked at first. */
  async #connectAgain(): Promise<void> {
    await this.#connect();
    if (this.#current !== null) await this.#check();
  }
}

async function within(ms: number, opened: Promise<boolean>): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const timer = setTimeout(() => resolve(false), ms);
  opened.then(resolve, () => resolve(false));
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
  }
}
