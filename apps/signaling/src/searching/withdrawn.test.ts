import { MemoryPool, type Pool } from '@visavis/matchmaking';
import { beforeEach, describe, expect, test } from 'vitest';
import { find } from '../testing/messages.ts';
import { Room } from '../testing/room.ts';

let clock: number;
/** What a node asks of the pool. */
let isAway: boolean;
/** Holds back what the pool tells a node. */
let gate: Promise<void>;
let real: MemoryPool;
let room: Room;

beforeEach(() => {
  [clock, isAway, gate] = [1_000_000, false, Promise.resolve()];
  real = new MemoryPool({ now: () => clock });
  const pool: Pool = {
    join: async (node, hear) => {
      const its = await real.join(node, (events) => void gate.then(() => hear(events)));
      return new Proxy(its, {
        get: (target, key) => {
          const method: unknown = Reflect.get(target, key);
          if (typeof method !== 'function') return method;
          return isAway ? () => Promise.reject(new Error('away')) : method.bind(target);
        },
      });
    },
  };
  room = new Room({ pools: { video: pool, text: new MemoryPool({ now: () => clock }) }, now: () => clock });
});

const tick = async (ms: number): Promise<void> => {
  clock += ms;
  await room.tick();
};
const hold = (): (() => void) => {
  const { promise, resolve } = Promise.withResolvers<void>();
  gate = promise;
  return resolve;
};

describe('a yes that is taken back while the match is on its way', () => {
  /** Ann and Ben of this node, whose nodes have said yes, and nobody has heard of the match. */
  async function almost() {
    const [ann, ben] = [await room.enter(), await room.enter()];
    await ann.say(find());
    await tick(1_000);
    const proposal = hold();
    await ben.say(find());
    [ann, ben].forEach((one) => one.news());
    // The proposal is heard and answered; the match waits.
    const answered = gate;
    const release = hold();
    proposal();
    await answered;
    await room.settle();
    return { ann, ben, release };
  }

  test('[M6] [M12] the partner is told so at once, and keeps the place', async () => {
    const { ann, ben, release } = await almost();
    await ben.say({ type: 'cancel' });
    expect(ben.newsInShort()).toEqual(['idle']);
    release();
    await room.settle();
    expect(ann.newsInShort()).toEqual(['matched', 'partner-left']);
    expect(ben.newsInShort()).toEqual([]);
    expect(room.switchboard.numbers()).toMatchObject({ calls: 0, waiting: { video: 0 } });
    await tick(100);
    await ann.say(find());
    expect(ann.news().at(-1)).toMatchObject({ type: 'waiting' });
    await ben.say(find());
    await room.settle();
    expect(room.sides.some(({ isFirst, waitedMs }) => isFirst && waitedMs >= 1_100)).toBe(true);
  });

  test('also when a new search began meanwhile, which goes on', async () => {
    const { ann, ben, release } = await almost();
    await ben.say({ type: 'cancel' });
    await ben.say(find());
    release();
    await room.settle();
    expect(ann.newsInShort()).toEqual(['matched', 'partner-left']);
    expect(ben.newsInShort()).toEqual(['idle', 'ice', 'waiting']);
  });

  test('[R7] also by somebody who comes back', async () => {
    const { ann, ben, release } = await almost();
    await ben.hangUp(1006);
    const back = await room.enter({ keys: ben.keys });
    await back.resume();
    expect(back.newsInShort()).toEqual(['not-held']);
    release();
    await room.settle();
    expect(ann.newsInShort()).toEqual(['matched', 'partner-left']);
  });

  test('and when the pool says that there is none, nothing is kept', async () => {
    const [ann, ben] = [await room.enter(), await room.enter()];
    await ann.say(find());
    clock += 100;
    const other = await real.join('other', () => {});
    await other.enter({ stated: { tag: 'x'.repeat(16), mode: 'video', connections: 'either', lane: 'open', avoid: '', interests: [], languages: [], country: '', wishes: { interests: 'any', languages: 'any', country: 'any' } }, since: null, card: '' });
    await room.settle();
    await ann.say({ type: 'cancel' });
    await other.withdraw('x'.repeat(16));
    await ann.say(find());
    await ben.say(find());
    expect([ann.newsInShort().at(-1), ben.newsInShort().at(-1)]).toEqual(['matched', 'matched']);
  });
});

describe('what the pool could not be told', () => {
  test('[Q10] that a search ended, it hears when it is back', async () => {
    const ann = await room.enter();
    await ann.say(find());
    await tick(100);
    isAway = true;
    await ann.say({ type: 'cancel' });
    await tick(2_000);
    isAway = false;
    await tick(1_000);
    await room.settle();
    expect(await real.join('other', () => {}).then((other) => other.resume({ tag: ann.tag, generation: 1 }))).toEqual({ kind: 'unknown' });
  });

  test('[T1] that a connection broke as well', async () => {
    const ann = await room.enter();
    await ann.say(find());
    await tick(100);
    isAway = true;
    await ann.hangUp(1006);
    await tick(2_000);
    isAway = false;
    await tick(1_000);
    await room.settle();
    const heard: string[] = [];
    const other = await real.join('other', (events) => void heard.push(...events.map(({ kind }) => kind)));
    await other.enter({ stated: { tag: 'x'.repeat(16), mode: 'video', connections: 'either', lane: 'open', avoid: '', interests: [], languages: [], country: '', wishes: { interests: 'any', languages: 'any', country: 'any' } }, since: null, card: '' });
    await room.settle();
    expect(heard).toEqual([]);
    const back = await room.enter({ keys: ann.keys });
    await back.resume();
    expect(back.newsInShort()[0]).toBe('resumed');
  });

  test('[Q9] an end that it has not heard of neither bars the way of the next search nor ends it', async () => {
    const ann = await room.enter();
    await ann.say(find());
    await tick(100);
    isAway = true;
    await ann.say({ type: 'cancel' });
    isAway = false;
    await ann.say(find());
    expect(ann.newsInShort().at(-1)).toBe('waiting');
    await tick(1_000);
    await tick(1_000);
    const ben = await room.enter();
    await ben.say(find());
    await room.settle();
    expect([ann.newsInShort().at(-1), ben.newsInShort().at(-1)]).toEqual(['matched', 'matched']);
  });
});

describe('a node that stops', () => {
  test('[S9] takes nobody any more', async () => {
    await room.switchboard.drain(() => 500);
    const ann = await room.enter().catch(() => null);
    expect(ann?.closedWith).toBe(1012);
    expect(room.switchboard.numbers().online).toBe(0);
  });

  test('[N5] does not join again', async () => {
    const ann = await room.enter();
    await ann.say(find());
    await room.switchboard.drain(() => 500);
    await tick(1_000);
    const other = await real.join('other', () => {});
    expect(await other.resume({ tag: ann.tag, generation: 1 })).toMatchObject({ kind: 'resumed' });
    clock += 100;
    // A node of the name that joins would have forgotten this.
    await tick(1_000);
    expect(room.switchboard.isMember()).toEqual({ video: false, text: false });
  });
});
