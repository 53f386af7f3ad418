import { generateKeyPairSync } from 'node:crypto';
import { avoidFilter, MemoryPool } from '@visavis/matchmaking';
import { CLOSE, LIMITS, type ServerMessage } from '@visavis/protocol';
import { beforeEach, describe, expect, test } from 'vitest';
import { matchSigner } from '../calls/match-token.ts';
import { find, findOfMinor0, KEY, OTHER_SIGN_KEY, SIGN_KEY } from '../testing/messages.ts';
import { Person } from '../testing/person.ts';
import { Room } from '../testing/room.ts';
import { Service } from '../testing/service.ts';

const signMatch = matchSigner(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey, () => 0);
const report = { type: 'report', reason: 'scam', mode: 'text', words: '' } as const;
const evidence = 'A'.repeat(LIMITS.evidenceLength);

let room: Room;
beforeEach(() => {
  room = new Room({ signMatch, evidenceKey: KEY });
});

async function enterWithMinor1(): Promise<Person> {
  const person = new Person(room);
  await person.say({ type: 'hello', version: 1, minor: 1, key: person.keys.publicKey });
  return person;
}

type Matched = Extract<ServerMessage, { type: 'matched' }>;
function matchedOf(person: Person): Matched {
  const matched = person.news().find((message): message is Matched => message.type === 'matched');
  if (matched === undefined) throw new Error('no match');
  return matched;
}

const signed = (token: string | undefined): unknown => JSON.parse(Buffer.from(token?.split('.')[0] ?? '', 'base64url').toString());

describe('the match token', () => {
  test('[M13] [M2] is the same for both, and names the key of each by its role', async () => {
    const [ann, ben] = [await room.enter(), await room.enter()];
    await ann.say(find({ signKey: SIGN_KEY }));
    await ben.say(find({ signKey: OTHER_SIGN_KEY }));
    const [toAnn, toBen] = [matchedOf(ann), matchedOf(ben)];
    expect([toAnn.partnerSignKey, toBen.partnerSignKey]).toEqual([OTHER_SIGN_KEY, SIGN_KEY]);
    expect(toAnn.token).toBe(toBen.token);
    const { role } = toAnn;
    const keys = role === 'polite' ? { polite: SIGN_KEY, impolite: OTHER_SIGN_KEY } : { polite: OTHER_SIGN_KEY, impolite: SIGN_KEY };
    expect(signed(toAnn.token)).toEqual({ v: 1, match: toAnn.match, ...keys, at: 0 });
    // Nobody here has it any more.
    const { state } = ann.session;
    expect(state.kind === 'seated' ? state.call.token : '').toBeNull();
  });

  test('[M13] is a token of each of two servers, of the same match and the same keys', async () => {
    const now = () => room.now;
    const pools = { video: new MemoryPool({ now }), text: new MemoryPool({ now }) };
    const node = (name: string) => new Room({ pools, node: name, now, signMatch });
    const [here, there] = [node('here'), node('there')];
    const [ann, ben] = [await here.enter(), await there.enter()];
    await ann.say(find({ signKey: SIGN_KEY }));
    await ben.say(find({ signKey: OTHER_SIGN_KEY }));
    await here.settle();
    const [toAnn, toBen] = [matchedOf(ann), matchedOf(ben)];
    expect([toAnn.partnerSignKey, toBen.partnerSignKey]).toEqual([OTHER_SIGN_KEY, SIGN_KEY]);
    expect(signed(toAnn.token)).toEqual(signed(toBen.token));
    expect(signed(toAnn.token)).toMatchObject({ match: toBen.match });
  });

  test('[M13] is told to nobody when only one of the two names a key', async () => {
    const [ann, ben] = [await room.enter(), await room.enter()];
    await ann.say(find({ signKey: SIGN_KEY }));
    await ben.say(find());
    for (const person of [ann, ben]) {
      const matched = matchedOf(person);
      expect('token' in matched || 'partnerSignKey' in matched).toBe(false);
    }
  });

  test('[M13] is left out where the service does not sign', async () => {
    room = new Room();
    const [ann, ben] = [await room.enter(), await room.enter()];
    await ann.say(find({ signKey: SIGN_KEY }));
    await ben.say(find({ signKey: OTHER_SIGN_KEY }));
    const matched = matchedOf(ann);
    expect([matched.partnerSignKey, 'token' in matched]).toEqual([OTHER_SIGN_KEY, false]);
  });
});

describe('a call that is left as lost', () => {
  test('[M7] [M12] costs neither of them their place, and nobody a Next', async () => {
    const [ann, ben] = [await room.enter(), await room.enter()];
    await ann.say(find());
    await room.live(4_000);
    await ben.say(find());
    await room.live(LIMITS.lostMs);
    for (const person of [ann, ben]) person.news();
    await ann.say({ type: 'leave', reason: 'lost' });
    expect([ann.news(), ben.news()]).toEqual([[{ type: 'idle' }], [{ type: 'partner-left', reason: 'lost' }]]);
    expect(ann.session.state).toMatchObject({ kind: 'idle', next: false });
    await room.live(1_000);
    for (const person of [ann, ben]) await person.say(find({ avoid: person === ann ? avoidFilter([ben.tag]) : '' }));
    // Ann had waited 4 s before that match, and Ben nothing: a second ago both were where they had been.
    const since = [ann, ben].map(({ session: { state } }) => (state.kind === 'searching' ? state.search.since : null));
    expect(since).toEqual([room.now - 5_000, room.now - 1_000]);
    expect(ann.news().findLast(({ type }) => type === 'waiting')).toMatchObject({ coolMs: 0 });
  });

  test('[M12] [M7] is a Next for who leaves a young one so, and still not for the partner', async () => {
    const [ann, ben] = await room.pair();
    await room.live(LIMITS.lostMs - 500);
    for (const person of [ann, ben]) person.news();
    await ann.say({ type: 'leave', reason: 'lost' });
    expect([ann.news(), ben.news()]).toEqual([[{ type: 'idle' }], [{ type: 'partner-left', reason: 'lost' }]]);
    expect([ann.session.state, ben.session.state]).toMatchObject([{ next: true }, { next: false }]);
  });

  test('[M7] [M12] with the partner at another server is told there as well', async () => {
    const service = await Service.of('here', 'there');
    const { polite, impolite } = await service.couple('here', 'there');
    await service.pass(LIMITS.lostMs);
    await polite.say({ type: 'leave', reason: 'lost' });
    await service.settle();
    expect([polite.news(), impolite.news()]).toEqual([[{ type: 'idle' }], [{ type: 'partner-left', reason: 'lost' }]]);
    expect([polite.session.state, impolite.session.state]).toMatchObject([{ next: false }, { next: false }]);
    await impolite.say(find());
    await service.settle();
    const { state } = impolite.session;
    expect(state.kind === 'searching' ? state.search.since : null).toBe(service.now);
  });

  test('[M7] [R4] with the partner away keeps the place of both', async () => {
    const [ann, ben] = [await room.enter(), await room.enter()];
    await ann.say(find());
    await room.live(3_000);
    await ben.say(find());
    await ben.hangUp(1006);
    await room.live(LIMITS.lostMs);
    await ann.say({ type: 'leave', reason: 'lost' });
    const back = await room.enter({ keys: ben.keys });
    for (const person of [ann, back]) await person.say(find({ mode: person === ann ? 'text' : 'video' }));
    const since = [ann, back].map(({ session: { state } }) => (state.kind === 'searching' ? state.search.since : null));
    expect(since).toEqual([room.now - 3_000, room.now]);
  });
});

describe('a report with texts', () => {
  test('[P4] [L8] is stored with them, though it is longer than any other message may be', async () => {
    const person = await room.enter();
    await person.say({ ...report, words: '€'.repeat(500), evidence });
    expect(person.newsInShort()).toEqual(['reported']);
    expect(room.reports).toMatchObject([{ reason: 'scam', evidence }]);
  });

  test('[P4] is stored without them where nobody could open them', async () => {
    room = new Room();
    const person = await room.enter();
    await person.say({ ...report, evidence });
    expect(room.reports).toMatchObject([{ reason: 'scam', evidence: null }]);
  });

  test.each([
    ['one byte more than a report', { ...report, words: 'x', evidence: 'A'.repeat(LIMITS.reportBytes - 79) }],
    ['another message', { type: 'ping', more: 'x'.repeat(LIMITS.controlBytes) }],
    ['no message', 'x'.repeat(LIMITS.controlBytes)],
  ])('[L1] [L8] [C7] %s is too large', async (_, message) => {
    const person = await room.enter();
    await person.sayText(JSON.stringify(message));
    expect([person.newsInShort(), person.closedWith]).toEqual([['too-large'], CLOSE.tooLarge]);
  });

  test('[L1] [L8] is too large before hello', async () => {
    const person = new Person(room);
    await person.say({ ...report, evidence });
    expect([person.newsInShort(), person.closedWith]).toEqual([['too-large'], CLOSE.tooLarge]);
  });

  test('[L3] [L8] is limited like any report, however long', async () => {
    const person = await room.enter();
    for (let time = 0; time < 4; time += 1) await person.say({ ...report, evidence });
    expect(person.newsInShort()).toEqual(['reported', 'reported', 'reported', 'rate-limited']);
  });
});

describe('renew-ice', () => {
  test('[L3] [M9] is answered as often as recovery needs it, and no more', async () => {
    const [ann] = await room.pair();
    for (let time = 0; time < 7; time += 1) await ann.say({ type: 'renew-ice' });
    expect(ann.newsInShort()).toEqual([...Array(6).fill('ice'), 'rate-limited']);
    await room.pass(20_000);
    for (let time = 0; time < 2; time += 1) await ann.say({ type: 'renew-ice' });
    expect(ann.newsInShort()).toEqual(['ice', 'rate-limited']);
  });
});

describe('a client of minor 1', () => {
  test('[V1] [V5] is told what it knows, key by key', async () => {
    const [old, ann] = [await enterWithMinor1(), await room.enter()];
    const [welcome] = old.news();
    expect(Object.keys(welcome ?? {})).toEqual(['type', 'version', 'minor', 'online', 'connections', 'wishes', 'nonce']);
    expect(welcome).toMatchObject({ minor: 1 });
    await old.say(find());
    await ann.say(find({ signKey: SIGN_KEY }));
    expect(Object.keys(matchedOf(old))).toEqual(['type', 'match', 'role', 'mode', 'connection', 'partner', 'partnerKey', 'shared']);
    await room.live(LIMITS.lostMs);
    old.news();
    await ann.say({ type: 'leave', reason: 'lost' });
    expect(old.news()).toEqual([{ type: 'partner-left', reason: 'lost' }]);
  });

  test.each([find({ signKey: SIGN_KEY }), findOfMinor0(), { ...report, evidence: 'AAAA' }, { type: 'leave', reason: 'lost' } as const])('[V5] [F2] does not say %j', async (message) => {
    const old = await enterWithMinor1();
    old.news();
    await old.say(message);
    expect([old.newsInShort(), old.closedWith]).toEqual([['malformed'], CLOSE.malformed]);
  });

  test('[V5] [L1] has the limits that it had', async () => {
    const old = await enterWithMinor1();
    old.news();
    await old.say({ ...report, evidence });
    expect([old.newsInShort(), old.closedWith]).toEqual([['too-large'], CLOSE.tooLarge]);
  });

  test('[V5] [R2] takes back its seat', async () => {
    const [old, ann] = [await enterWithMinor1(), await room.enter()];
    await old.say(find());
    await ann.say(find());
    const { match, role } = matchedOf(old);
    await old.hangUp(1006);
    const back = new Person(room, { keys: old.keys });
    await back.say({ type: 'hello', version: 1, minor: 1, key: back.keys.publicKey });
    back.news();
    await back.rejoin(match, role);
    expect(back.newsInShort()).toEqual(['rejoined']);
  });
});

test('[S1] [P4] a client of minor 2 is told the moderators’ key, where there is one', async () => {
  for (const [served, key] of [[room, KEY], [new Room(), undefined]] as const) {
    const person = new Person(served);
    await person.hello();
    const [welcome] = person.news();
    expect(welcome).toMatchObject({ type: 'welcome', minor: 2 });
    expect(welcome?.type === 'welcome' ? welcome.evidenceKey : '').toBe(key);
  }
});
