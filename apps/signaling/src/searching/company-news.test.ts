import type { Membership } from '@visavis/matchmaking';
import { beforeEach, expect, test } from 'vitest';
import { CompanyNews } from './company-news.ts';
import { statedOf } from './stated.ts';
import { newSearch, type Search } from './search.ts';
import { find } from '../testing/messages.ts';
import { Room } from '../testing/room.ts';

let now: number;
let others: number;
let online: number;
let asked: number;
let isMember: boolean;
let isAway: boolean;
let news: CompanyNews;
let search: Search;
let person: Awaited<ReturnType<Room['enter']>>;

beforeEach(async () => {
  [now, others, online, asked, isMember, isAway] = [0, 0, 1, 0, true, false];
  const membership = {
    company: async () => {
      asked += 1;
      return { others, avoided: 0, unlike: 0 };
    },
    waits: async () => null,
  } as unknown as Membership;
  const link = {
    get isMember() {
      return isMember;
    },
    usual: null,
    ask: async <Answer>(work: (its: Membership) => Promise<Answer>) => {
      if (isAway) throw new Error('away');
      return work(membership);
    },
    lookUpWaits: async () => {},
  };
  news = new CompanyNews({ links: { of: () => link as never }, now: () => now, online: () => online });
  person = await new Room().enter();
  search = newSearch({ stated: statedOf(find(), { tag: person.tag, country: '', wishes: [] }), card: { key: '', nonce: '', signKey: null }, session: person.session, beginsAt: 0, since: null, now });
  person.session.state = { kind: 'searching', search };
});

/** So many seconds. */
async function pass(seconds: number): Promise<void> {
  for (let second = 0; second < seconds; second += 1) {
    now += 1_000;
    await news.tellAll([search]);
  }
}

// A call costs the pool about 10 µs for each ticket: with these rests all visitors together ask 200 times a second among 200, and 20 times among 2,000.
test.each([
  [10, 100],
  [200, 100],
  [500, 16],
  [2_000, 1],
  [10_000, 1],
])('[M5] among %i others it is asked %i times in 100 s who they are', async (count, times) => {
  others = count;
  await news.tell(search);
  asked = 0;
  await pass(100);
  expect(asked).toBeGreaterThanOrEqual(times * 0.8 - 1);
  expect(asked).toBeLessThanOrEqual(times);
});

test('[M5] other figures that change are told within a second all the same', async () => {
  others = 5_000;
  await news.tell(search);
  person.news();
  asked = 0;
  online = 77;
  await pass(1);
  expect([asked, person.news()]).toEqual([0, [expect.objectContaining({ type: 'waiting', online: 77, others: 5_000 })]]);
  await pass(1);
  expect(person.news()).toEqual([]);
});

test('[M5] so is that the queue cannot be reached, and that it can again', async () => {
  others = 5_000;
  await news.tell(search);
  person.news();
  [isMember, isAway] = [false, true];
  await pass(3);
  expect(person.newsInShort()).toEqual(['stalled']);
  [isMember, isAway] = [true, false];
  await pass(1);
  expect(person.newsInShort()).toEqual(['waiting']);
});
