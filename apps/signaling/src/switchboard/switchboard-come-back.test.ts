import { POOL_TIMES } from '@visavis/matchmaking';
import { CLOSE } from '@visavis/protocol';
import { beforeEach, describe, expect, test } from 'vitest';
import { find, frameOf, KEY, OTHER_KEY } from '../testing/messages.ts';
import { Person } from '../testing/person.ts';
import { Room } from '../testing/room.ts';
import { SessionKeys } from '../testing/session-keys.ts';

let room: Room;
beforeEach(() => {
  room = new Room();
});

/** Somebody whose connection broke while searching. */
async function lostSearcher(): Promise<Person> {
  const person = await room.enter();
  await person.say(find({ key: OTHER_KEY }));
  await person.hangUp(1006);
  return person;
}

describe('resume', () => {
  test('[R7] takes the place back: the search goes on where it was, with its key', async () => {
    const ann = await lostSearcher();
    await room.live(20_000);
    const ben = await room.enter();
    await ben.say(find());
    expect(ben.newsInShort()).toEqual(['ice', 'waiting']);
    const back = await room.enter({ keys: ann.keys });
    await back.resume();
    expect(back.news()).toMatchObject([{ type: 'resumed', generation: 2 }, { type: 'matched', partner: ben.tag }]);
    expect(ben.news().at(-1)).toMatchObject({ type: 'matched', partner: back.tag, partnerKey: OTHER_KEY });
    expect(room.sides.map(({ waitedMs }) => waitedMs)).toEqual([20_000, 0]);
  });

  test('[R7] tells who waits on, in the same state', async () => {
    const ann = await lostSearcher();
    const back = await room.enter({ keys: ann.keys });
    await back.resume();
    expect(back.newsInShort()).toEqual(['resumed', 'waiting']);
    await back.say(find());
    expect(back.newsInShort()).toEqual(['wrong-state']);
    expect(room.switchboard.numbers()).toEqual({ online: 1, waiting: { video: 1, text: 0 }, calls: 0 });
  });

  test('[R7] meanwhile nobody meets who is away, and after 30 s nothing is kept', async () => {
    const ann = await lostSearcher();
    const ben = await room.enter();
    await ben.say(find());
    await room.live(POOL_TIMES.grace);
    expect(ben.newsInShort()).not.toContain('matched');
    const back = await room.enter({ keys: ann.keys });
    await back.resume();
    expect(back.newsInShort()).toEqual(['not-held']);
    await back.say(find());
    expect(back.newsInShort()).toEqual(['ice', 'matched']);
  });

  test('[R7] gives no search back for a newer one of the same visitor, and nobody meets the older one afterwards', async () => {
    const ann = await lostSearcher();
    const back = await room.enter({ keys: ann.keys });
    await back.resume(1, KEY);
    expect(back.newsInShort()).toEqual(['not-held']);
    const ben = await room.enter();
    await ben.say(find({ key: OTHER_KEY }));
    expect(ben.newsInShort()).toEqual(['ice', 'waiting']);
    await back.say(find({ key: KEY }));
    expect(ben.news().at(-1)).toMatchObject({ type: 'matched', partner: back.tag, partnerKey: KEY });
  });

  test('[R7] a search that names its key is taken back as one that names none', async () => {
    const ann = await lostSearcher();
    const back = await room.enter({ keys: ann.keys });
    await back.resume(1, OTHER_KEY);
    expect(back.newsInShort()).toEqual(['resumed', 'waiting']);
  });

  test.each([[1000], [1001]])('[R7] [C1] nothing is kept for a page that was closed (%i)', async (code) => {
    const ann = await room.enter();
    await ann.say(find());
    await ann.hangUp(code);
    const back = await room.enter({ keys: ann.keys });
    await back.resume();
    expect(back.newsInShort()).toEqual(['not-held']);
  });

  test('[R6] [R7] is for the session’s own key, a signature of this connection, and the mode of the search', async () => {
    const ann = await lostSearcher();
    const other = await room.enter();
    await other.resume();
    expect(other.newsInShort()).toEqual(['not-held']);
    const back = await room.enter({ keys: ann.keys });
    const overheard = back.resumeMessage();
    const again = await room.enter({ keys: ann.keys });
    again.blurt(overheard);
    await expect.poll(() => again.newsInShort()).toEqual(['not-held']);
    const thief = new Person(room, { keys: new SessionKeys() });
    await thief.say({ type: 'hello', version: 1, minor: 1, key: ann.keys.publicKey });
    thief.news();
    await thief.resume();
    expect(thief.newsInShort()).toEqual(['not-held']);
    const last = await room.enter({ keys: ann.keys });
    const message = last.resumeMessage();
    last.blurt({ ...message, mode: 'text' } as typeof message);
    await expect.poll(() => last.newsInShort()).toEqual(['not-held']);
    await last.resume();
    expect(last.newsInShort()).toEqual(['resumed', 'waiting']);
  });

  test('[R7] [M12] a search that has not begun yet is kept as well, with the time that it has to wait', async () => {
    const ann = await room.enter();
    ann.session.coolUntil = room.now + 5_000;
    await ann.say(find({ key: OTHER_KEY }));
    await ann.hangUp(1006);
    await room.live(2_000);
    const back = await room.enter({ keys: ann.keys });
    await back.resume();
    expect(back.news()).toMatchObject([{ type: 'resumed', generation: 2 }, { type: 'waiting', coolMs: 3_000 }]);
    await back.hangUp(1006);
    await room.live(10_000);
    const ben = await room.enter();
    await ben.say(find());
    expect(ben.newsInShort()).toEqual(['ice', 'waiting']);
    const again = await room.enter({ keys: ann.keys });
    await again.resume(2);
    expect(again.news()).toEqual([{ type: 'outdated', generation: 1 }]);
    await again.resume(1);
    expect([again.newsInShort(), ben.newsInShort().at(-1)]).toEqual([['resumed', 'matched'], 'matched']);
  });

  test('[R7] who searches anew gives the old place up', async () => {
    const ann = await lostSearcher();
    const back = await room.enter({ keys: ann.keys });
    await back.say(find());
    expect(back.newsInShort()).toEqual(['ice', 'waiting']);
    const ben = await room.enter();
    await ben.say(find());
    expect([back.newsInShort(), ben.newsInShort()]).toEqual([['matched'], ['ice', 'matched']]);
  });

  test('[R8] with a generation that is over is told the one that holds, and may claim with that', async () => {
    const ann = await lostSearcher();
    const second = await room.enter({ keys: ann.keys });
    await second.resume();
    await second.hangUp(1006);
    const third = await room.enter({ keys: ann.keys });
    await third.resume(1);
    expect(third.news()).toEqual([{ type: 'outdated', generation: 2 }]);
    await third.resume(2);
    expect(third.news()).toMatchObject([{ type: 'resumed', generation: 3 }, { type: 'waiting' }]);
  });

  test('[S5] a session that went on while its signature was checked is told so', async () => {
    const ann = await lostSearcher();
    const back = await room.enter({ keys: ann.keys });
    back.blurt(back.resumeMessage());
    back.blurt(find());
    await expect.poll(() => back.newsInShort().at(-1)).toBe('wrong-state');
    expect(back.session.state.kind).toBe('searching');
  });

  test('a session that is gone while its signature is checked takes nothing', async () => {
    const ann = await lostSearcher();
    const back = await room.enter({ keys: ann.keys });
    back.blurt(back.resumeMessage());
    await back.hangUp(1006);
    const last = await room.enter({ keys: ann.keys });
    await last.resume();
    expect(last.newsInShort()).toEqual(['resumed', 'waiting']);
  });
});

describe('hello under a tag that another connection has', () => {
  test('[S10] [C6] closes the other, and takes its search over', async () => {
    const ann = await room.enter();
    await ann.say(find());
    ann.news();
    const again = await room.enter({ keys: ann.keys });
    expect([ann.newsInShort(), ann.closedWith]).toEqual([[], CLOSE.takenOver]);
    await again.resume();
    expect(again.newsInShort()).toEqual(['resumed', 'waiting']);
    expect(room.switchboard.numbers()).toEqual({ online: 1, waiting: { video: 1, text: 0 }, calls: 0 });
  });

  test('[S10] takes over what Next costs', async () => {
    const [ann] = await room.pair();
    ann.session.coolUntil = room.now + 3_000;
    const again = await room.enter({ keys: ann.keys });
    await again.say(find());
    expect(again.news().at(-1)).toMatchObject({ type: 'waiting', coolMs: 3_000 });
  });
});

describe('rejoin', () => {
  test('[R8] with a generation that is over is told the one that holds; the newest claim has the seat', async () => {
    const [polite, impolite, match] = await room.pair();
    await polite.hangUp(1006);
    const second = await room.enter({ keys: polite.keys });
    await second.rejoin(match, 'polite', 1);
    await second.hangUp(1006);
    const third = await room.enter({ keys: polite.keys });
    await third.rejoin(match, 'polite', 1);
    expect(third.news()).toEqual([{ type: 'outdated', generation: 2 }]);
    await third.rejoin(match, 'polite', 2);
    expect(third.newsInShort()).toEqual(['rejoined']);
    impolite.sayFrame(frameOf(256));
    expect(third.frames).toHaveLength(1);
  });

  test('[R6] with a signature that proves nothing is told that the call is over, and disturbs nobody', async () => {
    const [polite, impolite, match] = await room.pair();
    await polite.hangUp(1006);
    impolite.news();
    const thief = new Person(room, { keys: new SessionKeys() });
    await thief.say({ type: 'hello', version: 1, minor: 1, key: polite.keys.publicKey });
    thief.news();
    await thief.rejoin(match, 'polite');
    expect(thief.news()).toEqual([{ type: 'partner-left', reason: 'lost' }]);
    expect(impolite.news()).toEqual([]);
  });

  test('[R4] [M12] who finds the call over because the partner did not wait has the place again', async () => {
    const ann = await room.enter();
    await ann.say(find());
    await room.live(5_000);
    const ben = await room.enter();
    await ben.say(find());
    await ann.hangUp(1006);
    await ben.say({ type: 'leave' });
    const back = await room.enter({ keys: ann.keys });
    await back.say(find());
    await room.enter().then((cara) => cara.say(find()));
    expect(room.sides.slice(-2).map(({ waitedMs }) => waitedMs)).toEqual([5_000, 0]);
  });
});

describe('a visitor who waits and answers no pings', () => {
  test('[R8] is met by nobody, keeps the place, and is told `resumed` when heard again', async () => {
    const ann = await room.enter();
    await ann.say(find());
    await room.live(3_000);
    ann.isThere = false;
    await room.live(8_000);
    const ben = await room.enter();
    await ben.say(find());
    expect(ben.newsInShort()).toEqual(['ice', 'waiting']);
    ann.isThere = true;
    ann.news();
    await room.live(2_000);
    expect(ann.news()).toMatchObject([{ type: 'resumed', generation: 2 }, { type: 'matched', partner: ben.tag }]);
    expect(room.sides[0]).toEqual({ isFirst: true, waitedMs: expect.any(Number) });
    expect(room.sides[0]?.waitedMs).toBeGreaterThan(8_000);
  });

  test('[R7] is idle when that lasts', async () => {
    const ann = await room.enter();
    await ann.say(find());
    ann.isThere = false;
    await room.live(45_000);
    expect(ann.newsInShort()).toContain('idle');
    expect(room.switchboard.numbers().waiting.video).toBe(0);
    await ann.say(find());
    expect(ann.newsInShort()).toEqual(['ice', 'waiting']);
  });
});
