import { MemoryPool, type Membership, type Pool } from '@visavis/matchmaking';
import { describe, expect, test } from 'vitest';
import { enterAgain } from './entering-again.ts';
import { newSearch } from './search.ts';
import { statedOf } from './stated.ts';
import { find, OTHER_KEY } from '../testing/messages.ts';
import { Room } from '../testing/room.ts';

test('[N4] what became of an old search, when a node enters its own again, is no news of the next one', async () => {
  const clock = { now: 1_000_000 };
  let gate: Promise<void> = Promise.resolve();
  const pool = new MemoryPool({ now: () => clock.now });
  const slow: Pool = {
    join: async (node, hear) => {
      const its = await pool.join(node, hear);
      return new Proxy(its, {
        get: (_, key) => {
          if (key === 'enterAgain') return async (entry: Parameters<Membership['enterAgain']>[0]) => {
            const entered = await its.enterAgain(entry);
            await gate;
            return entered;
          };
          const method: unknown = Reflect.get(its, key);
          return typeof method === 'function' ? method.bind(its) : method;
        },
      });
    },
  };
  const room = new Room({ pools: { video: slow, text: slow }, now: () => clock.now });
  const ann = await room.enter();
  await ann.say(find());
  const other = await pool.join('other', () => {});
  const ticket = { stated: { tag: ann.tag, mode: 'video', connections: 'either', lane: 'open', avoid: '', interests: [], languages: [], country: '', wishes: { interests: 'any', languages: 'any', country: 'any' } }, since: null, card: '' } as const;
  const held = Promise.withResolvers<void>();
  gate = held.promise;
  // The pool went on without this node, and the visitor searches at another one.
  await pool.join('node', () => {});
  await other.enter(ticket);
  void room.switchboard.tick();
  await room.settle();
  await ann.say({ type: 'cancel' });
  await ann.say(find());
  ann.news();
  held.resolve();
  await room.settle();
  await room.settle();
  expect(ann.newsInShort()).toEqual(['waiting']);
  expect(room.switchboard.numbers()).toMatchObject({ waiting: { video: 1 } });
});

describe('a node with many', () => {
  /** As a pool does whose calls have a time in which they are answered. */
  async function reentry(count: number, answer: (tag: string, attempt: number) => 'answers' | 'is late' | 'is lost') {
    const real = await new MemoryPool({ now: () => 0 }).join('node', () => {});
    const attempts = new Map<string, number>();
    let underWay = 0;
    let most = 0;
    const room = new Room();
    const { session } = await room.enter();
    const searches = Array.from({ length: count }, (_, index) => {
      const stated = statedOf(find({ languages: ['en'], wishes: { interests: 'any', languages: 'any', country: 'any' } }), { tag: `tag-${index}`.padEnd(16, '-'), country: '', wishes: [] });
      return newSearch({ stated: { ...stated, avoid: '_'.repeat(85) + 'w' }, card: { key: OTHER_KEY, nonce: '', signKey: null }, session, beginsAt: 0, since: 0, now: 0 });
    });
    const lost: string[] = [];
    const entering = enterAgain(searches, {
      membership: {
        enterAgain: async (entry) => {
          const { tag } = entry.stated;
          most = Math.max(most, (underWay += 1));
          const attempt = (attempts.get(tag) ?? 0) + 1;
          attempts.set(tag, attempt);
          const how = answer(tag, attempt);
          const entered = how === 'is lost' ? null : await real.enterAgain(entry);
          await room.settle();
          underWay -= 1;
          if (how !== 'answers' || entered === null) throw new Error('late');
          return entered;
        },
        suspend: (tag) => real.suspend(tag),
        withdraw: (tag) => real.withdraw(tag),
      },
      isHeld: () => true,
      onEntered: () => {},
      onFull: ({ stated }) => lost.push(stated.tag),
      onNewer: ({ stated }) => lost.push(stated.tag),
    });
    const failure: unknown = await entering.then(() => null, (error: unknown) => error);
    const there = await Promise.all(searches.map(({ stated }) => real.withdraw(stated.tag)));
    return { failure, lost, most, there: there.filter(Boolean).length };
  }

  test('[N4] enters them in slices', async () => {
    expect(await reentry(500, () => 'answers')).toEqual({ failure: null, lost: [], most: 128, there: 500 });
  });

  test('[N4] goes on while anything is answered, and takes its own ticket for nobody else\'s', async () => {
    const late = (tag: string, attempt: number) => (attempt > 1 ? 'answers' : tag.includes('7') ? 'is late' : tag.includes('3') ? 'is lost' : 'answers');
    expect(await reentry(500, late)).toEqual({ failure: null, lost: [], most: 128, there: 500 });
  });

  test('gives up when nothing is', async () => {
    expect((await reentry(200, () => 'is lost')).failure).toBeInstanceOf(Error);
  });
});
