import { proves } from '@visavis/policy/proves';
import { CLOSE, LIMITS } from '@visavis/protocol';
import { beforeEach, describe, expect, test } from 'vitest';
import { doorForTest } from '../testing/admission-for-test.ts';
import { frameOf } from '../testing/messages.ts';
import { Room } from '../testing/room.ts';

let room: Room;
beforeEach(() => {
  room = new Room();
});

describe('report', () => {
  const report = { type: 'report', reason: 'scam', mode: 'text', words: 'sells things' } as const;

  test('[P1] [P3] is stored as it was said and confirmed, with nothing about who said it', async () => {
    const person = await room.enter();
    await person.say(report);
    expect(person.newsInShort()).toEqual(['reported']);
    expect(room.reports).toEqual([{ reason: 'scam', mode: 'text', words: 'sells things', evidence: null }]);
  });

  test('[P1] that cannot be stored is said so, and nothing else is disturbed', async () => {
    const [ann, ben] = await room.pair();
    room.reportFails = true;
    await ann.say(report);
    expect(ann.newsInShort()).toEqual(['report-failed']);
    ann.sayFrame(frameOf(256));
    expect(ben.frames).toHaveLength(1);
  });

  test(proves('about a partner is not told to them, in the call or after it', 'VIS-12-15'), async () => {
    const [ann, ben] = await room.pair();
    ben.news();
    await ann.say(report);
    expect(ben.newsInShort()).toEqual([]);
    await ann.say({ type: 'leave' });
    expect(ben.newsInShort()).toEqual(['partner-left']);
    await ann.say(report);
    expect(room.reports).toHaveLength(2);
    expect(ben.newsInShort()).toEqual([]);
    expect(ben.frames).toEqual([]);
  });

  test('[L5] is limited over all connections of one network, old and new; other networks go on', async () => {
    const door = doorForTest();
    const answers: string[] = [];
    for (let sent = 0; sent < 12; sent += 1) {
      const person = await room.enter({ door });
      await person.say(report);
      answers.push(...person.newsInShort());
      await person.hangUp(1000);
    }
    expect(answers).toEqual([...Array(10).fill('reported'), 'rate-limited', 'rate-limited']);
    expect(room.reports).toHaveLength(10);
    const other = await room.enter();
    await other.say(report);
    expect(other.newsInShort()).toEqual(['reported']);
    await room.pass(60_000);
    const later = await room.enter({ door });
    await later.say(report);
    await later.say(report);
    expect(later.newsInShort()).toEqual(['reported', 'rate-limited']);
  });

  test('of somebody who is gone by then is still stored', async () => {
    const person = await room.enter();
    room.switchboard.hearText(person.session, JSON.stringify(report), 100);
    await person.hangUp(1000);
    expect(room.reports).toHaveLength(1);
  });
});

describe('limits', () => {
  test('[L1] [C7] a text frame over its limit is told and closed', async () => {
    const person = await room.enter();
    await person.sayText(JSON.stringify({ type: 'ping', more: 'x'.repeat(LIMITS.controlBytes) }));
    expect(person.newsInShort()).toEqual(['too-large']);
    expect(person.closedWith).toBe(CLOSE.tooLarge);
  });

  test('[L2] a binary frame over its limit is told and closed', async () => {
    const person = await room.enter();
    person.sayFrame(frameOf(LIMITS.relayBytes + 1));
    expect(person.newsInShort()).toEqual(['too-large']);
    expect(person.closedWith).toBe(CLOSE.tooLarge);
  });

  test.each([['{"type":"ping"'], ['[]'], [''], ['{"type":"find"}'], ['{"type":"ping","more":1}']])(
    '[F2] [C3] %j is told to be malformed and closed',
    async (text) => {
      const person = await room.enter();
      await person.sayText(text);
      expect(person.newsInShort()).toEqual(['malformed']);
      expect(person.closedWith).toBe(CLOSE.malformed);
    },
  );

  test.each([[0], [1], [255], [257], [16_383]])('[F3] %i bytes are no sealed frame: told and closed', async (size) => {
    const [ann, ben] = await room.pair();
    ann.sayFrame(size === 0 ? new Uint8Array(0) : frameOf(size));
    expect(ann.newsInShort()).toEqual(['malformed']);
    expect(ann.closedWith).toBe(CLOSE.malformed);
    expect(ben.frames).toEqual([]);
  });

  test('[L3] [L4] [C9] over the rate is told; keeping on closes the connection; the partner hears no frame of it', async () => {
    const [ann, ben] = await room.pair();
    for (let sent = 0; sent < 200; sent += 1) ann.sayFrame(frameOf(256));
    expect(ann.news()).toEqual([]);
    for (let sent = 0; sent < 50; sent += 1) ann.sayFrame(frameOf(256));
    expect(new Set(ann.newsInShort())).toEqual(new Set(['rate-limited']));
    expect(ann.closedWith).toBeNull();
    ann.sayFrame(frameOf(256));
    expect(ann.closedWith).toBe(CLOSE.flooding);
    expect(ben.frames).toHaveLength(200);
    expect(ben.newsInShort()).toEqual(['partner-away']);
  });

  test('[L3] a visitor who slows down is let on', async () => {
    const person = await room.enter();
    for (let sent = 0; sent < 30; sent += 1) await person.say({ type: 'ping' });
    expect(person.newsInShort().filter((type) => type === 'pong')).toHaveLength(19);
    await room.pass(1_000);
    await person.say({ type: 'ping' });
    expect(person.newsInShort()).toEqual(['pong']);
  });
});

describe('the end', () => {
  test('[S9] [C2] sends everybody away with a time to come back, and tells nobody that the partner left', async () => {
    const [ann, ben] = await room.pair();
    await room.switchboard.drain(() => 77);
    expect(ann.news()).toEqual([{ type: 'moving', afterMs: 77 }]);
    expect(ben.news()).toEqual([{ type: 'moving', afterMs: 77 }]);
    expect([ann.closedWith, ben.closedWith]).toEqual([CLOSE.restart, CLOSE.restart]);
  });
});
