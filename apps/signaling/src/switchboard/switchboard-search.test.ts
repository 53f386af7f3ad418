import { avoidFilter, MemoryPool, type Pool } from '@visavis/matchmaking';
import { CLOSE, LIMITS } from '@visavis/protocol';
import { beforeEach, describe, expect, test } from 'vitest';
import { find, frameOf, KEY, OTHER_KEY, WAITING } from '../testing/messages.ts';
import { Person } from '../testing/person.ts';
import { Room } from '../testing/room.ts';

let room: Room;
beforeEach(() => {
  room = new Room();
});

describe('hello', () => {
  test('[S1] is answered with welcome: how many are here and what is offered', async () => {
    await room.enter();
    const person = new Person(room);
    await person.hello();
    const wishes = ['interests', 'languages'];
    expect(person.news()).toEqual([
      { type: 'welcome', version: 1, minor: 2, online: 2, connections: ['shielded', 'direct'], wishes, nonce: expect.any(String) },
    ]);
  });

  test('[M11] offers a wish about the country to those whose country is known', async () => {
    const person = new Person(room);
    person.session.country = 'IS';
    await person.hello();
    expect(person.news()).toMatchObject([{ wishes: ['interests', 'languages', 'country'] }]);
  });

  test('[S1] [C5] not said in time, the connection ends', async () => {
    const person = new Person(room);
    await room.pass(LIMITS.helloMs - 1);
    expect(person.closedWith).toBeNull();
    await room.pass(1);
    expect(person.closedWith).toBe(CLOSE.helloTimeout);
  });

  test('[S4] [C8] of another version is told and closed', async () => {
    const person = new Person(room);
    await person.say({ type: 'hello', version: 2 });
    expect(person.newsInShort()).toEqual(['version-unsupported']);
    expect(person.closedWith).toBe(CLOSE.version);
  });

  test('[S3] comes before everything else, and refusals change nothing', async () => {
    const person = new Person(room);
    await person.say(find());
    person.sayFrame(frameOf(256));
    expect(person.newsInShort()).toEqual(['hello-required', 'hello-required']);
    expect(person.closedWith).toBeNull();
    await person.hello();
    expect(person.newsInShort()).toEqual(['welcome']);
  });
});

describe('find', () => {
  test('[M1] [M5] alone: servers, then waiting with the honest numbers', async () => {
    const person = await room.enter();
    await person.say(find());
    expect(person.news()).toEqual([
      { type: 'ice', servers: [], ttl: 300 },
      WAITING,
    ]);
    expect(room.switchboard.numbers()).toEqual({ online: 1, waiting: { video: 1, text: 0 }, calls: 0 });
  });

  test('[M2] matches two: each is told the tag and the key of the other', async () => {
    const [ann, ben] = [await room.enter(), await room.enter()];
    await ann.say(find({ key: KEY }));
    await ben.say(find({ key: OTHER_KEY }));
    const [toAnn, toBen] = [ann.news().at(-1), ben.news().at(-1)];
    expect(toAnn).toMatchObject({ type: 'matched', partnerKey: OTHER_KEY, partner: ben.session.tag });
    expect(toBen).toMatchObject({ type: 'matched', partnerKey: KEY, partner: ann.session.tag });
    expect(room.switchboard.numbers()).toEqual({ online: 2, waiting: { video: 0, text: 0 }, calls: 1 });
  });

  test('[M2] gives the two different roles and one match id', async () => {
    const [ann, ben] = [await room.enter(), await room.enter()];
    await ann.say(find());
    await ben.say(find());
    const heard = [ann, ben].flatMap((person) => person.news()).filter((message) => message.type === 'matched');
    expect(heard.map(({ role }) => role).toSorted()).toEqual(['impolite', 'polite']);
    expect(new Set(heard.map(({ match }) => match)).size).toBe(1);
  });

  test.each([
    ['direct', 'direct', 'direct'],
    ['direct', 'shielded', 'shielded'],
    ['shielded', 'direct', 'shielded'],
    ['shielded', 'shielded', 'shielded'],
  ] as const)('[M4] %s meets %s: the call is %s', async (one, other, connection) => {
    const [ann, ben] = [await room.enter(), await room.enter()];
    await ann.say(find({ connection: one }));
    await ben.say(find({ connection: other }));
    for (const person of [ann, ben]) expect(person.news().at(-1)).toMatchObject({ type: 'matched', connection });
  });

  test('[M2] never mixes video and text', async () => {
    const [ann, ben] = [await room.enter(), await room.enter()];
    await ann.say(find({ mode: 'video' }));
    await ben.say(find({ mode: 'text' }));
    expect(room.switchboard.numbers().waiting).toEqual({ video: 1, text: 1 });
  });

  test('[M3] [M5] meets the partner just left only when both accept; until then it says who is avoided', async () => {
    const [ann, ben] = await room.pair();
    const [annTag, benTag] = [ann.tag, ben.tag];
    await ann.say({ type: 'leave' });
    ann.news();
    ben.news();
    await ann.say(find({ avoid: avoidFilter([benTag]) }));
    await ben.say(find());
    expect(ben.news().at(-1)).toEqual({ ...WAITING, online: 2, others: 1, avoided: 1 });
    await ann.say({ type: 'cancel' });
    await ann.say(find());
    expect(ann.news().at(-1)).toMatchObject({ type: 'matched', partner: benTag });
    expect(ben.news().at(-1)).toMatchObject({ type: 'matched', partner: annTag });
  });

  test('[M4] what is not offered is told to be unavailable', async () => {
    room = new Room({ connections: ['direct'] });
    const person = await room.enter();
    await person.say(find({ connection: 'shielded' }));
    expect(person.newsInShort()).toEqual(['connection-unavailable']);
    await person.say(find({ connection: 'direct' }));
    expect(person.newsInShort()).toEqual(['ice', 'waiting']);
  });

  test('[M1] says so when the pool cannot be reached, and may be tried again', async () => {
    const away = { join: () => Promise.reject(new Error('no pool')) };
    room = new Room({ pools: { video: away, text: away } });
    const person = await room.enter();
    await person.say(find());
    expect(person.newsInShort()).toEqual(['ice', 'unavailable', 'idle']);
    await person.say(find());
    expect(person.newsInShort()).toEqual(['ice', 'unavailable', 'idle']);
    expect(room.switchboard.numbers().waiting.video).toBe(0);
  });

  test('tells how long both waited', async () => {
    const [ann, ben] = [await room.enter(), await room.enter()];
    await ann.say(find());
    await room.pass(700);
    await ben.say(find());
    expect(room.sides).toEqual([
      { isFirst: true, waitedMs: 700 },
      { isFirst: false, waitedMs: 0 },
    ]);
  });
});

describe('waiting', () => {
  test('[M5] says once that the pool is away, and goes on with its place when it is back', async () => {
    const video = new MemoryPool({ now: () => room.now });
    let isAway = false;
    const inReach = async <Answer>(ask: () => Promise<Answer>): Promise<Answer> => {
      if (isAway) throw new Error('away');
      return await ask();
    };
    const pool: Pool = {
      join: async (node, hear) => {
        const there = await inReach(() => video.join(node, hear));
        return {
          renew: () => inReach(() => there.renew()),
          enter: (entry) => inReach(() => there.enter(entry)),
          enterAgain: (entry) => inReach(() => there.enterAgain(entry)),
          withdraw: (tag) => inReach(() => there.withdraw(tag)),
          suspend: (tag) => inReach(() => there.suspend(tag)),
          resume: (claim) => inReach(() => there.resume(claim)),
          answer: (answer) => inReach(() => there.answer(answer)),
          company: (tag) => inReach(() => there.company(tag)),
          waits: () => inReach(() => there.waits()),
          leave: () => inReach(() => there.leave()),
        };
      },
    };
    room = new Room({ pools: { video: pool, text: pool } });
    const person = await room.enter();
    await person.say(find());
    await room.live(2_000);
    isAway = true;
    await room.live(2_000);
    expect(person.newsInShort()).not.toContain('stalled');
    await room.live(8_000);
    expect(person.newsInShort()).toEqual(['stalled']);
    isAway = false;
    await room.live(2_000);
    expect(person.news().at(-1)).toMatchObject({ type: 'waiting', waitedMs: expect.any(Number) });
    await person.hangUp(1006);
    await room.live(500);
    isAway = true;
    const back = await room.enter({ keys: person.keys });
    await back.resume();
    expect(back.newsInShort()).toEqual(['unavailable', 'idle']);
    isAway = false;
    await back.resume();
    expect(back.newsInShort()).toEqual(['resumed', 'waiting']);
    const other = await room.enter();
    await other.say(find());
    expect([back.newsInShort().at(-1), other.newsInShort().at(-1)]).toEqual(['matched', 'matched']);
  });

  test('[M5] hears of those who come and go, at most once a second', async () => {
    const person = await room.enter();
    await person.say(find());
    person.news();
    const other = await room.enter();
    await room.pass(400);
    expect(person.news()).toEqual([]);
    await room.pass(600);
    expect(person.news()).toEqual([{ ...WAITING, online: 2, waitedMs: 1_000 }]);
    await other.hangUp(1000);
    await room.enter();
    await room.pass(1_000);
    expect(person.news()).toEqual([]);
    await room.pass(5_000);
    expect(person.news()).toEqual([]);
  });

  test('[M6] ends with cancel, and nobody meets the ticket left behind', async () => {
    const [ann, ben] = [await room.enter(), await room.enter()];
    await ann.say(find());
    await ann.say({ type: 'cancel' });
    expect(ann.newsInShort()).toEqual(['ice', 'waiting', 'idle']);
    await ben.say(find());
    expect(ben.newsInShort()).toEqual(['ice', 'waiting']);
  });

  test.each([[1000], [1006]])('ends with the connection (%i), and nobody meets a ghost', async (code) => {
    const [ann, ben] = [await room.enter(), await room.enter()];
    await ann.say(find());
    await ann.hangUp(code);
    await ben.say(find());
    expect(ben.newsInShort()).toEqual(['ice', 'waiting']);
  });
});

describe('a match that is decided while one of the two goes', () => {
  test('[M2] leaves the other at the old place', async () => {
    const [ann, ben, cara] = [await room.enter(), await room.enter(), await room.enter()];
    await ann.say(find());
    await room.pass(500);
    ann.news();
    // Ben's search and goodbye arrive in one go, before the pool has answered.
    room.switchboard.hearText(ben.session, JSON.stringify(find()), 200);
    room.switchboard.disconnect(ben.session, 1006);
    await room.settle();
    expect(ann.newsInShort().filter((type) => type !== 'waiting')).toEqual([]);
    await cara.say(find());
    expect(ann.newsInShort()).toContain('matched');
    expect(room.sides.map(({ waitedMs }) => waitedMs)).toEqual([500, 0]);
  });

  test('does not match one who cancelled in between', async () => {
    const [ann, ben] = [await room.enter(), await room.enter()];
    await ann.say(find());
    room.switchboard.hearText(ben.session, JSON.stringify(find()), 200);
    room.switchboard.hearText(ben.session, '{"type":"cancel"}', 17);
    await room.settle();
    expect(ben.newsInShort()).toEqual(['ice', 'idle']);
    expect(ann.newsInShort()).not.toContain('matched');
    expect(room.switchboard.numbers()).toMatchObject({ waiting: { video: 1, text: 0 }, calls: 0 });
  });
});
