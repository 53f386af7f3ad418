import { randomBytes, randomUUID } from 'node:crypto';
import { MemoryVisitors } from '../visitors/memory-visitors.ts';
import type { RedisLink } from '../visitors/redis-link.ts';
import { RedisVisitors } from '../visitors/redis-visitors.ts';
import type { Visitors } from '../visitors/visitors.ts';

/** What collectors of a simulated world share. */
export interface SharedMemory {
  /** The memory as a collector sees it whose clock is this one. */
  visitorsOf(clock: () => number): Visitors;
  /** So many milliseconds went by in the world. */
  pass(ms: number): Promise<void>;
  /** It loses all that it knew, as one does that is started again. */
  forget(): Promise<void>;
}

export interface MemoryGiven {
  /** The world's time, milliseconds since 1970. */
  readonly now: () => number;
  readonly onKeyStarted: (day: number) => void;
  readonly maxTagsOfDay?: number;
}

export type MakeMemory = (given: MemoryGiven) => SharedMemory;

/** One memory that several collectors use; it has the world's time. */
export const inProcess: MakeMemory = (given) => {
  const visitors = new MemoryVisitors({ ...given, randomBytes });
  return { visitorsOf: () => visitors, pass: async () => {}, forget: () => visitors.close() };
};

/** Takes as much off what every key has left to live. */
const PASS = `for _, name in ipairs(redis.call('KEYS', ARGV[1])) do
  redis.call('PEXPIRE', name, math.max(redis.call('PTTL', name) - tonumber(ARGV[2]), 0))
end`;

/** A real Redis, in which time goes by as in the world. */
export const inRedis =
  (link: () => RedisLink): MakeMemory =>
  ({ maxTagsOfDay, onKeyStarted }) => {
    const site = `https://${randomUUID()}.example`;
    const more = maxTagsOfDay === undefined ? {} : { maxTagsOfDay };
    return {
      visitorsOf: (now) => new RedisVisitors({ ...more, link: link(), site, node: randomUUID(), now, randomBytes, onKeyStarted }),
      pass: async (ms) => void (await link().send(['EVAL', PASS, '0', `visavis:${site}:*`, String(ms)])),
      forget: async () => void (await link().send(['EVAL', PASS, '0', `visavis:${site}:*`, String(Number.MAX_SAFE_INTEGER)])),
    };
  };
