import { beforeEach, describe, expect, test } from 'vitest';
import { CLOSE } from '@visavis/protocol';
import { find, findOfMinor0, frameOf } from '../testing/messages.ts';
import { Person } from '../testing/person.ts';
import { Room } from '../testing/room.ts';

let room: Room;
beforeEach(() => {
  room = new Room();
});

describe('a client of minor 0', () => {
  test('[V1] [V2] is told what it knows, key by key', async () => {
    const old = new Person(room);
    await old.say({ type: 'hello', version: 1 });
    await old.say(findOfMinor0());
    expect(old.news()).toEqual([
      { type: 'welcome', version: 1, online: 1, connections: ['shielded', 'direct'] },
      { type: 'ice', servers: [], ttl: 300 },
      { type: 'waiting', online: 1, others: 0, avoided: 0 },
    ]);
    const ann = await room.enter();
    await ann.say(find({ interests: ['chess'] }));
    const [matched] = old.news();
    expect(Object.keys(matched ?? {})).toEqual(['type', 'match', 'role', 'mode', 'connection', 'partner', 'partnerKey']);
    old.sayFrame(frameOf(256));
    expect(ann.frames).toHaveLength(1);
  });

  test('[V2] has a tag of 12 random bytes that ends with the connection', async () => {
    const tags: string[] = [];
    for (let time = 0; time < 2; time += 1) {
      const old = await room.enterWithMinor0();
      await old.say(findOfMinor0());
      tags.push(old.tag);
      await old.hangUp(1000);
    }
    expect(tags.map(({ length }) => length)).toEqual([16, 16]);
    expect(new Set(tags).size).toBe(2);
  });

  test('[V3] avoids by a list of tags', async () => {
    const [old, ann] = [await room.enterWithMinor0(), await room.enter()];
    await old.say(findOfMinor0({ avoid: [ann.tag] }));
    await ann.say(find());
    expect(ann.news().at(-1)).toMatchObject({ type: 'waiting', others: 1, avoided: 1 });
  });

  test('[V4] takes its seat back without a signature', async () => {
    const [old, ann] = [await room.enterWithMinor0(), await room.enter()];
    await old.say(findOfMinor0());
    await ann.say(find());
    const matched = old.news().find((message) => message.type === 'matched');
    if (matched === undefined) throw new Error('no match');
    const { match, role } = matched;
    await old.hangUp(1006);
    const back = await room.enterWithMinor0();
    await back.say({ type: 'rejoin', match, role, mode: 'video', connection: 'shielded' });
    expect([back.newsInShort(), ann.newsInShort().slice(-2)]).toEqual([['rejoined'], ['partner-away', 'rejoined']]);
  });

  test('[V4] takes no seat of minor 1, and minor 1 none of its', async () => {
    const [old, ann] = [await room.enterWithMinor0(), await room.enter()];
    await old.say(findOfMinor0());
    await ann.say(find());
    const matched = old.news().find((message) => message.type === 'matched');
    if (matched === undefined) throw new Error('no match');
    const { match, role } = matched;
    const thief = await room.enterWithMinor0();
    await thief.say({ type: 'rejoin', match, role: role === 'polite' ? 'impolite' : 'polite', mode: 'video', connection: 'shielded' });
    expect(thief.newsInShort()).toEqual(['partner-left']);
    const other = await room.enter();
    await other.rejoin(match, role);
    expect(other.newsInShort()).toEqual(['partner-left']);
    old.sayFrame(frameOf(256));
    expect(ann.frames).toHaveLength(1);
  });

  test('[R7] [V2] keeps no place, for it could not be proved whose it is', async () => {
    const old = await room.enterWithMinor0();
    await old.say(findOfMinor0());
    await old.hangUp(1006);
    const ann = await room.enter();
    await ann.say(find());
    expect(ann.news().at(-1)).toMatchObject({ type: 'waiting', others: 0 });
  });

  test.each([
    ['minor 0', 'minor 1', find()],
    ['minor 1', 'minor 0', findOfMinor0()],
  ])('[F2] [V1] who said hello as %s is malformed in the words of %s', async (minor, _, message) => {
    const person = minor === 'minor 0' ? await room.enterWithMinor0() : await room.enter();
    await person.say(message);
    expect([person.newsInShort(), person.closedWith]).toEqual([['malformed'], CLOSE.malformed]);
  });

  test('[V1] a newer one is told the newest minor that both speak', async () => {
    const person = new Person(room);
    await person.say({ type: 'hello', version: 1, minor: 7, key: person.keys.publicKey });
    expect(person.news()).toMatchObject([{ type: 'welcome', minor: 2 }]);
  });
});
