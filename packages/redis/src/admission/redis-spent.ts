import type { Spent } from '@visavis/admission';
import type { RedisClient } from '../client.ts';
import { inTime } from '../in-time.ts';

export interface RedisSpentOptions {
  readonly client: RedisClient;
}

/** Spent puzzles of many processes. Rejects with `RedisUnavailable` within a second while Redis is away. */
export function redisSpent({ client }: RedisSpentOptions): Spent {
  return {
    spend: async (puzzle, forMs) => {
      const key = `{vv:spent:${puzzle}}`;
      return (await inTime(client.send(key, ['SET', key, '', 'NX', 'PX', String(forMs)]))) !== null;
    },
  };
}
