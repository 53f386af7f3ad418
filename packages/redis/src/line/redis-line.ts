import { CarriedLine, LINE_TICK_MS, LINE_TIMES, type LineEvent, type NodeLine, type NodeMessage, type OpenLine, type Parcel } from '@visavis/calls';
import type { RedisClient } from '../client.ts';
import type { Following } from '../following.ts';
import { readParcel, writeParcel } from './parcel-wire.ts';

export interface RedisLineOptions {
  readonly client: RedisClient;
  /** Milliseconds, never goes back; for tests, which then call `tick` themselves. The process' own clock unless given. */
  readonly now?: () => number;
}

/** A parcel of which nobody knows for so long whether it arrived is sent again. */
const ANSWER_MS = 1_500;
/** A node that does not hear itself for so long takes a new connection; then so often again. */
const DEAF_MS = LINE_TIMES.deaf + LINE_TIMES.beat;
const MOST_STRAYS = 2;

/**
 * Lines of many processes: each node hears a sharded channel of its own. Redis passes parcels on and keeps nothing of
 * them: there is no key, no replica has them, and no dump either.
 */
export function redisLine(options: RedisLineOptions): OpenLine {
  return async (node, hear) => await RedisLine.open(options, node, hear);
}

/** A `NodeLine` that can also be moved on by hand. */
export class RedisLine implements NodeLine {
  readonly #line: CarriedLine;
  readonly #following: Following;
  readonly #now: () => number;
  readonly #ticking: NodeJS.Timeout | undefined;
  #renewedAt = Number.NEGATIVE_INFINITY;
  /** What this node sent to itself and nobody was said to hear, one after the other. */
  #strays = 0;

  private constructor({ client, now }: RedisLineOptions, node: string, hear: (events: readonly LineEvent[]) => void) {
    if (!/^[\w-]{1,64}$/.test(node)) throw new RangeError('a node is named by letters, digits, - and _');
    this.#now = now ?? (() => performance.now());
    const carrier = carrierOver(client);
    const carry = async (to: string, parcel: Parcel): Promise<boolean> => {
      const hasArrived = await carrier.carry(to, parcel);
      if (to === node) this.#strays = hasArrived ? 0 : this.#strays + 1;
      return hasArrived;
    };
    this.#line = new CarriedLine({ node, carrier: { ...carrier, carry }, hear, now: this.#now });
    this.#following = client.follow(channelOf(node), (bytes) => {
      const parcel = readParcel(bytes);
      if (parcel !== null) this.#line.take(parcel);
    });
    this.#ticking = now === undefined ? setInterval(() => this.tick(), LINE_TICK_MS) : undefined;
  }

  static async open(options: RedisLineOptions, node: string, hear: (events: readonly LineEvent[]) => void): Promise<RedisLine> {
    const line = new RedisLine(options, node, hear);
    await line.#following.opened;
    return line;
  }

  send(node: string, message: NodeMessage): void {
    this.#line.send(node, message);
  }

  isThere(node: string): boolean {
    return this.#line.isThere(node);
  }

  tick(): void {
    const now = this.#now();
    const isDeaf = this.#line.echoAt + DEAF_MS <= now;
    // It hears itself, and is said not to: its connection is at a server that is no master any more.
    const isAstray = this.#strays >= MOST_STRAYS;
    if ((isDeaf || isAstray) && this.#renewedAt + DEAF_MS <= now) {
      this.#renewedAt = now;
      this.#strays = 0;
      this.#following.again();
    }
    this.#line.tick();
  }

  async idle(): Promise<void> {
    await this.#line.idle();
  }

  async close(): Promise<void> {
    clearInterval(this.#ticking);
    await this.#line.close();
    this.#following.close();
  }
}

export const channelOf = (node: string): string => `{vv:line:${node}}`;

const carrierOver = (client: RedisClient) => ({
  carry: async (to: string, parcel: Parcel): Promise<boolean> => {
    const channel = channelOf(to);
    const { promise: late, resolve } = Promise.withResolvers<0>();
    const timer = setTimeout(() => resolve(0), ANSWER_MS);
    try {
      // How many hear it.
      return (await Promise.race([client.send(channel, ['SPUBLISH', channel, writeParcel(parcel)]), late])) !== 0;
    } finally {
      clearTimeout(timer);
    }
  },
  nextTurn: async (): Promise<void> => {
    const { promise, resolve } = Promise.withResolvers<void>();
    setImmediate(resolve);
    await promise;
  },
});
