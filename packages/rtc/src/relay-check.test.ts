import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { timerClock } from './clock.ts';
import { type CheckedConnection, checkRelay, RELAY_CHECK_MS } from './relay-check.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const RELAY = 'candidate:4 1 udp 41885439 198.51.100.4 49152 typ relay raddr 0.0.0.0 rport 9';
const HOST = 'candidate:1 1 udp 2113937151 192.0.2.2 54321 typ host';

/** What stands between the two ends: how a relay, and a network before it, behave. */
interface Way {
  readonly gathers: readonly (string | null)[];
  readonly errorCode?: number;
  readonly carries?: boolean;
  readonly refusesDescription?: boolean;
  readonly throwsAt?: number;
}

class FakeEnd extends EventTarget {
  localDescription: RTCSessionDescription | null = null;
  remote = false;
  closed = 0;
  readonly candidates: string[] = [];
  readonly channel = Object.assign(new EventTarget(), {
    send: (data: string) => this.onSend(data),
  });
  onSend: (data: string) => void = () => {};
  onReady = () => {};
  readonly configuration: RTCConfiguration;
  readonly way: Way;

  constructor(configuration: RTCConfiguration, way: Way) {
    super();
    this.configuration = configuration;
    this.way = way;
  }

  createDataChannel() {
    return this.channel;
  }

  async setLocalDescription(): Promise<void> {
    const type = this.remote ? 'answer' : 'offer';
    this.localDescription = { type, sdp: '' } as RTCSessionDescription;
    const { gathers, errorCode } = this.way;
    queueMicrotask(() => {
      if (errorCode !== undefined)
        this.dispatchEvent(Object.assign(new Event('icecandidateerror'), { errorCode }));
      for (const candidate of gathers) {
        const line = candidate === null ? null : { candidate, sdpMid: '0', sdpMLineIndex: 0 };
        this.dispatchEvent(Object.assign(new Event('icecandidate'), { candidate: line }));
      }
    });
  }

  async setRemoteDescription(): Promise<void> {
    if (this.way.refusesDescription) throw new DOMException('', 'OperationError');
    this.remote = true;
  }

  async addIceCandidate({ candidate = '' }: RTCIceCandidateInit): Promise<void> {
    if (!this.remote) throw new DOMException('', 'InvalidStateError');
    this.candidates.push(candidate);
    this.onReady();
  }

  close(): void {
    this.closed += 1;
  }
}

const iceServers = [{ urls: ['turn:relay.example:3478'], username: 'u', credential: 'c' }];

function start(way: Way) {
  const ends: FakeEnd[] = [];
  const createConnection = (configuration: RTCConfiguration) => {
    if (ends.length === way.throwsAt) throw new DOMException('', 'UnknownError');
    const end = new FakeEnd(configuration, way);
    ends.push(end);
    const [here, there] = ends;
    if (here !== undefined && there !== undefined && way.carries === true) join(here, there);
    // The fake has the listeners of EventTarget; their event types are the one thing it lacks.
    return end as unknown as CheckedConnection;
  };
  const settings = { iceServers, createConnection, clock: timerClock };
  return { ends, settings, result: checkRelay(settings) };
}

function join(here: FakeEnd, there: FakeEnd): void {
  const carry = (to: FakeEnd) => (data: string) =>
    queueMicrotask(() => to.channel.dispatchEvent(new MessageEvent('message', { data })));
  here.onSend = carry(there);
  there.onSend = carry(here);
  there.onReady = () => queueMicrotask(() => here.channel.dispatchEvent(new Event('open')));
}

const closedOnce = (ends: readonly FakeEnd[]) =>
  expect(ends.map(({ closed }) => closed)).toEqual(ends.map(() => 1));

describe('checkRelay', () => {
  it('works when a word comes back over the relay alone', async () => {
    const { ends, result } = start({ gathers: [HOST, RELAY, null], carries: true });
    expect(await result).toBe('works');
    closedOnce(ends);
    expect(ends).toHaveLength(2);
    for (const { configuration, candidates } of ends) {
      expect(configuration).toEqual({ iceServers, iceTransportPolicy: 'relay' });
      expect(candidates.filter((line) => !line.includes(' typ relay '))).toEqual([]);
    }
    expect(vi.getTimerCount()).toBe(0);
  });

  it('fails when nothing comes back in time', async () => {
    const { ends, result } = start({ gathers: [RELAY, null] });
    await vi.advanceTimersByTimeAsync(RELAY_CHECK_MS);
    expect(await result).toBe('fails');
    closedOnce(ends);
  });

  it('fails at once when the relay gives no place', async () => {
    const { ends, result } = start({ gathers: [HOST, null], errorCode: 701 });
    expect(await result).toBe('fails');
    closedOnce(ends);
  });

  it.each([486, 508])('is full when the relay says %i', async (errorCode) => {
    const { ends, result } = start({ gathers: [''], errorCode });
    expect(await result).toBe('full');
    closedOnce(ends);
  });

  it('works all the same when one of several ways to it is full', async () => {
    const { result } = start({ gathers: [RELAY, null], errorCode: 486, carries: true });
    expect(await result).toBe('works');
  });

  it('fails where a browser refuses, and leaves nothing open', async () => {
    const refused = start({ gathers: [RELAY], refusesDescription: true });
    expect(await refused.result).toBe('fails');
    closedOnce(refused.ends);
    for (const throwsAt of [0, 1]) {
      const { ends, result } = start({ gathers: [], throwsAt });
      expect(await result).toBe('fails');
      expect(ends).toHaveLength(throwsAt);
      closedOnce(ends);
    }
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is the same check while one runs, and another one afterwards', async () => {
    const { ends, settings, result } = start({ gathers: [RELAY, null] });
    expect(checkRelay(settings)).toBe(result);
    expect(ends).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(RELAY_CHECK_MS);
    await result;
    const next = checkRelay(settings);
    expect(next).not.toBe(result);
    await vi.advanceTimersByTimeAsync(RELAY_CHECK_MS);
    await next;
    expect(ends).toHaveLength(4);
    closedOnce(ends);
  });
});
