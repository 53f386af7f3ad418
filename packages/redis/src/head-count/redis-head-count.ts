import { readFileSync } from 'node:fs';
import { HEAD_COUNT_STAYS_MS, type HeadCount } from '@visavis/calls';
import * as v from 'valibot';
import type { RedisClient } from '../client.ts';
import { inTime } from '../in-time.ts';
import { run, type Script, scriptOf } from '../script.ts';

const SCRIPT: Script = scriptOf(`local STAYS = ${HEAD_COUNT_STAYS_MS}\n${readFileSync(new URL('./head-count.lua', import.meta.url), 'utf8')}`);
const KEY = '{vv:online}';
const Others = v.pipe(v.number(), v.safeInteger());

export interface RedisHeadCountOptions {
  readonly client: RedisClient;
  /** Milliseconds; for tests. Redis' own clock unless given. */
  readonly now?: () => number;
}

/** The head count of many processes. Rejects with `RedisUnavailable` within a second while Redis is away. */
export function redisHeadCount({ client, now }: RedisHeadCountOptions): HeadCount {
  return {
    tell: async (node, visitors) => {
      const args = [node, String(visitors), now === undefined ? '' : String(now())];
      return v.parse(Others, await inTime(run(client, SCRIPT, { key: KEY, args })));
    },
    leave: async (node) => {
      await inTime(client.send(KEY, ['HDEL', KEY, node]));
    },
  };
}
