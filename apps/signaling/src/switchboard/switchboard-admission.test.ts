import { ATTACK, MemorySpent, type PuzzleSwitch } from '@visavis/admission';
import { CLOSE } from '@visavis/protocol';
import { describe, expect, test, vi } from 'vitest';
import { Puzzles } from '../admission/puzzles.ts';
import { admissionForTest, bansForTest, doorForTest } from '../testing/admission-for-test.ts';
import { find, findOfMinor0 } from '../testing/messages.ts';
import { Person } from '../testing/person.ts';
import { Room } from '../testing/room.ts';
import { SessionKeys } from '../testing/session-keys.ts';
import { solved } from '../testing/solved.ts';
import { Meters } from '../counting/meters.ts';

/** A room that asks for puzzles, or bans. */
function guardedRoom(puzzleSwitch: PuzzleSwitch = 'off') {
  const bans = bansForTest();
  const meters = new Meters();
  const clock: { room: Room | null } = { room: null };
  const now = () => clock.room?.now ?? 0;
  const puzzles = new Puzzles({ key: new Uint8Array(32), spent: new MemorySpent({ now }), now: Date.now });
  const room = new Room({ meters, admission: admissionForTest({ now, meters, bans, puzzles, puzzleSwitch }) });
  clock.room = room;
  return { bans, meters, room };
}

/** The puzzle this person is asked to solve. */
async function puzzleFor(person: Person): Promise<string> {
  return await vi.waitFor(() => {
    const challenge = person.news().find((message) => message.type === 'challenge');
    if (challenge === undefined) throw new Error('no challenge yet');
    return challenge.puzzle;
  });
}

async function heard(person: Person, type: string): Promise<void> {
  await vi.waitFor(() => expect(person.newsInShort()).toContain(type));
}

const oneFind = () => doorForTest({ rates: { connect: ONE, find: ONE, report: ONE } });
const ONE = { burst: 1, perSecond: 1 / 60 };

describe('a ban', () => {
  test.each(['tag', 'network'] as const)('[S6] [C4] [N1] of a %s is told at hello, and closed', async (kind) => {
    const { bans, meters, room } = guardedRoom();
    const keys = new SessionKeys();
    const door = doorForTest({ banMark: 'banned' });
    const before = await room.enter({ keys });
    if (kind === 'tag') bans.tags.add(before.tag);
    else bans.networks.add('banned');
    const person = new Person(room, { keys, door: kind === 'tag' ? doorForTest() : door });
    await person.hello();
    expect([person.newsInShort(), person.closedWith]).toEqual([['not-admitted'], CLOSE.notAdmitted]);
    expect(before.closedWith).toBeNull();
    expect(room.switchboard.numbers().online).toBe(1);
    expect(meters.bans.hello).toBe(1);
  });

  test('[V2] is told to minor 0 in its own words', async () => {
    const { bans, room } = guardedRoom();
    bans.networks.add('banned');
    const old = new Person(room, { door: doorForTest({ banMark: 'banned' }) });
    await old.say({ type: 'hello', version: 1 });
    expect([old.newsInShort(), old.closedWith]).toEqual([['unavailable'], CLOSE.notAdmitted]);
  });

  test('[S6] [N1] that is made meanwhile is told before the next search', async () => {
    const { bans, room } = guardedRoom();
    const person = await room.enter();
    bans.tags.add(person.tag);
    await person.say(find());
    expect([person.newsInShort(), person.closedWith]).toEqual([['not-admitted'], CLOSE.notAdmitted]);
    expect(room.switchboard.numbers().waiting).toEqual({ video: 0, text: 0 });
  });

  test('[N2] that is new sends away who waits and who is in a call, whose partner is told at once', async () => {
    const { bans, room } = guardedRoom();
    const [ann, ben] = await room.pair();
    const cara = await room.enter();
    await cara.say(find());
    ben.news();
    cara.news();
    bans.tags.add(ann.tag).add(cara.tag);
    room.switchboard.sendAwayBanned();
    await room.settle();
    expect([ann.closedWith, cara.closedWith, ben.closedWith]).toEqual([CLOSE.notAdmitted, CLOSE.notAdmitted, null]);
    expect(ben.newsInShort()).toContain('partner-left');
    await ben.say(find());
    await room.live(2_000);
    expect(ben.newsInShort()).not.toContain('matched');
  });

  test('[N2] makes no difference to those who are not banned', async () => {
    const { room } = guardedRoom();
    const [ann, ben] = await room.pair();
    room.switchboard.sendAwayBanned();
    expect([ann.closedWith, ben.closedWith]).toEqual([null, null]);
  });
});

describe('a puzzle', () => {
  test('[L7] [S5] comes before a search; solved, the next search goes through, and the one after costs another', async () => {
    const { meters, room } = guardedRoom('always');
    const person = await room.enter();
    await person.say(find());
    const puzzle = await puzzleFor(person);
    await person.say({ type: 'solve', solution: await solved(puzzle) });
    await heard(person, 'idle');
    await person.say(find());
    expect(person.newsInShort()).toEqual(['ice', 'waiting']);
    await person.say({ type: 'cancel' });
    await person.say(find());
    await puzzleFor(person);
    expect(meters.challenges).toEqual({ asked: 2, solved: 1, failed: 0 });
  });

  test('[L7] [Z2] that is not solved, or was solved before, is answered with a new one', async () => {
    const { room } = guardedRoom('always');
    const person = await room.enter();
    await person.say(find());
    const first = await puzzleFor(person);
    const solution = await solved(first);
    await person.say({ type: 'solve', solution: '{}' });
    expect(await puzzleFor(person)).not.toBe(first);
    await person.say({ type: 'solve', solution });
    await heard(person, 'idle');
    await person.say({ type: 'solve', solution });
    await puzzleFor(person);
  });

  test('[L7] of another network does not serve', async () => {
    const { room } = guardedRoom('always');
    const [ann, ben] = [await room.enter({ door: doorForTest({ network: 'ann' }) }), await room.enter({ door: doorForTest({ network: 'ben' }) })];
    await ann.say(find());
    const solution = await solved(await puzzleFor(ann));
    await ben.say({ type: 'solve', solution });
    await puzzleFor(ben);
    await ann.say({ type: 'solve', solution });
    await heard(ann, 'idle');
  });

  test('[V2] cannot be told to minor 0, which is told that there is no search now', async () => {
    const { room } = guardedRoom('always');
    const old = await room.enterWithMinor0();
    await old.say(findOfMinor0());
    expect(old.newsInShort()).toEqual(['unavailable', 'idle']);
  });

  test('[Z1] [L5] is asked of a network that searches too often, and of nobody else', async () => {
    const { room } = guardedRoom('auto');
    const door = oneFind();
    const [ann, flatmate, ben] = [await room.enter({ door }), await room.enter({ door }), await room.enter()];
    await ann.say(find());
    expect(ann.newsInShort()).toEqual(['ice', 'waiting']);
    await flatmate.say(find());
    const puzzle = await puzzleFor(flatmate);
    await ben.say(find());
    expect(ben.newsInShort()).toContain('matched');
    await flatmate.say({ type: 'solve', solution: await solved(puzzle) });
    await heard(flatmate, 'idle');
    await flatmate.say(find());
    expect(flatmate.newsInShort()).toEqual(['ice', 'waiting']);
  });

  test('[Z1] [L5] is not asked where puzzles are off: a network that searches too often is slowed down', async () => {
    const { room } = guardedRoom('off');
    const door = oneFind();
    const [ann, flatmate] = [await room.enter({ door }), await room.enter({ door })];
    await ann.say(find());
    await flatmate.say(find());
    expect(flatmate.newsInShort()).toEqual(['rate-limited']);
  });

  test('[A1] [A2] is asked of everybody while most searches end without a match, and no more when that is over', async () => {
    const { room } = guardedRoom('auto');
    for (let index = 0; index <= ATTACK.finds; index += 1) {
      const bot = await room.enter();
      await bot.say(find({ mode: 'text', avoid: 'A'.repeat(86) }));
      await bot.hangUp(1000);
    }
    const ann = await room.enter();
    await ann.say(find());
    await puzzleFor(ann);
    await room.pass(60_000 + ATTACK.lastsMs);
    await ann.say(find());
    expect(ann.newsInShort()).toEqual(['ice', 'waiting']);
  });

  test('that is still being made when its person has gone disturbs nobody', async () => {
    const { room } = guardedRoom('always');
    const person = await room.enter();
    const said = person.say(find());
    await person.hangUp(1000);
    await said;
    await room.live(1_000);
    expect(person.newsInShort()).toEqual([]);
  });
});
