import { RedisUnavailable } from './redis-unavailable.ts';

const ANSWER_MS = 1_000;

/** The answer, within a second. Errors: `RedisUnavailable`, whatever Redis said. */
export async function inTime(answer: Promise<unknown>): Promise<unknown> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new RedisUnavailable()), ANSWER_MS);
  try {
    return await Promise.race([answer.catch(() => Promise.reject(new RedisUnavailable())), late]);
  } finally {
    clearTimeout(timer);
  }
}
