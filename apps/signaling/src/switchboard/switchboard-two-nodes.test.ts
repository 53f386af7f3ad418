import { type Membership, MemoryPool, type PoolEvent } from '@visavis/matchmaking';
import { beforeEach, describe, expect, test } from 'vitest';
import { cardText } from '../calls/agreement.ts';
import { statedOf } from '../searching/stated.ts';
import { find, KEY, OTHER_KEY } from '../testing/messages.ts';
import { Room } from '../testing/room.ts';

const TAG = 'another-node-tag';
const CARD = cardText({ key: OTHER_KEY, nonce: 'EBESExQVFhcYGRobHB0eHw', signKey: null });

let room: Room;
beforeEach(() => {
  room = new Room();
});

describe('two nodes that share their pools', () => {
  test('[M2] agree on the match and on opposite roles, without a word between them', async () => {
    const now = () => room.now;
    const pools = { video: new MemoryPool({ now }), text: new MemoryPool({ now }) };
    const [here, there] = [new Room({ pools, node: 'here', now }), new Room({ pools, node: 'there', now })];
    const [ann, ben] = [await here.enter(), await there.enter()];
    await ann.say(find({ key: KEY, interests: ['chess'] }));
    await ben.say(find({ key: OTHER_KEY, interests: ['chess'] }));
    await here.settle();
    const [toAnn, toBen] = [ann.news().at(-1), ben.news().at(-1)];
    if (toAnn?.type !== 'matched' || toBen?.type !== 'matched') throw new Error('no match');
    expect(toAnn).toMatchObject({ match: toBen.match, partner: ben.tag, partnerKey: OTHER_KEY, shared: ['chess'] });
    expect(toBen).toMatchObject({ partner: ann.tag, partnerKey: KEY });
    expect([toAnn.role, toBen.role].toSorted()).toEqual(['impolite', 'polite']);
    expect([here.sides.length, there.sides.length]).toEqual([1, 1]);
  });
});

describe('a ticket of another node', () => {
  let other: Membership;
  let told: PoolEvent[];
  beforeEach(async () => {
    told = [];
    other = await room.pools.video.join('other', (events) => void told.push(...events));
    await room.settle();
  });

  async function enterThere(): Promise<void> {
    const stated = statedOf(find(), { tag: TAG, country: '', wishes: [] });
    await other.enter({ stated, since: null, card: CARD });
    await room.settle();
  }

  test('[M5] whose node says no leaves the visitor here at the old place', async () => {
    const ann = await room.enter();
    await ann.say(find());
    await room.live(1_000);
    await enterThere();
    const [proposed] = told;
    if (proposed?.kind !== 'proposed') throw new Error('nothing was proposed');
    await other.answer({ pair: proposed.pair, tag: TAG, isLive: false });
    await room.live(1_000);
    expect(ann.newsInShort()).not.toContain('matched');
    const ben = await room.enter();
    await ben.say(find());
    expect(ann.newsInShort()).toContain('matched');
    expect(room.sides[0]).toEqual({ isFirst: true, waitedMs: 2_000 });
  });

  test('whose node says nothing holds nobody up for longer than the deadline', async () => {
    const ann = await room.enter();
    await ann.say(find());
    await enterThere();
    await room.live(2_000);
    const ben = await room.enter();
    await ben.say(find());
    expect([ann.newsInShort().at(-1), ben.newsInShort().at(-1)]).toEqual(['matched', 'matched']);
  });

  test('[R8] a place that is taken over there is nobody’s here any more', async () => {
    const ann = await room.enter();
    await ann.say(find());
    ann.news();
    expect(await other.resume({ tag: ann.tag, generation: 1 })).toMatchObject({ kind: 'resumed' });
    await room.settle();
    expect([ann.newsInShort(), room.switchboard.numbers().waiting.video]).toEqual([['idle'], 0]);
  });
});

describe('somebody who searched at two nodes, and comes back to the first', () => {
  const two = async () => {
    const now = () => room.now;
    const pools = { video: new MemoryPool({ now }), text: new MemoryPool({ now }) };
    const here = new Room({ pools, node: 'here', now });
    const there = new Room({ pools, node: 'there', now });
    const ann = await here.enter();
    await ann.say(find({ key: OTHER_KEY }));
    await ann.hangUp(1006);
    const moved = await there.enter({ keys: ann.keys });
    return { here, there, ann, moved };
  };

  test('[R7] [M12] is not given the older search while the newer one cools at the other node', async () => {
    const { here, there, ann, moved } = await two();
    for (let nexts = 0; nexts < 3; nexts += 1) {
      const partner = await there.enter();
      await partner.say(find({ mode: 'text', key: KEY }));
      await moved.say(find({ mode: 'text', key: KEY }));
      await moved.say({ type: 'leave' });
    }
    await moved.say(find({ key: KEY }));
    expect(moved.news().at(-1)).toMatchObject({ type: 'waiting' });
    await moved.hangUp(1006);
    const back = await here.enter({ keys: ann.keys });
    await back.resume(1, KEY);
    expect(back.newsInShort()).toEqual(['not-held']);
    const ben = await here.enter();
    await ben.say(find({ key: OTHER_KEY }));
    expect(ben.newsInShort()).toEqual(['ice', 'waiting']);
  });
});

describe('somebody whose connection breaks as the match is made', () => {
  test.each(Array.from({ length: 16 }, (_, turns) => turns))('[R1] [R7] [M12] after %i turns of the queue: nobody waits for a ghost', async (turns) => {
    const [ann, ben] = [await room.enter(), await room.enter()];
    await ann.say(find());
    await room.live(3_000);
    ann.news();
    ben.blurt(find());
    for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
    await ben.hangUp(1006);
    await room.live(31_000);
    const heard = ann.newsInShort().filter((type) => type !== 'waiting');
    expect([[], ['matched', 'partner-left'], ['matched', 'partner-away', 'partner-left']]).toContainEqual(heard);
    if (heard.length > 0) await ann.say(find());
    const cara = await room.enter();
    await cara.say(find());
    expect([ann.newsInShort().at(-1), cara.newsInShort().at(-1)]).toEqual(['matched', 'matched']);
    expect(room.sides.at(-2)).toMatchObject({ isFirst: true });
  });
});
