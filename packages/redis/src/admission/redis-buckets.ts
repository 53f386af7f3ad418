import { readFileSync } from 'node:fs';
import { type Buckets, intervalOf } from '@visavis/admission';
import * as v from 'valibot';
import type { RedisClient } from '../client.ts';
import { inTime } from '../in-time.ts';
import { run, type Script, scriptOf } from '../script.ts';

const SCRIPT: Script = scriptOf(readFileSync(new URL('./bucket.lua', import.meta.url), 'utf8'));
const Answer = v.tuple([v.number(), v.number()]);

export interface RedisBucketsOptions {
  readonly client: RedisClient;
  /** Milliseconds; for tests. Redis' own clock unless given. */
  readonly now?: () => number;
}

/** Buckets that many processes draw from. Rejects with `RedisUnavailable` within a second while Redis is away. */
export function redisBuckets({ client, now }: RedisBucketsOptions): Buckets {
  return {
    draw: async ({ kind, network, rate }) => {
      const args = [now === undefined ? '' : String(now()), String(intervalOf(rate)), String(rate.burst)];
      const [isTaken, fullInMs] = v.parse(Answer, await inTime(run(client, SCRIPT, { key: `{vv:bucket:${kind}:${network}}`, args })));
      return { isTaken: isTaken === 1, fullInMs };
    },
  };
}
