import { randomUUID } from 'node:crypto';
import type { PoolUnderTest } from '@visavis/matchmaking/pool-contract';
import { PoolFenced } from '@visavis/matchmaking';
import type { RedisClient } from '../client.ts';
import { RedisMembership, redisPool } from './redis-pool.ts';

/** A fresh pool of a Redis that other pools use as well. */
export function redisPoolUnderTest(client: RedisClient, { limit }: { readonly limit: number }): PoolUnderTest {
  let now = 0;
  const members: RedisMembership[] = [];
  const { join } = redisPool({ client, name: randomUUID(), now: () => now, limit });
  return {
    pool: {
      join: async (node, hear) => {
        const member = await join(node, hear);
        if (member instanceof RedisMembership) members.push(member);
        return member;
      },
    },
    setTime: (ms) => {
      now = ms;
    },
    settle: async () => {
      await Promise.all(members.map(async (member) => {
        await member.hearNow().catch((error: unknown) => {
          if (!(error instanceof PoolFenced)) throw error;
        });
      }));
    },
    close: async () => {
      await Promise.all(members.map(async (member) => await member.leave().catch(() => undefined)));
    },
  };
}
