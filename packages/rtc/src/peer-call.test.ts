import type { Connection } from '@visavis/protocol';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CONNECT_MS, GRACE_MS } from './call-state.ts';
import { timerClock } from './clock.ts';
import { FakeConnection } from './fake-connection.ts';
import { type PeerCallEvent, startPeerCall } from './peer-call.ts';
import type { PeerContent } from './sealed-channel.ts';

const turn = { urls: ['turn:relay.example:3478'], username: '1:a', credential: 'secret' };
const host = 'candidate:1 1 udp 1 192.0.2.2 54321 typ host';
const relay = 'candidate:2 1 udp 1 198.51.100.4 49152 typ relay raddr 0.0.0.0 rport 9';

function candidateOf(line: string): PeerContent {
  return { type: 'candidate', candidate: { candidate: line, sdpMid: '0', sdpMLineIndex: 0 } };
}

function track(kind: 'audio' | 'video', muted = false) {
  // A track is its kind and its events here; a call never looks at anything else.
  return Object.assign(new EventTarget(), { kind, muted }) as unknown as MediaStreamTrack;
}

function start(connection: Connection = 'shielded') {
  const own = [track('audio'), track('video')];
  const sent: PeerContent[] = [];
  const events: PeerCallEvent[] = [];
  const made: FakeConnection[] = [];
  const call = startPeerCall({
    role: 'polite',
    connection,
    iceServers: [turn],
    stream: { getTracks: () => own } as MediaStream,
    createConnection(configuration) {
      const fake = new FakeConnection(configuration);
      made.push(fake);
      return fake.asConnection();
    },
    clock: timerClock,
    send: (content) => sent.push(content),
    onEvent: (event) => events.push(event),
  });
  const fake = made[0] ?? expect.fail('no connection was made');
  return { call, fake, sent, events, own };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('startPeerCall', () => {
  it('[N4] [M9] uses relays only when shielded, now and after new credentials', () => {
    const { call, fake } = start('shielded');
    call.renewIce([{ ...turn, username: '2:b' }]);
    expect(fake.configurations.map((one) => one.iceTransportPolicy)).toEqual(['relay', 'relay']);
    expect(fake.configurations[1]?.iceServers).toEqual([{ ...turn, username: '2:b' }]);
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
    call.handle({
      type: 'description',
      description: { type: 'offer', sdp: `v=0\r\na=${host}\r\n` },
    });
    await vi.runAllTicks();
    expect(JSON.stringify(sent)).not.toContain('192.0.2.2');
    expect(sent).toHaveLength(1);
    expect(JSON.stringify(fake.remote)).not.toContain('192.0.2.2');
    expect(fake.remote).toHaveLength(2);
  });

  it('shows the partner once media arrives', () => {
    const { fake, events } = start();
    const stream = {} as MediaStream;
    const video = track('video', true);
    fake.dispatchEvent(Object.assign(new Event('track'), { track: video, streams: [stream] }));
    expect(events).toEqual([]);
    video.dispatchEvent(new Event('unmute'));
    expect(events).toEqual([{ type: 'partner-stream', stream }]);
  });

  it('shows the partner on a standing path, even where the browser misses the first media', () => {
    const { fake, events } = start();
    const stream = {} as MediaStream;
    const video = track('video', true);
    fake.dispatchEvent(Object.assign(new Event('track'), { track: video, streams: [stream] }));
    fake.become('connected');
    video.dispatchEvent(new Event('unmute'));
    expect(events).toEqual([
      { type: 'state', state: { kind: 'connected' } },
      { type: 'partner-stream', stream },
    ]);
  });

  it('passes on what the partner says, and says what it is given', () => {
    const { call, fake, events } = start();
    fake.channel.open();
    fake.channel.receive({ type: 'text', text: 'hello' });
    expect(call.say({ type: 'devices', camera: true, microphone: false })).toBe(true);
    expect(events).toEqual([
      { type: 'channel-open' },
      { type: 'said', message: { type: 'text', text: 'hello' } },
    ]);
    expect(fake.channel.sent).toEqual([{ type: 'devices', camera: true, microphone: false }]);
  });

  it('changes the track it sends without negotiation', async () => {
    const { call, fake, own } = start();
    const other = track('video');
    await call.replaceTrack(other);
    expect(fake.tracks).toEqual([own[0], other]);
  });

  it('[N5] starts ICE again when the path stays lost', () => {
    const { fake, events } = start();
    fake.become('connected');
    fake.become('disconnected');
    vi.advanceTimersByTime(GRACE_MS);
    expect(fake.restarts).toBe(1);
    fake.become('connected');
    vi.advanceTimersByTime(60_000);
    expect(fake.restarts).toBe(1);
    expect(events.map((event) => event.type === 'state' && event.state.kind)).toEqual([
      'connected',
      'reconnecting',
      'reconnecting',
      'connected',
    ]);
  });

  it('fails, and frees everything, when it never connects', () => {
    const { fake, events } = start();
    vi.advanceTimersByTime(CONNECT_MS);
    expect(events).toEqual([
      { type: 'state', state: { kind: 'failed', reason: 'never-connected' } },
    ]);
    expect(fake.closed).toBe(true);
  });

  it.each([
    ['says bye', (fake: FakeConnection) => fake.channel.receive({ type: 'bye' })],
    ['closes the channel', (fake: FakeConnection) => fake.channel.close()],
  ])('ends when the partner %s', (_, go) => {
    const { fake, events } = start();
    fake.channel.open();
    fake.become('connected');
    go(fake);
    expect(events.at(-1)).toEqual({ type: 'state', state: { kind: 'ended', by: 'partner' } });
    expect(fake.closed).toBe(true);
  });

  it('[D4] says bye when it is closed, stops no track, and reports nothing more', () => {
    const { call, fake, events, sent } = start();
    fake.channel.open();
    fake.become('connected');
    const before = events.length;
    call.close();
    call.close();
    fake.become('failed');
    fake.channel.receive({ type: 'text', text: 'late' });
    call.handle(candidateOf(relay));
    call.renewIce([]);
    fake.dispatchEvent(Object.assign(new Event('icecandidate'), { candidate: null }));
    vi.advanceTimersByTime(60_000);
    expect(fake.channel.sent).toEqual([{ type: 'bye' }]);
    expect(fake.closed).toBe(true);
    expect(events).toHaveLength(before);
    expect(sent).toEqual([]);
    expect(fake.remote).toEqual([]);
    expect(fake.configurations).toHaveLength(1);
  });

  it('ends when its sealing breaks', () => {
    const { call, fake, events } = start();
    call.breakSealing();
    expect(events.at(-1)).toMatchObject({ state: { kind: 'failed', reason: 'never-connected' } });
    expect(fake.closed).toBe(true);
  });
});
