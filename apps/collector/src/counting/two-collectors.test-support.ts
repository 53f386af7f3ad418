import { type RedisServer, redisServer } from '@visavis/testkit/redis';
import { afterAll, beforeAll } from 'vitest';
import { inProcess, inRedis, type MakeMemory } from '../testing/shared-memories.ts';
import { type SimulatedCollector, SimulatedWorld, type WorldOptions } from '../testing/simulated-collectors.ts';
import { type RedisLink, redisLink } from '../visitors/redis-link.ts';

/** The day on which their tests are. */
export const DAY = 20_779;

export interface Memories {
  readonly inProcess: MakeMemory;
  /** A real Redis, which is there while the tests of the file run that calls this. */
  readonly inRedis: MakeMemory;
}

/** The two memories that collectors may have in common. Call it once in a test file. */
export function bothMemories(): Memories {
  let server: RedisServer;
  let link: RedisLink;
  beforeAll(async () => {
    server = await redisServer();
    link = await redisLink({ url: server.url, onOutage: () => {}, onRefused: () => {} });
  });
  afterAll(async () => {
    link.close();
    await server.remove();
  });
  return { inProcess, inRedis: inRedis(() => link) };
}

/** A world of two collectors. */
export function twoCollectors(options: Omit<WorldOptions, 'collectors'>): { readonly world: SimulatedWorld; readonly first: SimulatedCollector; readonly second: SimulatedCollector } {
  const world = new SimulatedWorld({ ...options, collectors: 2 });
  const [first, second] = world.collectors;
  if (first === undefined || second === undefined) throw new Error('the world is empty');
  return { world, first, second };
}
