import { createClient } from '@redis/client';
import { CONNECT_MS, ignore, SETTINGS } from './settings.ts';

/** A sharded channel, listened to on a connection of its own, at whichever server has it at present. */
export interface Following {
  /** Resolves when it is heard for the first time, or could not be at once; it goes on trying. */
  readonly opened: Promise<void>;
  /** Gives this connection up for a new one: it is silent when it should not be. */
  again(): void;
  close(): void;
}

export interface FollowingOptions {
  readonly channel: string;
  readonly hear: (bytes: Buffer) => void;
  /** Some servers, any of which knows which one has the channel. */
  readonly servers: () => readonly string[];
}

const RETRY_MS = 100;
type Client = ReturnType<typeof clientTo>;

export function following(options: FollowingOptions): Following {
  return new LastingFollowing(options);
}

class LastingFollowing implements Following {
  readonly #options: FollowingOptions;
  readonly opened: Promise<void>;
  #client: Client | null = null;
  #retry: NodeJS.Timeout | undefined;
  #attempts = 0;
  #isClosed = false;

  constructor(options: FollowingOptions) {
    this.#options = options;
    this.opened = this.#connect(null);
  }

  again(): void {
    if (this.#client !== null) this.#lost(this.#client);
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#retry);
    this.#end(this.#client);
    this.#client = null;
  }

  async #connect(directed: string | null): Promise<void> {
    const servers = this.#options.servers();
    const url = directed ?? servers[this.#attempts++ % Math.max(1, servers.length)];
    if (this.#isClosed || url === undefined) return;
    const client = clientTo(url);
    this.#client = client;
    const lost = (): void => this.#lost(client);
    for (const event of ['error', 'end', 'sharded-channel-moved']) client.on(event, lost);
    const tooLate = setTimeout(lost, CONNECT_MS);
    try {
      await client.connect();
      // A replica would take the subscription, and whoever sends would be told that nobody hears: of a key it says where its master is.
      await client.sendCommand(['EXISTS', this.#options.channel]);
      await client.sSubscribe(this.#options.channel, this.#options.hear, true);
    } catch (error) {
      const elsewhere = directionIn(error, url);
      if (elsewhere !== null && directed === null && this.#client === client) {
        this.#client = null;
        this.#end(client);
        await this.#connect(elsewhere);
      } else lost();
    } finally {
      clearTimeout(tooLate);
    }
  }

  #lost(client: Client): void {
    this.#end(client);
    if (this.#client !== client || this.#isClosed) return;
    this.#client = null;
    this.#retry = setTimeout(() => void this.#connect(null), RETRY_MS);
  }

  #end(client: Client | null): void {
    if (client === null) return;
    client.removeAllListeners();
    // It may still say that it was ended.
    client.on('error', ignore);
    if (client.isOpen) client.destroy();
  }
}

const clientTo = (url: string) => createClient({ ...SETTINGS, url, socket: { connectTimeout: CONNECT_MS, reconnectStrategy: false } });

/** `MOVED <slot> <host>:<port>`; without a host it is the one that was asked. */
function directionIn(error: unknown, url: string): string | null {
  const [, host, port] = /^MOVED \d+ (.*):(\d+)$/.exec(error instanceof Error ? error.message : '') ?? [];
  if (host === undefined || port === undefined) return null;
  const there = new URL(url);
  if (host !== '') there.hostname = host.includes(':') ? `[${host}]` : host;
  there.port = port;
  return there.href;
}
