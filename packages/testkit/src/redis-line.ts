import { createClient } from '@redis/client';
import type { RedisServer } from './redis-server.ts';

type Client = ReturnType<typeof clientOf>;

/** One connection to a Redis that comes and goes; made when it is needed, and anew after it was lost. */
export class RedisLine {
  readonly #url: string;
  #connected: Promise<Client> | undefined;

  constructor({ url }: Pick<RedisServer, 'url'>) {
    this.#url = url;
  }

  /** The answer as text, a list with commas. Errors: what Redis answered, or that it is gone. */
  async ask(command: readonly string[]): Promise<string> {
    this.#connected ??= this.#connect();
    return String(await (await this.#connected).sendCommand(command));
  }

  async close(): Promise<void> {
    const client = await this.#connected?.catch(() => undefined);
    if (client?.isOpen === true) client.destroy();
  }

  async #connect(): Promise<Client> {
    const client = clientOf(this.#url);
    client.on('error', () => {
      this.#connected = undefined;
    });
    await client.connect();
    return client;
  }
}

const clientOf = (url: string) => createClient({ url, RESP: 2, disableClientInfo: true, socket: { reconnectStrategy: false } });
