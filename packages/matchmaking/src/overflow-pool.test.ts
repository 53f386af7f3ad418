import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { MemoryPool } from './memory-pool.ts';
import { OVERFLOW_MS, overflowPool } from './overflow-pool.ts';
import type { Membership, Pool, PoolEvent } from './pool.ts';
import type { Stated } from './ticket.ts';

let now: number;
let isCommonAway: boolean;
/** What leaves the pool of an area leaves it, and nobody hears so. */
let isAnswerLost: boolean;
let pools: Readonly<Record<'eu' | 'us' | 'common', MemoryPool>>;

beforeEach(() => {
  now = 0;
  isCommonAway = false;
  isAnswerLost = false;
  const pool = () => new MemoryPool({ now: () => now });
  pools = { eu: pool(), us: pool(), common: pool() };
});

class Node {
  readonly matched: string[] = [];
  readonly events: PoolEvent[] = [];
  membership: Membership | null = null;

  static async in(area: 'eu' | 'us', name: string): Promise<Node> {
    const node = new Node();
    node.membership = await overflowPool({ near: silenced(pools[area]), common: reachable(pools.common), now: () => now }).join(name, (events) => node.#hear(events));
    return node;
  }

  get its(): Membership {
    if (this.membership === null) throw new Error('not joined');
    return this.membership;
  }

  #hear(events: readonly PoolEvent[]): void {
    this.events.push(...events);
    for (const event of events) {
      if (event.kind === 'matched') this.matched.push([event.tag, event.partner.ticket.tag].join('+'));
      if (event.kind === 'proposed') void this.its.answer({ pair: event.pair, tag: event.tag, isLive: true });
    }
  }
}

/** The common pool, but for what puts tickets into it. */
function reachable(pool: Pool): Pool {
  return {
    join: async (name, hear) => {
      const membership = await pool.join(name, hear);
      return new Proxy(membership, {
        get: (its, key) => {
          if (key !== 'enter') return bound(its, key);
          return (entry: Parameters<Membership['enter']>[0]) => (isCommonAway ? Promise.reject(new Error('away')) : its.enter(entry));
        },
      });
    },
  };
}

function silenced(pool: Pool): Pool {
  return {
    join: async (name, hear) => {
      const membership = await pool.join(name, hear);
      return new Proxy(membership, {
        get: (its, key) => {
          if (key !== 'withdraw') return bound(its, key);
          return async (tag: string) => {
            const wasThere = await its.withdraw(tag);
            if (isAnswerLost) throw new Error('away');
            return wasThere;
          };
        },
      });
    },
  };
}

function bound(its: Membership, key: string | symbol): unknown {
  const method: unknown = Reflect.get(its, key);
  return typeof method === 'function' ? method.bind(its) : undefined;
}

const entry = (tag: string, more: Partial<Stated> = {}) => ({
  stated: {
    tag,
    mode: 'video' as const,
    connections: 'either' as const,
    lane: 'open' as const,
    avoid: '',
    interests: [],
    languages: [],
    country: '',
    wishes: { interests: 'any' as const, languages: 'any' as const, country: 'any' as const },
    ...more,
  },
  since: null,
  card: `card of ${tag}`,
});

async function pass(ms: number, ...nodes: readonly Node[]): Promise<void> {
  const end = now + ms;
  while (now < end) {
    now += Math.min(100, end - now);
    for (const node of nodes) await node.its.renew().catch(() => {});
  }
}

describe('two areas', () => {
  let [eu, us]: Node[] = [];
  beforeEach(async () => {
    [eu, us] = [await Node.in('eu', 'eu-1'), await Node.in('us', 'us-1')];
  });
  const both = (): [Node, Node] => {
    if (eu === undefined || us === undefined) throw new Error('no nodes');
    return [eu, us];
  };

  test('[O1] those of one area meet at once', async () => {
    const [here] = both();
    await here.its.enter(entry('ann'));
    await here.its.enter(entry('ben'));
    await pass(100, ...both());
    expect(here.matched.toSorted()).toEqual(['ann+ben', 'ben+ann']);
  });

  test('[O1] those of two areas meet when both have waited long enough, and the longest waiting goes first', async () => {
    const [here, there] = both();
    await here.its.enter(entry('ann'));
    await pass(500, here, there);
    await here.its.enter(entry('ben', { mode: 'text' }));
    await there.its.enter(entry('cara'));
    await pass(OVERFLOW_MS - 100, here, there);
    expect([...here.matched, ...there.matched]).toEqual([]);
    await pass(200, here, there);
    expect([here.matched, there.matched]).toEqual([['ann+cara'], ['cara+ann']]);
    const told = here.events.find((event) => event.kind === 'matched');
    expect(told).toMatchObject({ first: true });
    expect(told?.kind === 'matched' && told.waitedMs).toBeGreaterThan(OVERFLOW_MS);
  });

  test('[O2] a search that is called off on its way is in no pool', async () => {
    const [here, there] = both();
    await here.its.enter(entry('ann'));
    await pass(OVERFLOW_MS - 100, here, there);
    now += 200;
    const moving = here.its.renew();
    expect(await here.its.withdraw('ann')).toBe(true);
    await moving;
    await there.its.enter({ ...entry('ben'), since: 0 });
    await pass(5_000, here, there);
    expect(there.matched).toEqual([]);
  });

  test('[O2] while the common pool cannot be reached the search is not lost', async () => {
    const [here, there] = both();
    await here.its.enter(entry('ann'));
    isCommonAway = true;
    await pass(5_000, here, there);
    isCommonAway = false;
    await there.its.enter({ ...entry('ben'), since: 0 });
    await pass(300, here, there);
    expect(here.matched).toEqual(['ann+ben']);
  });

  test('[O2] a search that left its area, and nobody heard so, is not lost', async () => {
    const [here, there] = both();
    await here.its.enter(entry('ann'));
    await pass(OVERFLOW_MS - 100, here, there);
    isAnswerLost = true;
    await pass(200, here, there);
    isAnswerLost = false;
    await there.its.enter({ ...entry('ben'), since: 0 });
    await pass(300, here, there);
    expect(here.matched).toEqual(['ann+ben']);
  });

  test('[Q10] a search that is called off while its way over fails is in no pool', async () => {
    const [here, there] = both();
    await here.its.enter(entry('ann'));
    await pass(OVERFLOW_MS - 100, here, there);
    isCommonAway = true;
    now += 200;
    const moving = here.its.renew().catch(() => {});
    expect(await here.its.withdraw('ann')).toBe(true);
    await moving;
    isCommonAway = false;
    await there.its.enter({ ...entry('ben'), since: 0 });
    await here.its.enter(entry('cara'));
    await pass(500, here, there);
    expect([...here.matched, ...there.matched].filter((pair) => pair.includes('ann'))).toEqual([]);
  });

  test.each([[500], [5_000]])('[O3] [T3] a place is taken back at another node of the area, after %i ms, with the generation that its visitor knows', async (waited) => {
    const [here] = both();
    const next = await Node.in('eu', 'eu-2');
    await here.its.enter(entry('ann'));
    expect(await here.its.resume({ tag: 'ann', generation: 1 })).toMatchObject({ kind: 'resumed', generation: 2 });
    await pass(waited, here, next);
    expect(await here.its.resume({ tag: 'ann', generation: 2 })).toMatchObject({ kind: 'resumed', generation: 3 });
    const first = await next.its.resume({ tag: 'ann', generation: 3 });
    const resumed = first.kind === 'outdated' ? await next.its.resume({ tag: 'ann', generation: first.generation }) : first;
    expect(resumed).toMatchObject({ kind: 'resumed', since: 0, waitedMs: waited, entry: { card: 'card of ann' } });
    await next.its.enter(entry('ben'));
    await pass(3_000, here, next);
    expect(next.matched.toSorted()).toEqual(['ann+ben', 'ben+ann']);
  });

  test('[O3] a place that is suspended as it goes over stays suspended', async () => {
    const [here, there] = both();
    await here.its.enter(entry('ann'));
    await pass(OVERFLOW_MS - 100, here, there);
    now += 200;
    const moving = here.its.renew();
    const suspending = here.its.suspend('ann');
    await Promise.all([moving, suspending]);
    await there.its.enter({ ...entry('ben'), since: 0 });
    await pass(1_000, here, there);
    expect([here.matched, there.matched]).toEqual([[], []]);
    expect(await here.its.resume({ tag: 'ann', generation: 1 })).toMatchObject({ kind: 'resumed', generation: 2 });
    await pass(200, here, there);
    expect(there.matched).toEqual(['ben+ann']);
  });
});

test('[O1] whoever can meet has met when both have waited for longer than the areas hold them', async () => {
  const visitor = fc.record({ area: fc.constantFrom('eu', 'us' as const), mode: fc.constantFrom('video', 'text' as const), after: fc.integer({ min: 0, max: 1_500 }) });
  await fc.assert(
    fc.asyncProperty(fc.array(visitor, { minLength: 2, maxLength: 12 }), async (visitors) => {
      now = 0;
      const pool = () => new MemoryPool({ now: () => now });
      pools = { eu: pool(), us: pool(), common: pool() };
      const nodes = { eu: await Node.in('eu', 'eu'), us: await Node.in('us', 'us') };
      for (const [index, { area, mode, after }] of visitors.entries()) {
        await pass(after, nodes.eu, nodes.us);
        await nodes[area].its.enter(entry(`visitor-${index}`, { mode }));
      }
      await pass(OVERFLOW_MS + 500, nodes.eu, nodes.us);
      const matched = [...nodes.eu.matched, ...nodes.us.matched].map((pair) => pair.split('+')[0]);
      expect(new Set(matched).size).toBe(matched.length);
      for (const mode of ['video', 'text']) {
        const left = visitors.filter((one, index) => one.mode === mode && !matched.includes(`visitor-${index}`));
        expect(left.length).toBeLessThan(2);
      }
    }),
    { numRuns: 60 },
  );
});

describe('pools that are full', () => {
  /** Both of `limit`, and how often a ticket left the near one. */
  async function crowded(limits: { readonly near: number; readonly common: number }) {
    const left: string[] = [];
    let onLeft: () => Promise<unknown> = async () => {};
    const near = new MemoryPool({ now: () => now, limit: limits.near });
    const common = new MemoryPool({ now: () => now, limit: limits.common });
    const counted: Pool = {
      join: async (name, hear) => {
        const its = await near.join(name, hear);
        return new Proxy(its, {
          get: (_, key) => {
            if (key !== 'withdraw') return bound(its, key);
            return async (tag: string) => {
              left.push(tag);
              const wasThere = await its.withdraw(tag);
              await onLeft();
              return wasThere;
            };
          },
        });
      },
    };
    const events: PoolEvent[] = [];
    const membership = await overflowPool({ near: counted, common, now: () => now }).join('eu-1', (heard) => void events.push(...heard));
    const others = { near: await near.join('near', () => {}), common: await common.join('common', () => {}) };
    const live = async (ms: number): Promise<void> => {
      const end = now + ms;
      while (now < end) {
        now += 100;
        await Promise.all([membership.renew(), others.near.renew(), others.common.renew()]);
      }
    };
    const whenLeft = (then: () => Promise<unknown>): void => {
      onLeft = then;
    };
    return { membership, others, events, left, live, whenLeft };
  }
  /** Fits nobody. */
  const filling = { lane: 'apart' } as const;

  test('[O1] what finds the common pool full stays among those of its area for a time, not for a moment', async () => {
    const { membership, others, left, live } = await crowded({ near: 10, common: 1 });
    await others.common.enter(entry('full', filling));
    await membership.enter(entry('ann'));
    await live(OVERFLOW_MS + 1_000);
    expect(left).toEqual(['ann']);
    await live(OVERFLOW_MS);
    expect(left).toEqual(['ann', 'ann']);
    await others.common.withdraw('full');
    await live(OVERFLOW_MS);
    expect(await others.common.resume({ tag: 'ann', generation: 1 })).toMatchObject({ kind: 'resumed', since: 0 });
  });

  test('[O2] what finds both full is held by its node until there is room, and can be taken back meanwhile', async () => {
    const { membership, others, live, whenLeft } = await crowded({ near: 1, common: 1 });
    await others.common.enter(entry('full', filling));
    await membership.enter(entry('ann'));
    // Somebody takes the room in the moment between.
    whenLeft(() => others.near.enter(entry('fast', filling)));
    await live(OVERFLOW_MS);
    expect(await membership.resume({ tag: 'ann', generation: 2 })).toEqual({ kind: 'outdated', generation: 1 });
    expect(await membership.resume({ tag: 'ann', generation: 1 })).toMatchObject({ kind: 'resumed', generation: 2, waitedMs: OVERFLOW_MS });
    await others.common.withdraw('full');
    await live(OVERFLOW_MS + 200);
    expect(await membership.resume({ tag: 'ann', generation: 2 })).toMatchObject({ kind: 'resumed', since: 0, generation: 3 });
    expect(await others.common.resume({ tag: 'ann', generation: 2 })).toMatchObject({ kind: 'resumed' });
  });

  test('[P4] of a ticket that nobody is behind nothing is left', async () => {
    const { membership, others, events, left, live } = await crowded({ near: 10, common: 10 });
    await membership.enter(entry('ann'));
    await others.near.enter(entry('ben'));
    const pair = events.flatMap((event) => (event.kind === 'proposed' ? [event.pair] : []))[0] ?? '';
    await membership.answer({ pair, tag: 'ann', isLive: false });
    await live(OVERFLOW_MS + 500);
    expect(left).toEqual([]);
  });
});
