import { avoidFilter, HOLDS_MS } from '@visavis/matchmaking';
import { CLOSE } from '@visavis/protocol';
import { beforeEach, describe, expect, test } from 'vitest';
import { find, WAITING } from '../testing/messages.ts';
import type { Person } from '../testing/person.ts';
import { Room } from '../testing/room.ts';

const NO_WISHES = { interests: 'any', languages: 'any', country: 'any' } as const;

let room: Room;
beforeEach(() => {
  room = new Room();
});

describe('wishes', () => {
  test('[M5] when a wish of somebody else is dropped, those are told of whom it said why they do not meet', async () => {
    const [ann, ben] = [await room.enter(), await room.enter()];
    await ann.say(find({ languages: ['en'], wishes: { ...NO_WISHES, languages: 'first' }, avoid: avoidFilter([ben.tag]) }));
    await ben.say(find());
    expect(ben.news().at(-1)).toMatchObject({ type: 'waiting', others: 1, avoided: 0, unlike: 1 });
    await room.live(HOLDS_MS.languages + 2_000);
    expect(ben.news().at(-1)).toMatchObject({ type: 'waiting', others: 1, avoided: 1, unlike: 0 });
  });

  test('[M2] [M11] two who share interests are told which', async () => {
    const [ann, ben] = [await room.enter(), await room.enter()];
    const wishes = { ...NO_WISHES, interests: 'only' } as const;
    await ann.say(find({ interests: ['Chess', 'sea', 'go'], wishes }));
    await ben.say(find({ interests: ['go', 'chess'] }));
    expect(ann.news().at(-1)).toMatchObject({ type: 'matched', shared: ['chess', 'go'] });
    expect(ben.news().at(-1)).toMatchObject({ type: 'matched', shared: ['go', 'chess'] });
  });

  test('[M5] [M11] with `first` keeps two apart for its time, which both are told; then they meet', async () => {
    const [ann, ben] = [await room.enter(), await room.enter()];
    await ann.say(find({ interests: ['chess'], wishes: { ...NO_WISHES, interests: 'first' } }));
    await ben.say(find());
    expect(ben.news().at(-1)).toEqual({ ...WAITING, online: 2, others: 1, unlike: 1 });
    await room.live(HOLDS_MS.interests - 1);
    expect(ann.newsInShort()).not.toContain('matched');
    await room.pass(1);
    expect([ann.newsInShort(), ben.newsInShort()]).toEqual([['matched'], ['matched']]);
  });

  test('[M5] [M11] a wish that is dropped changes what others are told, though nobody comes or goes', async () => {
    const [ann, ben] = [await room.enter(), await room.enter()];
    await ann.say(find({ mode: 'text', languages: ['is'], wishes: { ...NO_WISHES, languages: 'only' } }));
    await ben.say(find({ mode: 'text', interests: ['go'], wishes: { ...NO_WISHES, interests: 'first' } }));
    await room.live(4_000);
    expect(ben.news().at(-1)).toMatchObject({ type: 'waiting', others: 1, unlike: 1 });
  });

  test('[M11] that the service does not offer count for nothing', async () => {
    room = new Room({ wishes: [] });
    const [ann, ben] = [await room.enter(), await room.enter()];
    await ann.say(find({ interests: ['chess'], wishes: { ...NO_WISHES, interests: 'only' } }));
    await ben.say(find({ interests: ['go'] }));
    expect(ann.news().at(-1)).toMatchObject({ type: 'matched', shared: [] });
  });

  test('[M3] [C3] a filter that keeps everybody apart is malformed', async () => {
    const ann = await room.enter();
    await ann.say(find({ avoid: '_'.repeat(85) + 'w' }));
    expect([ann.newsInShort(), ann.closedWith]).toEqual([['malformed'], CLOSE.malformed]);
  });
});

describe('how long people waited of late', () => {
  test('[M5] is told when enough were matched', async () => {
    for (let pair = 0; pair < 5; pair += 1) await room.pair();
    const ann = await room.enter();
    await ann.say(find());
    ann.news();
    await room.pass(1_000);
    expect(ann.news().at(-1)).toMatchObject({ type: 'waiting', waitedMs: 1_000, usual: { halfMs: 250, mostMs: 250 } });
  });
});

describe('the time that Next costs', () => {
  let ann: Person;
  beforeEach(async () => {
    ann = await room.enter();
  });

  /** Leaves and searches again, `times` times without a pause. */
  async function hurry(times: number): Promise<void> {
    for (let time = 0; time < times; time += 1) {
      const other = await room.enter();
      await other.say(find());
      await ann.say(find());
      await room.live(1_000);
      expect(ann.newsInShort()).toContain('matched');
      await ann.say({ type: 'leave' });
      await other.hangUp(1000);
      ann.news();
    }
  }

  test('[M12] is nothing for two in a minute; the third search begins a second later', async () => {
    await hurry(3);
    const other = await room.enter();
    await other.say(find());
    await ann.say(find());
    expect(ann.news()).toMatchObject([{ type: 'ice' }, { type: 'waiting', waitedMs: 0, coolMs: 1_000 }]);
    await room.pass(999);
    expect(ann.newsInShort()).toEqual([]);
    await room.pass(1);
    expect(ann.newsInShort()).toEqual(['matched']);
  });

  test('[M5] [M12] is told to be over when nobody is there', async () => {
    await hurry(3);
    await ann.say(find());
    expect(ann.news().at(-1)).toMatchObject({ coolMs: 1_000 });
    await room.pass(1_000);
    expect(ann.news()).toMatchObject([{ type: 'waiting', waitedMs: 0, coolMs: 0 }]);
  });

  test('[M12] is not got round by cancelling', async () => {
    await hurry(3);
    await ann.say(find());
    await ann.say({ type: 'cancel' });
    await room.pass(400);
    await ann.say({ type: 'leave' });
    await ann.say(find());
    expect(ann.news().at(-1)).toMatchObject({ type: 'waiting', coolMs: 600 });
  });

  test('[M12] is forgotten again', async () => {
    await hurry(3);
    await room.live(20_000);
    await ann.say(find());
    expect(ann.news().at(-1)).toMatchObject({ type: 'waiting', coolMs: 0 });
  });

  test('[M12] is nothing for who was left, or left a partner who was away', async () => {
    for (let time = 0; time < 6; time += 1) {
      const other = await room.enter();
      await other.say(find());
      await ann.say(find());
      expect(ann.newsInShort()).toContain('matched');
      await (time % 2 === 0 ? other.say({ type: 'leave' }) : other.hangUp(1006));
      await ann.say({ type: 'leave' });
      ann.news();
      await room.live(1_000);
    }
    await ann.say(find());
    expect(ann.news().at(-1)).toMatchObject({ coolMs: 0 });
  });
});

describe('who lost the partner', () => {
  test('[M12] [R1] is before those who came later, for 30 s', async () => {
    const [ann, ben, cara, dora] = [await room.enter(), await room.enter(), await room.enter(), await room.enter()];
    await ann.say(find());
    await room.live(5_000);
    await ben.say(find());
    expect(ann.newsInShort()).toContain('matched');
    await ben.hangUp(1006);
    await room.live(30_000);
    expect(ann.newsInShort()).toEqual(['partner-away', 'partner-left']);
    // Cara waits for four seconds before Ann is back; Ann had waited for five.
    await cara.say(find({ avoid: '', interests: ['go'], wishes: { ...NO_WISHES, interests: 'only' } }));
    await room.live(4_000);
    await ann.say(find({ interests: ['chess'], wishes: { ...NO_WISHES, interests: 'only' } }));
    await room.live(1_000);
    await dora.say(find({ interests: ['chess', 'go'] }));
    expect(dora.news().at(-1)).toMatchObject({ type: 'matched', shared: ['chess'] });
  });
});
