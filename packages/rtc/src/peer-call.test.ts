import { proves } from '@visavis/policy/proves';
import type { Connection } from '@visavis/protocol';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { CONNECT_MS } from './call-state.ts';
import { type CallEnd, createEndKeys, type EndKeys, fakeTrack, MATCH, startEnd, TURN } from './fake-call.ts';
import type { FakeConnection } from './fake-connection.ts';
import type { PeerContent } from './sealed-channel.ts';

const host = 'candidate:1 1 udp 1 192.0.2.2 54321 typ host';
const relay = 'candidate:2 1 udp 1 198.51.100.4 49152 typ relay raddr 0.0.0.0 rport 9';

function candidateOf(line: string): PeerContent {
  return { type: 'candidate', candidate: { candidate: line, sdpMid: '0', sdpMLineIndex: 0 } };
}

let keys: readonly [EndKeys, EndKeys];
beforeAll(async () => {
  keys = [await createEndKeys(), await createEndKeys()];
});

function start(connection: Connection = 'shielded') {
  const own = [fakeTrack('audio'), fakeTrack('video')];
  const [mine, theirs] = keys;
  const end = startEnd({
    role: 'polite',
    own: mine,
    partner: theirs,
    stream: { getTracks: () => own } as MediaStream,
    matched: {
      type: 'matched',
      match: MATCH,
      role: 'polite',
      mode: 'video',
      connection,
      partner: 'AAAAAAAAAAAAAAAA',
      partnerKey: theirs.sealing.publicKey,
      shared: [],
      partnerSignKey: theirs.signing.publicKey,
    },
  });
  return { ...end, fake: end.fake(), own };
}

const arrive = (fake: FakeConnection, track: MediaStreamTrack) =>
  fake.dispatchEvent(Object.assign(new Event('track'), { track, streams: [] }));

const statesOf = (end: Pick<CallEnd, 'eventsOf'>) => end.eventsOf('state').map(({ state }) => state);

describe('startPeerCall', () => {
  it(proves('[N4] [M9] uses relays only when shielded, now and after new credentials', { in: ['visavis'], ids: ['VIS-02-21'] }), () => {
    const { call, fake } = start('shielded');
    call.renewIce([{ ...TURN, username: '2:b' }]);
    expect(fake.configurations.map((one) => one.iceTransportPolicy)).toEqual(['relay', 'relay']);
    expect(fake.configurations[1]?.iceServers).toEqual([{ ...TURN, username: '2:b' }]);
    expect(start('direct').fake.configurations[0]?.iceTransportPolicy).toBe('all');
  });

  it('[N2] [D1] sends its tracks, and opens the agreed channel', () => {
    const { fake, own } = start();
    expect(fake.tracks).toEqual(own);
    expect(fake.channelInit).toEqual({ negotiated: true, id: 0, ordered: true });
  });

  it('[N4] neither tells nor tries an address that is no relay', async () => {
    const { call, fake, sent } = start('shielded');
    for (const line of [host, relay]) {
      const candidate = { candidate: line, sdpMid: '0', sdpMLineIndex: 0, usernameFragment: null };
      fake.dispatchEvent(Object.assign(new Event('icecandidate'), { candidate }));
      call.handle(candidateOf(line));
    }
    call.handle({ type: 'description', description: { type: 'offer', sdp: `v=0\r\na=${host}\r\n` } });
    await Promise.resolve();
    expect(JSON.stringify(sent)).not.toContain('192.0.2.2');
    expect(sent).toHaveLength(1);
    expect(JSON.stringify(fake.remote)).not.toContain('192.0.2.2');
    expect(fake.remote).toHaveLength(2);
  });

  it('shows the partner once media arrives', () => {
    const { fake, eventsOf } = start();
    const video = fakeTrack('video', true);
    arrive(fake, video);
    expect(eventsOf('partner-stream')).toEqual([]);
    video.dispatchEvent(new Event('unmute'));
    expect(eventsOf('partner-stream').map(({ stream }) => stream.getTracks())).toEqual([[video]]);
  });

  it('shows the partner on a standing path, even where the browser misses the first media', () => {
    const { fake, events } = start();
    const video = fakeTrack('video', true);
    arrive(fake, video);
    fake.become('connected');
    video.dispatchEvent(new Event('unmute'));
    expect(events.map(({ type }) => type)).toEqual(['state', 'partner-stream']);
  });

  it('takes two tracks of a partner, however many come', () => {
    const { fake, eventsOf } = start();
    const tracks = [fakeTrack('video'), fakeTrack('video'), fakeTrack('audio'), fakeTrack('audio')];
    tracks.forEach((track) => arrive(fake, track));
    expect(eventsOf('partner-stream').at(-1)?.stream.getTracks()).toEqual([tracks[0], tracks[2]]);
  });

  it('[D3] says which devices are on, once the channel is open and whenever it changes', () => {
    const { call, fake, eventsOf } = start();
    call.sayDevices({ camera: true, microphone: false, paused: false });
    fake.channel.open();
    call.sayDevices({ camera: true, microphone: false, paused: true });
    expect(fake.channel.sent).toEqual([
      { type: 'devices', camera: true, microphone: false },
      { type: 'devices', camera: true, microphone: false, paused: true },
    ]);
    fake.channel.receive({ type: 'devices', camera: false, microphone: true });
    expect(eventsOf('partner-devices')).toEqual([
      { type: 'partner-devices', camera: false, microphone: true, paused: false },
    ]);
  });

  it('[D3] says that somebody types, and again that they type on, but not before there is a channel', () => {
    const { call, fake, eventsOf } = start();
    call.sayTyping(true);
    fake.channel.open();
    for (const on of [false, true, true, false]) call.sayTyping(on);
    expect(fake.channel.sent).toEqual([
      { type: 'typing', on: true },
      { type: 'typing', on: true },
      { type: 'typing', on: false },
    ]);
    fake.channel.receive({ type: 'typing', on: true });
    expect(eventsOf('typing')).toEqual([{ type: 'typing', on: true }]);
  });

  it('changes the track it sends without negotiation, and adds one it did not send', async () => {
    const { call, fake, own } = start();
    const other = fakeTrack('video');
    await call.setTrack('video', other);
    expect(fake.tracks).toEqual([own[0], other]);
    await call.setTrack('audio', null);
    expect(fake.tracks).toEqual([null, other]);
    const [mine, theirs] = keys;
    const text = startEnd({ role: 'polite', own: mine, partner: theirs });
    await text.call.setTrack('video', other);
    expect(text.fake().tracks).toEqual([other]);
  });

  it('takes away what sends a track that the browser does not let go of', async () => {
    const { call, fake, own, eventsOf } = start();
    const [, picture] = fake.getSenders();
    if (picture === undefined) return expect.fail('no picture goes out');
    picture.replaceTrack = () => Promise.reject(new DOMException('', 'InvalidStateError'));
    await call.setTrack('video', null);
    expect(fake.tracks).toEqual([own[0], null]);
    expect(eventsOf('state')).toEqual([]);
    await call.setTrack('video', fakeTrack('video'));
    expect(fake.getSenders()).toHaveLength(3);
  });

  it('ends when a track that is to be sent no more can be stopped in no other way', async () => {
    const end = start();
    const [, picture] = end.fake.getSenders();
    if (picture === undefined) return expect.fail('no picture goes out');
    picture.replaceTrack = () => Promise.reject(new DOMException('', 'InvalidStateError'));
    end.fake.removeTrack = () => {
      throw new DOMException('', 'InvalidStateError');
    };
    await end.call.setTrack('video', null);
    expect(end.fake.closed).toBe(true);
    expect(statesOf(end)).toEqual([{ kind: 'failed', reason: 'lost' }]);
  });

  it('turns a picture off over a rebuilt connection, whatever the one before still waits for', async () => {
    const end = start();
    const [, before] = end.fake.getSenders();
    if (before === undefined) return expect.fail('no picture goes out');
    before.replaceTrack = () => new Promise(() => {});
    void end.call.setTrack('video', fakeTrack('video'));
    end.call.handle({ type: 'rebuild', connection: 2 });
    await end.call.setTrack('video', null);
    expect(end.fakes.at(-1)?.tracks).toEqual([end.own[0], null]);
  });

  it('tells how long it took to connect, and how good it was', () => {
    const { call, fake, clock } = start();
    expect(call.summary()).toEqual({ setupMs: null, quality: null });
    clock.pass(700);
    fake.become('connected');
    clock.pass(5_000);
    expect(call.summary().setupMs).toBe(700);
  });

  it('[N6] fails, and frees everything, when it never connects', () => {
    const end = start();
    end.clock.pass(CONNECT_MS);
    expect(statesOf(end)).toEqual([{ kind: 'failed', reason: 'never-connected' }]);
    expect(end.fake.closed).toBe(true);
  });

  it.each([
    ['shielded', { kind: 'failed', reason: 'relay-full' }],
    ['direct', undefined],
  ] as const)('says that the relay is full (%s)', (connection, state) => {
    const end = start(connection);
    end.fake.gather('gathering');
    end.fake.dispatchEvent(Object.assign(new Event('icecandidateerror'), { errorCode: 486 }));
    end.fake.gather('complete');
    expect(statesOf(end)[0]).toEqual(state);
    end.clock.pass(CONNECT_MS);
    expect(statesOf(end)).toEqual([{ kind: 'failed', reason: 'relay-full' }]);
  });

  it.each([
    ['says bye', (fake: FakeConnection) => fake.channel.receive({ type: 'bye' })],
    ['closes the channel', (fake: FakeConnection) => fake.channel.close()],
  ])('[D4] ends when the partner %s', (_, go) => {
    const end = start();
    end.fake.channel.open();
    end.fake.become('connected');
    go(end.fake);
    expect(statesOf(end).at(-1)).toEqual({ kind: 'ended', by: 'partner' });
    expect(end.fake.closed).toBe(true);
  });

  it('[D4] says bye when it is closed, stops no track, and reports nothing more', () => {
    const { call, fake, events, sent, clock } = start();
    fake.become('connected');
    fake.channel.open();
    const before = events.length;
    call.close();
    call.close();
    fake.become('failed');
    fake.channel.receive({ type: 'typing', on: true });
    call.handle(candidateOf(relay));
    call.renewIce([]);
    fake.dispatchEvent(Object.assign(new Event('icecandidate'), { candidate: null }));
    clock.pass(60_000);
    expect(fake.channel.sent).toEqual([{ type: 'bye' }]);
    expect(fake.closed).toBe(true);
    expect(events).toHaveLength(before);
    expect(sent).toEqual([]);
    expect(fake.remote).toEqual([]);
    expect(fake.configurations).toHaveLength(1);
  });

  it('[D4] says no bye when the path is lost: the partner may come back to a place in the queue', () => {
    const { call, fake } = start();
    fake.channel.open();
    call.close('lost');
    expect(fake.channel.sent).toEqual([]);
    expect(fake.closed).toBe(true);
  });

  it('[E8] ends when its sealing breaks', () => {
    const end = start();
    end.call.breakSealing();
    expect(statesOf(end)).toEqual([{ kind: 'failed', reason: 'sealing-broken' }]);
    expect(end.fake.closed).toBe(true);
  });
});

describe('what a call leaves behind', () => {
  it.each(['by us', 'by the partner', 'lost'])('is no listener and no timer (%s)', async (how) => {
    const end = start();
    end.fake.certify(Array(32).fill('0A').join(':'), Array(32).fill('0B').join(':'));
    end.fake.become('connected');
    end.fake.channel.open();
    arrive(end.fake, fakeTrack('video', true));
    end.call.sayText('hello');
    // The beat, the next look at the quality, a text on its way, a run of the verification.
    await vi.waitFor(() => expect(end.clock.pending).toBe(4));
    if (how === 'by us') end.call.close();
    if (how === 'by the partner') end.fake.channel.receive({ type: 'bye' });
    if (how === 'lost') {
      end.fake.become('disconnected');
      end.clock.pass(30_000);
    }
    // What WebCrypto had begun comes to its end.
    await new Promise((resolve) => setTimeout(resolve));
    expect(end.fakes.map(({ closed, listeners }) => ({ closed, listeners }))).toEqual(
      end.fakes.map(() => ({ closed: true, listeners: 0 })),
    );
    expect(end.clock.pending).toBe(0);
  });

  it('is nothing where it could not start', () => {
    const [own, partner] = keys;
    const made: FakeConnection[] = [];
    const refuse = () => {
      const end = startEnd({ role: 'polite', own, partner });
      made.push(end.fake());
      end.fake().addTrack = () => {
        throw new DOMException('', 'InvalidStateError');
      };
      return end.fake().asConnection();
    };
    const stream = { getTracks: () => [fakeTrack('video')] } as unknown as MediaStream;
    expect(() => startEnd({ role: 'polite', own, partner, stream, createConnection: refuse })).toThrow(DOMException);
    expect(made[0]?.closed).toBe(true);
  });
});
