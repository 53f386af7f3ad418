import type { Buckets, Spent } from '@visavis/admission';
import { type HeadCount, MemoryHeadCount, MemoryLines, MemorySeats, type OpenLine, type SeatDirectory } from '@visavis/calls';
import { MemoryPool, overflowPool, type Pool } from '@visavis/matchmaking';
import type { Mode } from '@visavis/protocol';
import { redisBuckets, redisClient, redisDayKey, redisHeadCount, redisLine, redisPool, redisSeats, redisSpent, type RedisUnfit } from '@visavis/redis';

/** What the nodes of a service have in common. */
export interface BetweenNodes {
  readonly pools: Readonly<Record<Mode, Pool>>;
  readonly directory: SeatDirectory;
  readonly openLine: OpenLine;
  readonly headCount: HeadCount;
  /** Tokens of networks, the key under which they are named, and puzzles that have served; `null` where one node remembers them alone. */
  readonly admission: { readonly buckets: Buckets; readonly spent: Spent; readonly dayKey: () => Promise<Uint8Array> } | null;
  /** Whether what lies between them answers; `null` where there is nothing that could fail. */
  readonly isUp: (() => boolean) | null;
  close(): void;
}

/** For a service of one node. */
export function inMemory(now: () => number): BetweenNodes {
  const pool = () => new MemoryPool({ now });
  return {
    pools: { video: pool(), text: pool() },
    directory: new MemorySeats({ now }),
    openLine: new MemoryLines({ now }).open,
    headCount: new MemoryHeadCount({ now }),
    admission: null,
    isUp: null,
    close: () => {},
  };
}

export interface OnRedisOptions {
  /** One server, or some of a cluster. */
  readonly urls: readonly string[];
  /** The part of the world that this node is for, where the service has several; empty where it has one. */
  readonly area: string;
  readonly now: () => number;
  /** Told when a Redis that was used is found to be one that may not be used. */
  readonly onRefused: (refusal: RedisUnfit) => void;
}

/** For a service of several nodes. Errors: `RedisUnfit`. */
export async function onRedis({ urls, area, now, onRefused }: OnRedisOptions): Promise<BetweenNodes> {
  const [url = '', ...others] = urls;
  const client = await redisClient(others.length === 0 ? { url } : { cluster: [url, ...others] }, { onRefused });
  const pool = (mode: Mode): Pool => {
    const common = redisPool({ client, name: mode });
    return area === '' ? common : overflowPool({ near: redisPool({ client, name: `${mode}-${area}` }), common, now });
  };
  return {
    pools: { video: pool('video'), text: pool('text') },
    directory: redisSeats({ client }),
    openLine: redisLine({ client }),
    headCount: redisHeadCount({ client }),
    admission: { buckets: redisBuckets({ client }), spent: redisSpent({ client }), dayKey: redisDayKey({ client }) },
    isUp: () => client.isUp,
    close: () => client.close(),
  };
}
