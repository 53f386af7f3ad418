import { CLOSE } from '@visavis/protocol';
import { beforeEach, describe, expect, test } from 'vitest';
import { agreement, cardText } from '../calls/agreement.ts';
import { find, frameOf, OTHER_KEY } from '../testing/messages.ts';
import type { Person } from '../testing/person.ts';
import { Room } from '../testing/room.ts';
import { type Couple, Service } from '../testing/service.ts';

let service: Service;
let couple: Couple;
beforeEach(async () => {
  service = await Service.of('east', 'west', 'north');
  couple = await service.couple('east', 'west');
});

/** The node where somebody of the couple is. */
const nodeOf = (person: Person) => (person === personAt('east') ? 'east' : 'west');
const personAt = (node: string) => [couple.polite, couple.impolite].find(({ room }) => room === service.room(node));

/** A frame from each to the other arrives. */
async function expectTalk(one: Person, other: Person): Promise<void> {
  one.sayFrame(frameOf(256, 1));
  other.sayFrame(frameOf(256, 2));
  await service.settle();
  expect([new Uint8Array(other.frames.splice(0).at(-1) ?? [])[1], new Uint8Array(one.frames.splice(0).at(-1) ?? [])[1]]).toEqual([1, 2]);
  expect([...one.newsInShort(), ...other.newsInShort()]).not.toContain('no-partner');
}

describe('a call of two nodes', () => {
  test('[M8] relays frames both ways, in order', async () => {
    await expectTalk(couple.polite, couple.impolite);
    for (let fill = 10; fill < 40; fill += 1) couple.polite.sayFrame(frameOf(256, fill));
    await service.settle();
    expect(couple.impolite.frames.map((frame) => new Uint8Array(frame)[1])).toEqual(Array.from({ length: 30 }, (_, index) => index + 10));
  });

  test('has a seat at each, also while one of them is kept', async () => {
    const seats = () => service.nodes.reduce((sum, node) => sum + service.room(node).switchboard.seats, 0);
    expect(seats()).toBe(2);
    await couple.polite.hangUp(1006);
    await service.settle();
    expect(seats()).toBe(2);
  });

  test('[M7] ends when one leaves: the other is told, and nothing of it is left', async () => {
    await couple.polite.say({ type: 'leave' });
    await service.settle();
    expect(couple.impolite.news()).toEqual([{ type: 'partner-left', reason: 'left' }]);
    expect(service.nodes.map((node) => service.room(node).switchboard.numbers().calls)).toEqual([0, 0, 0]);
    const back = await service.rejoin('north', couple.impolite, { match: couple.match, role: 'impolite' });
    expect(back.newsInShort()).not.toContain('rejoined');
  });

  test('[B4] [R1] [R2] a broken connection is told over there, and so is its coming back to the same node', async () => {
    await couple.polite.hangUp(1006);
    await service.settle();
    expect(couple.impolite.news()).toEqual([{ type: 'partner-away' }]);
    couple.impolite.sayFrame(frameOf(256));
    expect(couple.impolite.newsInShort()).toEqual(['no-partner']);
    const back = await service.rejoin(nodeOf(couple.polite), couple.polite, { match: couple.match, role: 'polite' });
    expect([back.newsInShort(), couple.impolite.newsInShort()]).toEqual([['rejoined'], ['rejoined']]);
    await expectTalk(back, couple.impolite);
  });

  test('[R2] a seat may be taken at any node', async () => {
    await couple.polite.hangUp(1006);
    await service.settle();
    couple.impolite.news();
    const back = await service.rejoin('north', couple.polite, { match: couple.match, role: 'polite' });
    expect([back.newsInShort(), couple.impolite.newsInShort()]).toEqual([['rejoined'], ['rejoined']]);
    await expectTalk(back, couple.impolite);
    // The node that had it keeps no seat that could end the call.
    await service.pass(40_000);
    expect([back.newsInShort(), couple.impolite.newsInShort()]).toEqual([[], []]);
    await expectTalk(back, couple.impolite);
  });

  test('[R2] [B3] who comes back before the partner is told that they are away, and both when they are there', async () => {
    await couple.polite.hangUp(1006);
    await couple.impolite.hangUp(1006);
    const first = await service.rejoin('north', couple.polite, { match: couple.match, role: 'polite' });
    expect(first.newsInShort()).toEqual(['partner-away']);
    const second = await service.rejoin('east', couple.impolite, { match: couple.match, role: 'impolite' });
    expect([first.newsInShort(), second.newsInShort()]).toEqual([['rejoined'], ['rejoined']]);
    await expectTalk(first, second);
  });

  test('[R8] the newest claim has the seat, wherever the one before was', async () => {
    const back = await service.rejoin('north', couple.polite, { match: couple.match, role: 'polite' });
    expect(couple.polite.news()).toEqual([{ type: 'partner-left', reason: 'lost' }]);
    expect([back.newsInShort(), couple.impolite.newsInShort()]).toEqual([['rejoined'], ['rejoined']]);
    const late = await service.rejoin(nodeOf(couple.impolite), couple.polite, { match: couple.match, role: 'polite', generation: 1 });
    expect(late.news()).toEqual([{ type: 'outdated', generation: 2 }]);
    await expectTalk(back, couple.impolite);
  });

  test('[R1] a seat nobody comes back to ends the call after 30 s', async () => {
    await couple.polite.hangUp(1006);
    await service.pass(29_800);
    expect(couple.impolite.newsInShort()).toEqual(['partner-away']);
    await service.pass(400);
    expect(couple.impolite.news()).toEqual([{ type: 'partner-left', reason: 'lost' }]);
    expect(service.nodes.map((node) => service.room(node).switchboard.numbers().calls)).toEqual([0, 0, 0]);
  });

  test('[R4] who leaves while the other is away: a late rejoin finds the call over', async () => {
    await couple.polite.hangUp(1006);
    await service.settle();
    await couple.impolite.say({ type: 'leave' });
    await service.pass(61_000);
    const back = await service.rejoin('north', couple.polite, { match: couple.match, role: 'polite' });
    expect(back.news()).toEqual([{ type: 'partner-left', reason: 'lost' }]);
  });
});

describe('a node that is killed', () => {
  test('[B5] is a partner who is away, who comes back at another', async () => {
    const [lost, left] = [couple.polite, couple.impolite];
    service.kill(nodeOf(lost));
    await service.pass(3_500);
    expect(left.newsInShort()).toEqual(['partner-away']);
    const back = await service.rejoin('north', lost, { match: couple.match, role: 'polite' });
    expect([back.newsInShort(), left.newsInShort()]).toEqual([['rejoined'], ['rejoined']]);
    await expectTalk(back, left);
  });

  test('and whose visitor comes back before anybody noticed, is not noticed', async () => {
    const [lost, left] = [couple.polite, couple.impolite];
    service.kill(nodeOf(lost));
    const back = await service.rejoin('north', lost, { match: couple.match, role: 'polite' });
    expect([back.newsInShort(), left.newsInShort()]).toEqual([['rejoined'], ['rejoined']]);
    await service.pass(60_000);
    expect([back.newsInShort(), left.newsInShort()]).toEqual([[], []]);
    await expectTalk(back, left);
  });

  test('one after the other: the call goes on at two that had no part in it', async () => {
    await service.start('south');
    const [polite, impolite] = [couple.polite, couple.impolite];
    service.kill('east');
    service.kill('west');
    const [first, second] = [
      await service.rejoin('north', polite, { match: couple.match, role: 'polite' }),
      await service.rejoin('south', impolite, { match: couple.match, role: 'impolite' }),
    ];
    await service.pass(2_000);
    expect([first.newsInShort().at(-1), second.newsInShort().at(-1)]).toEqual(['rejoined', 'rejoined']);
    await expectTalk(first, second);
    await service.pass(60_000);
    await expectTalk(first, second);
  });

  test('under both of a call: each comes back where it likes', async () => {
    couple = await service.couple('east', 'east');
    service.kill('east');
    const first = await service.rejoin('north', couple.polite, { match: couple.match, role: 'polite' });
    const second = await service.rejoin('west', couple.impolite, { match: couple.match, role: 'impolite' });
    await service.pass(2_000);
    expect([first.newsInShort().at(-1), second.newsInShort().at(-1)]).toEqual(['rejoined', 'rejoined']);
    await expectTalk(first, second);
  });

  test('[R1] whose visitor does not come back ends the call', async () => {
    service.kill(nodeOf(couple.polite));
    await service.pass(33_500);
    expect(couple.impolite.newsInShort()).toEqual(['partner-away', 'partner-left']);
    await couple.impolite.say(find());
    expect(couple.impolite.newsInShort()).toContain('waiting');
  });

  test('[R7] leaves a place in the queue, which is taken back at another', async () => {
    const cara = await service.room('east').enter();
    await cara.say(find());
    await service.pass(4_000);
    service.kill('east');
    const back = await service.room('north').enter({ keys: cara.keys });
    await service.whileSettling(back.resume(1));
    expect(back.news()).toMatchObject([{ type: 'resumed', generation: 2 }, { type: 'waiting', waitedMs: expect.any(Number) }]);
    const dave = await service.room('west').enter();
    await dave.say(find());
    await service.pass(200);
    expect([back.newsInShort().at(-1), dave.newsInShort().at(-1)]).toEqual(['matched', 'matched']);
    expect(service.room('north').sides[0]?.waitedMs).toBeGreaterThanOrEqual(4_000);
  });
});

describe('a node that was paused', () => {
  test('[B2] is told what became of its seats, and disturbs nobody', async () => {
    const [lost, left] = [couple.polite, couple.impolite];
    const paused = nodeOf(lost);
    service.freeze(paused);
    await service.pass(5_000);
    const back = await service.rejoin('north', lost, { match: couple.match, role: 'polite' });
    await service.pass(5_000);
    expect([back.newsInShort().at(-1), left.newsInShort().at(-1)]).toEqual(['rejoined', 'rejoined']);
    service.thaw(paused);
    await service.pass(20_000);
    expect(lost.news().at(-1)).toEqual({ type: 'partner-left', reason: 'lost' });
    expect([back.newsInShort(), left.newsInShort()]).toEqual([[], []]);
    await expectTalk(back, left);
  });

  test('[B5] and whose visitor waited for it, goes on where it was', async () => {
    const paused = nodeOf(couple.polite);
    service.freeze(paused);
    await service.pass(8_000);
    expect(couple.impolite.newsInShort()).toEqual(['partner-away']);
    service.thaw(paused);
    await service.pass(3_000);
    expect(couple.impolite.newsInShort().at(-1)).toBe('rejoined');
    await expectTalk(couple.polite, couple.impolite);
  });
});

describe('what is lost between nodes', () => {
  test('[B3] [B5] [E9] is noticed, and both resend', async () => {
    service.fate = () => 'lost';
    couple.polite.sayFrame(frameOf(256, 9));
    await service.pass(200);
    service.fate = () => 'arrives';
    await service.pass(3_000);
    expect([couple.polite.newsInShort().at(-1), couple.impolite.newsInShort().at(-1)]).toEqual(['rejoined', 'rejoined']);
    await expectTalk(couple.polite, couple.impolite);
  });

  test('[B5] of a word that somebody left: the other does not wait for ever', async () => {
    service.fate = () => 'lost';
    await couple.polite.say({ type: 'leave' });
    await service.pass(200);
    service.fate = () => 'arrives';
    await service.pass(8_000);
    expect(couple.impolite.newsInShort().at(-1)).toBe('partner-left');
  });
});

describe('while the directory is away', () => {
  beforeEach(() => {
    service.isDirectoryAway = true;
  });

  test('[B7] [R2] a seat is taken again at the node that has it', async () => {
    await couple.polite.hangUp(1006);
    const back = await service.rejoin(nodeOf(couple.polite), couple.polite, { match: couple.match, role: 'polite' });
    expect(back.newsInShort().at(-1)).toBe('rejoined');
    await expectTalk(back, couple.impolite);
  });

  test('[S6] and nowhere else, but as soon as it is there', async () => {
    await couple.polite.hangUp(1006);
    const back = await service.rejoin('north', couple.polite, { match: couple.match, role: 'polite' });
    expect(back.newsInShort()).toEqual(['unavailable']);
    service.isDirectoryAway = false;
    await service.whileSettling(back.rejoin(couple.match, 'polite', 1));
    expect(back.newsInShort()).toEqual(['rejoined']);
    await expectTalk(back, couple.impolite);
  });
});

test('[B6] what the other node says of a match before this one has heard of it, waits', async () => {
  const room = new Room();
  const tag = 'another-node-tag';
  const pairs: string[] = [];
  const other = await room.pools.video.join('other', (events) => void pairs.push(...events.flatMap((event) => (event.kind === 'proposed' ? [event.pair] : []))));
  const ann = await room.enter();
  await ann.say(find());
  if (ann.session.state.kind !== 'searching') throw new Error('not searching');
  const { card, stated } = ann.session.state.search;
  const nonce = Buffer.alloc(16, 5).toString('base64url');
  const { match } = agreement(card.nonce, nonce);
  for (const to of ['polite', 'impolite'] as const) {
    room.switchboard.hearNodes([{ kind: 'heard', from: 'other', message: { kind: 'frame', match, to, frame: frameOf(256, 3) } }]);
  }
  expect(ann.frames).toEqual([]);
  await room.live(500);
  await other.enter({ stated: { ...stated, tag }, since: null, card: cardText({ key: OTHER_KEY, nonce, signKey: null }) });
  await room.settle();
  await other.answer({ pair: pairs[0] ?? '', tag, isLive: true });
  await room.settle();
  expect(ann.newsInShort().at(-1)).toBe('matched');
  expect(ann.frames.map((frame) => new Uint8Array(frame)[1])).toEqual([3]);
});

test('[S9] a node that is drained hands its calls and its places over, and nobody is told that anybody left', async () => {
  const cara = await service.room('east').enter();
  await cara.say(find());
  await service.pass(2_000);
  const gone = personAt('east');
  const stays = personAt('west');
  if (gone === undefined || stays === undefined) throw new Error('nobody');
  await service.room('east').switchboard.drain(() => 500);
  expect(gone.closedWith).toBe(CLOSE.restart);
  service.kill('east');
  const role = gone === couple.polite ? 'polite' : 'impolite';
  const back = await service.rejoin('north', gone, { match: couple.match, role });
  expect([back.newsInShort(), stays.newsInShort()]).toEqual([['rejoined'], ['rejoined']]);
  await expectTalk(back, stays);
  const searcher = await service.room('west').enter({ keys: cara.keys });
  await service.whileSettling(searcher.resume(1));
  expect(searcher.newsInShort()).toEqual(['resumed', 'waiting']);
});

test('[M5] everybody is told how many are online at all nodes, and of a node that is gone nobody is counted', async () => {
  const cara = await service.room('north').enter();
  await cara.say(find());
  await service.pass(2_500);
  expect(cara.news().at(-1)).toMatchObject({ type: 'waiting', online: 3 });
  service.kill('west');
  await service.pass(8_000);
  expect(cara.news().at(-1)).toMatchObject({ type: 'waiting', online: 2 });
});

test('[B5] [L3] a loss under very many calls comes to rest: what is said about it is no loss itself', { timeout: 60_000 }, async () => {
  const couples = [couple];
  for (let index = 0; index < 1_200; index += 1) couples.push(await service.couple('east', 'west'));
  service.fate = () => 'lost';
  couple.polite.sayFrame(frameOf(256));
  couple.impolite.sayFrame(frameOf(256));
  await service.pass(300);
  let said = 0;
  service.fate = () => {
    said += 1;
    return 'arrives';
  };
  await service.pass(12_000);
  said = 0;
  for (const { polite, impolite } of couples) for (const person of [polite, impolite]) expect(person.newsInShort().at(-1)).toBe('rejoined');
  await service.pass(4_000);
  // Beats of three nodes to themselves and to each other, four times.
  expect(said).toBeLessThanOrEqual(40);
  for (const { polite, impolite } of couples) expect([polite.news(), impolite.news()]).toEqual([[], []]);
  await expectTalk(couple.polite, couple.impolite);
});
