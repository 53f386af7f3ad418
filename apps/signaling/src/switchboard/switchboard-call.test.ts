import { proves } from '@visavis/policy/proves';
import { inspect } from 'node:util';
import { CLOSE, FRAME_SIZES, LIMITS } from '@visavis/protocol';
import { beforeEach, describe, expect, test } from 'vitest';
import { find, frameOf, MATCH } from '../testing/messages.ts';
import { Room } from '../testing/room.ts';

let room: Room;
beforeEach(() => {
  room = new Room();
});

describe('a call', () => {
  test('[M8] [F3] carries frames of every size, bytes untouched, both ways', async () => {
    const [ann, ben] = await room.pair();
    for (const size of FRAME_SIZES) {
      ann.sayFrame(frameOf(size, 3));
      ben.sayFrame(frameOf(size, 4));
    }
    expect(ben.frames.map((frame) => new Uint8Array(frame))).toEqual(FRAME_SIZES.map((size) => frameOf(size, 3)));
    expect(ann.frames.map((frame) => new Uint8Array(frame))).toEqual(FRAME_SIZES.map((size) => frameOf(size, 4)));
    expect([ann.news(), ben.news()]).toEqual([[], []]);
  });

  test('[M7] ends with leave: idle for one, partner-left for the other, who may search again', async () => {
    const [ann, ben] = await room.pair();
    await ann.say({ type: 'leave' });
    expect(ann.news()).toEqual([{ type: 'idle' }]);
    expect(ben.news()).toEqual([{ type: 'partner-left', reason: 'left' }]);
    ben.sayFrame(frameOf(256));
    expect(ben.newsInShort()).toEqual(['no-partner']);
    await ben.say(find());
    expect(ben.newsInShort()).toEqual(['ice', 'waiting']);
  });

  test('[M7] left by both at once is idle for both', async () => {
    const [ann, ben] = await room.pair();
    room.switchboard.hearText(ann.session, '{"type":"leave"}', 16);
    room.switchboard.hearText(ben.session, '{"type":"leave"}', 16);
    await room.settle();
    expect(ann.newsInShort()).toEqual(['idle']);
    expect(ben.newsInShort()).toEqual(['partner-left', 'idle']);
  });

  test.each([[1000], [1001]])('[M7] [C1] ends at once when a page closes cleanly (%i)', async (code) => {
    const [ann, ben] = await room.pair();
    await ann.hangUp(code);
    expect(ben.news()).toEqual([{ type: 'partner-left', reason: 'left' }]);
    expect(room.switchboard.numbers()).toEqual({ online: 1, waiting: { video: 0, text: 0 }, calls: 0 });
  });

  test('[S5] [S6] refuses a second find, and goes on', async () => {
    const [ann, ben] = await room.pair();
    await ann.say(find());
    expect(ann.newsInShort()).toEqual(['wrong-state']);
    ann.sayFrame(frameOf(256));
    expect(ben.frames).toHaveLength(1);
  });

  test('[M9] tells the relay one name for a session, another for each session, and never the tag', async () => {
    const names: string[] = [];
    room = new Room({
      mintIce: (name) => {
        names.push(name);
        return { servers: [], ttl: 300 };
      },
    });
    const [ann, ben] = await room.pair();
    await ann.say({ type: 'renew-ice' });
    await ben.say({ type: 'renew-ice' });
    await ann.say({ type: 'leave' });
    await ann.say(find());
    const [annName, benName] = [ann.session.relayName, ben.session.relayName];
    expect(names.toSorted()).toEqual([annName, annName, annName, benName, benName].toSorted());
    expect(new Set([annName, benName, ann.session.tag, ben.session.tag]).size).toBe(4);
  });

  test('[M9] renews servers', async () => {
    const [ann] = await room.pair();
    await ann.say({ type: 'renew-ice' });
    expect(ann.newsInShort()).toEqual(['ice']);
  });
});

describe('a broken connection in a call', () => {
  test('[R1] is told, kept for its time, then ends the call as lost', async () => {
    const [ann, ben] = await room.pair();
    await ann.hangUp(1006);
    expect(ben.newsInShort()).toEqual(['partner-away']);
    ben.sayFrame(frameOf(256));
    expect(ben.newsInShort()).toEqual(['no-partner']);
    await room.pass(LIMITS.rejoinMs - 1);
    expect(ben.news()).toEqual([]);
    await room.pass(1);
    expect(ben.news()).toEqual([{ type: 'partner-left', reason: 'lost' }]);
    await ben.say(find());
    expect(ben.newsInShort()).toEqual(['ice', 'waiting']);
  });

  test('[R2] is healed by rejoin: both hear it and frames flow again', async () => {
    const [polite, impolite, match] = await room.pair();
    await polite.hangUp(1006);
    impolite.news();
    const back = await room.enter({ keys: polite.keys });
    await back.rejoin(match, 'polite');
    expect([back.newsInShort(), impolite.newsInShort()]).toEqual([['rejoined'], ['rejoined']]);
    back.sayFrame(frameOf(256));
    impolite.sayFrame(frameOf(1_024));
    expect([back.frames.length, impolite.frames.length]).toEqual([1, 1]);
    await room.pass(LIMITS.rejoinMs);
    expect(room.switchboard.numbers().calls).toBe(1);
  });

  test('[R4] may be left by whoever stays; who comes back finds it over', async () => {
    const [polite, impolite, match] = await room.pair();
    await polite.hangUp(1006);
    await impolite.say({ type: 'leave' });
    await room.pass(2 * LIMITS.rejoinMs);
    const back = await room.enter({ keys: polite.keys });
    await back.rejoin(match, 'polite');
    expect(back.news()).toEqual([{ type: 'partner-left', reason: 'lost' }]);
    await back.say(find());
    expect(back.newsInShort()).toEqual(['ice', 'waiting']);
  });

  test('[R2] [S10] [C6] noticed by the client first: the newer connection has the seat, the older one is closed', async () => {
    const [polite, impolite, match] = await room.pair();
    const back = await room.enter({ keys: polite.keys });
    await back.rejoin(match, 'polite');
    expect([polite.newsInShort(), polite.closedWith]).toEqual([[], CLOSE.takenOver]);
    expect([back.newsInShort(), impolite.newsInShort()]).toEqual([['rejoined'], ['partner-away', 'rejoined']]);
    await polite.hangUp(1006);
    expect(impolite.news()).toEqual([]);
  });
});

describe('rejoin on a server that was just started', () => {
  test('[R3] waits for the other and then brings both together', async () => {
    const [ann, ben] = [await room.enter(), await room.enter()];
    await ann.rejoin(MATCH, 'polite');
    expect(ann.newsInShort()).toEqual(['partner-away']);
    await ben.rejoin(MATCH, 'impolite');
    expect([ann.newsInShort(), ben.newsInShort()]).toEqual([['rejoined'], ['rejoined']]);
    ann.sayFrame(frameOf(4_096));
    expect(ben.frames).toHaveLength(1);
  });

  test('[R3] gives up when the other does not come', async () => {
    const ann = await room.enter();
    await ann.rejoin(MATCH, 'polite');
    ann.news();
    await room.pass(LIMITS.rejoinMs);
    expect(ann.news()).toEqual([{ type: 'partner-left', reason: 'lost' }]);
    expect(room.switchboard.numbers().calls).toBe(0);
  });

  test('[R2] [R6] a seat is the session’s that took it: another key is told that the call is over', async () => {
    const [ann, ben] = [await room.enter(), await room.enter()];
    await ann.rejoin(MATCH, 'polite');
    await ben.rejoin(MATCH, 'polite');
    expect(ann.newsInShort()).toEqual(['partner-away']);
    expect(ben.newsInShort()).toEqual(['partner-left']);
  });
});

describe('a call that is over', () => {
  test(proves('[M10] leaves nothing in the server that says who met whom', 'VIS-02-06', 'ANC-04-04'), async () => {
    const [ann, ben, match] = await room.pair();
    await ann.say({ type: 'leave' });
    const known = inspect(room.switchboard, { depth: Infinity, showHidden: true });
    expect([match, ann.session.tag, ben.session.tag].filter((id) => known.includes(id ?? ''))).toEqual([]);
    expect([ann.session.state, ben.session.state]).toMatchObject([{ kind: 'idle' }, { kind: 'idle' }]);
  });
});
