import { type Membership, MemoryPool, type Pool, POOL_TIMES, PoolFenced } from '@visavis/matchmaking';
import { describe, expect, test } from 'vitest';
import { PoolLink } from './pool-link.ts';
import { find } from '../testing/messages.ts';
import { Room } from '../testing/room.ts';

/** After so long without a word a node is forgotten by the pool. */
const SILENCE = POOL_TIMES.reap;

describe('a node that lost its standing in the pool', () => {
  test('joins again and enters what it holds, at the old places', async () => {
    const room = new Room();
    const [ann, ben] = [await room.enter(), await room.enter()];
    await ann.say(find({ interests: ['chess'], wishes: { interests: 'only', languages: 'any', country: 'any' } }));
    room.now += 100;
    await ben.say(find({ interests: ['go'], wishes: { interests: 'only', languages: 'any', country: 'any' } }));
    room.now += SILENCE;
    await room.pools.video.join('other', () => {});
    await room.tick();
    const cara = await room.enter();
    await cara.say(find({ interests: ['chess', 'go'] }));
    expect(cara.news().at(-1)).toMatchObject({ type: 'matched', shared: ['chess'] });
    expect(room.sides[0]).toEqual({ isFirst: true, waitedMs: SILENCE + 100 });
  });

  test('[R7] holds the places of broken connections as well', async () => {
    const room = new Room();
    const ann = await room.enter();
    await ann.say(find());
    await room.live(1_000);
    await ann.hangUp(1006);
    room.now += SILENCE;
    await room.pools.video.join('other', () => {});
    await room.tick();
    const ben = await room.enter();
    await ben.say(find());
    expect(ben.newsInShort()).toEqual(['ice', 'waiting']);
    const back = await room.enter({ keys: ann.keys });
    await back.resume();
    expect(back.newsInShort()).toEqual(['resumed', 'matched']);
  });

  test('a search that begins at that moment is entered under the new standing', async () => {
    const room = new Room();
    const ann = await room.enter();
    await ann.say(find());
    room.now += SILENCE;
    await room.pools.video.join('other', () => {});
    const ben = await room.enter();
    await ben.say(find());
    await room.settle();
    expect([ann.newsInShort().at(-1), ben.newsInShort().at(-1)]).toEqual(['matched', 'matched']);
  });
});

describe('a pool that is away for a time', () => {
  test('[M1] those who wait wait on, and are matched when it is back', async () => {
    const room = new Room();
    let isAway = false;
    const real = new MemoryPool({ now: () => room.now });
    const asLongAsThere = (membership: Membership): Membership =>
      new Proxy(membership, {
        get: (target, name) => {
          const method: unknown = Reflect.get(target, name);
          if (typeof method !== 'function') return method;
          return isAway ? () => Promise.reject(new Error('away')) : method.bind(target);
        },
      });
    const pool: Pool = { join: async (node, hear) => asLongAsThere(await real.join(node, hear)) };
    const flaky = new Room({ pools: { video: pool, text: pool }, now: () => room.now });
    const ann = await flaky.enter();
    await ann.say(find());
    isAway = true;
    const ben = await flaky.enter();
    await ben.say(find());
    expect(ben.newsInShort()).toEqual(['ice', 'unavailable', 'idle']);
    room.now += 1_000;
    await flaky.tick();
    expect(ann.newsInShort()).not.toContain('idle');
    isAway = false;
    await ben.say(find());
    expect([ann.newsInShort().at(-1), ben.newsInShort().at(-1)]).toEqual(['matched', 'matched']);
  });
});

describe('a link that is left', () => {
  const linkTo = (pool: Pool, enterAgain = async (): Promise<void> => {}) =>
    new PoolLink({ pool, node: 'node', now: () => 0, hear: () => {}, enterAgain, onRenewed: () => {}, onTrouble: () => {} });

  test('[N5] asks nothing any more, and joins no more', async () => {
    let joined = 0;
    const real = new MemoryPool({ now: () => 0 });
    const link = linkTo({
      join: (node, hear) => {
        joined += 1;
        return real.join(node, hear);
      },
    });
    await link.ask((its) => its.renew());
    await link.leave();
    await expect(link.ask((its) => its.renew())).rejects.toBeInstanceOf(PoolFenced);
    link.renew();
    expect(joined).toBe(1);
  });

  test('[N5] while it joins, leaves as soon as it has joined', async () => {
    const { promise: gate, resolve } = Promise.withResolvers<void>();
    const link = linkTo(new MemoryPool({ now: () => 0 }), () => gate);
    let its: Membership | null = null;
    const asking = link.ask(async (membership) => {
      its = membership;
    });
    const leaving = link.leave();
    resolve();
    await Promise.all([leaving, asking]);
    await expect((its as Membership | null)?.renew()).rejects.toBeInstanceOf(PoolFenced);
    expect(link.isMember).toBe(false);
  });
});

test('[P2] an answer to a proposal does not wait until all is entered again', async () => {
  const { promise: gate, resolve } = Promise.withResolvers<void>();
  const link = new PoolLink({ pool: new MemoryPool({ now: () => 0 }), node: 'node', now: () => 0, hear: () => {}, enterAgain: () => gate, onRenewed: () => {}, onTrouble: () => {} });
  const done: string[] = [];
  const asking = link.ask(async () => void done.push('the rest'));
  await Promise.resolve();
  await Promise.resolve();
  await link.askAtOnce(async () => void done.push('the answer'));
  resolve();
  await asking;
  expect(done).toEqual(['the answer', 'the rest']);
});
