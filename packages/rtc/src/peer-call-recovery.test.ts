import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { GRACE_MS, RENEW_MS, RESTART_MS } from './call-state.ts';
import { type CallEnd, type CallPair, createEndKeys, type EndKeys, fakeTrack, MATCH, startEnd, startPair, TURN } from './fake-call.ts';
import { FakeConnection } from './fake-connection.ts';
import { LATE_MS } from './ladder.ts';
import type { PeerContent } from './sealed-channel.ts';

let keys: readonly [EndKeys, EndKeys];
beforeAll(async () => {
  keys = [await createEndKeys(), await createEndKeys()];
});

function connected(): CallPair {
  const pair = startPair(keys);
  pair.connect();
  return pair;
}

function end(role: 'polite' | 'impolite', settings: Partial<Parameters<typeof startEnd>[0]> = {}): CallEnd {
  const [own, partner] = keys;
  const one = startEnd({ role, own, partner, ...settings });
  one.fake().become('connected');
  return one;
}

const stepsOf = (one: CallEnd) =>
  one.eventsOf('state').map(({ state }) => (state.kind === 'reconnecting' ? state.step : state.kind));

const candidate = (connection?: number): PeerContent => ({
  type: 'candidate',
  ...(connection === undefined ? {} : { connection }),
  candidate: { candidate: '', sdpMid: '0', sdpMLineIndex: 0 },
});

describe('[N5] a path that is lost', () => {
  it('is mended by an ICE restart of the impolite side, when it stays lost', () => {
    const { call, fake, clock } = end('impolite');
    fake().become('disconnected');
    clock.pass(GRACE_MS - 1);
    expect(fake().restarts).toBe(0);
    clock.pass(1);
    expect(fake().restarts).toBe(1);
    fake().become('connected');
    clock.pass(60_000);
    expect(fake().restarts).toBe(1);
    call.close();
  });

  it('is told by the polite side, which asks for the restart', () => {
    const { polite, impolite } = connected();
    polite.fake().become('disconnected');
    polite.clock.pass(GRACE_MS);
    expect(polite.fake().restarts).toBe(0);
    expect(impolite.fake().restarts).toBe(1);
    expect(stepsOf(impolite)).toEqual(['connected']);
    expect(stepsOf(polite)).toEqual(['connected', 'waiting', 'restarting']);
  });

  it('is restarted with fresh credentials next', () => {
    const { call, fake, clock, eventsOf } = end('impolite');
    fake().become('failed');
    clock.pass(RESTART_MS);
    expect(eventsOf('need-ice')).toHaveLength(1);
    expect(fake().restarts).toBe(1);
    call.renewIce([{ ...TURN, username: '2:b' }]);
    expect(fake().configurations.at(-1)?.iceServers?.[0]?.username).toBe('2:b');
    expect(fake().restarts).toBe(2);
  });

  it('[N5] is given up after the last rung, in less than 30 s', () => {
    const { fakes, clock, eventsOf } = end('impolite');
    fakes[0]?.become('disconnected');
    clock.pass(30_000);
    expect(eventsOf('state').at(-1)?.state).toEqual({ kind: 'failed', reason: 'lost' });
    expect(fakes).toHaveLength(2);
    expect(fakes.every(({ closed }) => closed)).toBe(true);
  });

  it('is restarted at once by a tab that slept', () => {
    const { fake, clock } = end('impolite');
    clock.sleep(LATE_MS + 60_000);
    expect(fake().restarts).toBe(1);
    fake().become('disconnected');
    clock.sleep(LATE_MS + 60_000);
    expect(fake().restarts).toBe(2);
  });
});

describe('[N7] a rebuilt connection', () => {
  const climb = (one: CallEnd) => {
    one.fake().become('failed');
    one.clock.pass(RESTART_MS + RENEW_MS);
  };

  it.each(['polite', 'impolite'] as const)('replaces both, though only the %s side noticed the loss', (role) => {
    const pair = connected();
    const noticing = pair[role];
    const other = role === 'polite' ? pair.impolite : pair.polite;
    climb(noticing);
    expect(noticing.fakes).toHaveLength(2);
    expect(other.fakes).toHaveLength(2);
    expect(stepsOf(other).at(-1)).toBe('rebuilding');
    pair.connect();
    expect([...pair.polite.fakes, ...pair.impolite.fakes].map(({ closed }) => closed)).toEqual([true, false, true, false]);
    expect(stepsOf(noticing).at(-1)).toBe('connected');
    expect(noticing.eventsOf('channel-open')).toHaveLength(2);
    pair.polite.clock.pass(60_000);
    expect(stepsOf(noticing).at(-1)).toBe('connected');
  });

  it('is one, when both rebuild at once', () => {
    const glare = connected();
    glare.wire.open = false;
    for (const one of [glare.polite, glare.impolite]) one.fake().become('failed');
    glare.polite.clock.pass(RESTART_MS + RENEW_MS);
    expect([glare.polite.fakes.length, glare.impolite.fakes.length]).toEqual([2, 2]);
    glare.wire.open = true;
    glare.deliver();
    expect([glare.polite.fakes.length, glare.impolite.fakes.length]).toEqual([2, 2]);
    glare.connect();
    expect(stepsOf(glare.polite).at(-1)).toBe('connected');
    expect(stepsOf(glare.impolite).at(-1)).toBe('connected');
  });

  it('keeps the old one open, and deaf, until the partner has followed', () => {
    const one = end('impolite');
    one.fake().channel.open();
    climb(one);
    const [old, next] = one.fakes;
    expect(old?.closed).toBe(false);
    expect(old?.listeners).toBe(0);
    old?.channel.close();
    expect(stepsOf(one).at(-1)).toBe('rebuilding');
    one.call.handle(candidate(2));
    expect(old?.closed).toBe(true);
    expect(next?.closed).toBe(false);
  });

  it('takes camera and microphone along: what is covered or off from then on goes out over no other', () => {
    const tracks = [fakeTrack('audio'), fakeTrack('video')];
    const one = end('impolite', { stream: { getTracks: () => tracks } as unknown as MediaStream });
    climb(one);
    expect(one.fakes.map((fake) => fake.tracks)).toEqual([[null, null], tracks]);
    expect(one.fakes[0]?.closed).toBe(false);
  });

  it('leaves them where they are when the browser makes it and then cannot use it', async () => {
    const tracks = [fakeTrack('video')];
    const [own, partner] = keys;
    const made: FakeConnection[] = [];
    const one = startEnd({
      role: 'impolite',
      own,
      partner,
      stream: { getTracks: () => tracks } as unknown as MediaStream,
      createConnection(configuration) {
        const fake = new FakeConnection(configuration);
        if (made.length > 0) fake.addTrack = () => expect.fail('OperationError');
        made.push(fake);
        return fake.asConnection();
      },
    });
    made[0]?.become('connected');
    made[0]?.become('failed');
    one.clock.pass(RESTART_MS + RENEW_MS);
    expect(made.map(({ closed, tracks: sent }) => [closed, sent])).toEqual([[false, tracks], [true, []]]);
    await one.call.setTrack('video', null);
    expect(made[0]?.tracks).toEqual([null]);
  });

  it('names itself in what is said about it, and leaves out what is about another', async () => {
    const one = end('impolite');
    climb(one);
    const dispatch = (of: (typeof one.fakes)[number] | undefined) =>
      of?.dispatchEvent(Object.assign(new Event('icecandidate'), { candidate: null }));
    one.fakes.forEach(dispatch);
    expect(one.sent).toEqual([
      { type: 'rebuild', connection: 2 },
      { type: 'candidate', candidate: null, connection: 2 },
    ]);
    for (const connection of [undefined, 1, 3, 2]) one.call.handle(candidate(connection));
    await Promise.resolve();
    expect(one.fakes.map(({ remote }) => remote.length)).toEqual([0, 1]);
  });

  it('is not followed out of turn, nor more often than a ladder climbs', () => {
    const one = end('polite');
    for (const connection of [1, 3, 20]) one.call.handle({ type: 'rebuild', connection });
    expect(one.fakes).toHaveLength(1);
    for (let connection = 2; connection <= 20; connection += 1) one.call.handle({ type: 'rebuild', connection });
    expect(one.fakes.length).toBeLessThan(10);
    one.call.close();
    expect(one.fakes.filter(({ closed }) => !closed)).toEqual([]);
  });

  it('brings other tracks into the one stream, and leaves the last picture until they come', () => {
    const one = end('impolite');
    const [before, after] = [fakeTrack('video'), fakeTrack('video')];
    const arrive = (track: MediaStreamTrack) =>
      one.fake().dispatchEvent(Object.assign(new Event('track'), { track, streams: [] }));
    const shown = () => one.eventsOf('partner-stream').map(({ stream }) => stream);
    arrive(before);
    climb(one);
    expect(shown()[0]?.getTracks()).toEqual([before]);
    arrive(after);
    expect(shown()).toHaveLength(2);
    expect(shown()[1]).toBe(shown()[0]);
    expect(shown()[1]?.getTracks()).toEqual([after]);
  });

  it('makes the shield and the credentials of the moment its own', () => {
    const one = end('impolite');
    one.call.renewIce([{ ...TURN, username: '2:b' }]);
    climb(one);
    expect(one.fake().configurations[0]).toMatchObject({
      iceTransportPolicy: 'relay',
      iceServers: [{ username: '2:b' }],
    });
  });

  it('is given up by its timer where the browser makes none', () => {
    let made = 0;
    const first = new FakeConnection({});
    const [own, partner] = keys;
    const one = startEnd({
      role: 'impolite',
      own,
      partner,
      createConnection() {
        made += 1;
        if (made > 1) throw new DOMException('', 'OperationError');
        return first.asConnection();
      },
    });
    first.become('connected');
    first.become('failed');
    one.clock.pass(30_000);
    expect(made).toBe(2);
    expect(stepsOf(one).at(-1)).toBe('failed');
  });
});

describe('[N5] [N7] any two ends', () => {
  type Action = { readonly of: 'polite' | 'impolite'; readonly do: 'lose' | 'fail' | 'renew' } | { readonly do: 'cut' | 'mend' | 'meet' } | { readonly pass: number };
  const action: fc.Arbitrary<Action> = fc.oneof(
    fc.record({ of: fc.constantFrom('polite', 'impolite'), do: fc.constantFrom('lose', 'fail', 'renew') }),
    fc.record({ do: fc.constantFrom('cut', 'mend', 'meet') }),
    fc.record({ pass: fc.integer({ min: 0, max: 15_000 }) }),
  );
  const act = (pair: CallPair, next: Action) => {
    if ('pass' in next) return pair.polite.clock.pass(next.pass);
    if ('of' in next) {
      if (next.do === 'renew') return pair[next.of].call.renewIce([TURN]);
      return pair[next.of].fake().become(next.do === 'lose' ? 'disconnected' : 'failed');
    }
    if (next.do !== 'meet') {
      pair.wire.open = next.do === 'mend';
      return pair.deliver();
    }
    // Two connections find each other only when both ends mean the same one.
    if (pair.polite.fakes.length === pair.impolite.fakes.length) pair.connect();
  };

  it('come to use the same connection, or to an end, however loss and signaling interleave', () => {
    const [one, other] = keys;
    fc.assert(
      fc.property(fc.array(action, { maxLength: 40 }), (actions) => {
        const pair = startPair([one, other]);
        pair.connect();
        for (const next of actions) act(pair, next);
        act(pair, { do: 'mend' });
        const over = [pair.polite, pair.impolite].map((end) => ['failed', 'ended'].includes(`${stepsOf(end).at(-1)}`));
        if (!over.includes(true)) expect(pair.polite.fakes.length).toBe(pair.impolite.fakes.length);
        for (const [at, end] of [pair.polite, pair.impolite].entries()) {
          // One in use, and at most the one before it.
          expect(end.fakes.filter(({ closed }) => !closed).length).toBeLessThanOrEqual(over[at] ? 0 : 2);
        }
        pair.polite.clock.pass(120_000);
        for (const end of [pair.polite, pair.impolite]) {
          expect(['connected', 'failed', 'ended']).toContain(stepsOf(end).at(-1));
          end.call.close();
        }
        expect(pair.polite.clock.pending).toBe(0);
      }),
      { numRuns: 300 },
    );
  });
});

describe('a partner who asks for too much', () => {
  it('restarts ICE a few times, and is then left alone', () => {
    const one = end('impolite');
    for (let i = 0; i < 1_000; i += 1) one.call.handle({ type: 'restart' });
    expect(one.fake().restarts).toBeLessThan(10);
  });

  it('makes the polite side do nothing at all', () => {
    const one = end('polite');
    one.call.handle({ type: 'restart' });
    expect(one.fake().restarts).toBe(0);
    expect(one.sent).toEqual([]);
  });
});

describe('[D9] [V5] a partner of an older minor', () => {
  it('is told no word it does not know: ICE starts again on our side, whatever the role', () => {
    const [own, partner] = keys;
    const one = startEnd({
      role: 'polite',
      own,
      partner,
      matched: {
        type: 'matched',
        match: MATCH,
        role: 'polite',
        mode: 'text',
        connection: 'shielded',
        partner: 'AAAAAAAAAAAAAAAA',
        partnerKey: partner.sealing.publicKey,
        shared: [],
      },
    });
    one.fake().become('connected');
    one.fake().become('failed');
    one.clock.pass(RESTART_MS + RENEW_MS);
    expect(one.fake().restarts).toBe(2);
    expect(one.sent).toEqual([]);
    expect(one.fakes).toHaveLength(1);
  });
});

describe('signaling that is down', () => {
  it('[R1] makes the ladder wait, and go on where it stood', () => {
    const one = end('impolite');
    one.fake().become('failed');
    one.call.handleSignaling(false);
    one.clock.pass(25_000);
    expect(stepsOf(one)).toEqual(['connected', 'restarting']);
    one.call.handleSignaling(true);
    one.clock.pass(RESTART_MS);
    expect(one.eventsOf('need-ice')).toHaveLength(1);
    one.call.handleSignaling(false);
    one.clock.pass(30_000);
    expect(stepsOf(one).at(-1)).toBe('failed');
  });
});
