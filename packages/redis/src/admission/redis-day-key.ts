import { randomBytes } from 'node:crypto';
import type { RedisClient } from '../client.ts';
import { inTime } from '../in-time.ts';

const KEY = '{vv:admission:key}';
/** How often nodes ask, milliseconds: so much longer than it stands here may a key be in use. */
export const DAY_KEY_EVERY_MS = 60_000;
/** With the time for which nodes go by what they heard, less than a day. */
const STAYS_MS = 86_400_000 - 2 * DAY_KEY_EVERY_MS;
const BYTES = 32;

/**
 * A random key that all nodes share, which Redis forgets within a day: what was named under it can then be told of
 * nobody any more. Rejects with `RedisUnavailable` within a second while Redis is away.
 */
export function redisDayKey({ client }: { readonly client: RedisClient }): () => Promise<Uint8Array> {
  return async () => {
    const drawn = randomBytes(BYTES).toString('base64url');
    // What was there before, or nothing when this one is it. https://redis.io/docs/latest/commands/set/
    const before = await inTime(client.send(KEY, ['SET', KEY, drawn, 'NX', 'GET', 'PX', String(STAYS_MS)]));
    return Buffer.from(typeof before === 'string' || Buffer.isBuffer(before) ? before.toString() : drawn, 'base64url');
  };
}
