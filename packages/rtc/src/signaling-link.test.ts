import { CLOSE, LIMITS, PROTOCOL_VERSION } from '@visavis/protocol';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { timerClock } from './clock.ts';
import {
  type LinkMessage,
  type LinkSocket,
  type LinkState,
  openSignalingLink,
  UNREACHABLE_MS,
} from './signaling-link.ts';

class FakeSocket extends EventTarget {
  binaryType: BinaryType = 'blob';
  bufferedAmount = 0;
  readonly subprotocol: string;
  readonly sent: unknown[] = [];
  closedWith: number | undefined | null = null;

  constructor(subprotocol: string) {
    super();
    this.subprotocol = subprotocol;
  }

  send(data: unknown): void {
    this.sent.push(typeof data === 'string' ? JSON.parse(data) : data);
  }

  close(code?: number): void {
    this.closedWith = code;
  }

  open(): void {
    this.dispatchEvent(new Event('open'));
  }

  say(message: unknown): void {
    const data =
      typeof message === 'object' && !(message instanceof ArrayBuffer)
        ? JSON.stringify(message)
        : message;
    this.dispatchEvent(new MessageEvent('message', { data }));
  }

  drop(code: number): void {
    this.dispatchEvent(Object.assign(new Event('close'), { code }));
  }
}

const welcome = {
  type: 'welcome',
  version: PROTOCOL_VERSION,
  online: 2,
  connections: ['shielded'],
};

function start(random = 0.5) {
  const sockets: FakeSocket[] = [];
  const states: LinkState[] = [];
  const messages: LinkMessage[] = [];
  const frames: number[][] = [];
  const link = openSignalingLink({
    openSocket(subprotocol) {
      const socket = new FakeSocket(subprotocol);
      sockets.push(socket);
      // The fake has the listeners of EventTarget; their event types are the one thing it lacks.
      return socket as unknown as LinkSocket;
    },
    clock: timerClock,
    random: () => random,
    onState: (state) => states.push(state),
    onMessage: (message) => messages.push(message),
    onFrame: (frame) => frames.push([...frame]),
  });
  const socket = () => sockets.at(-1) ?? expect.fail('no socket was opened');
  const greet = () => {
    socket().open();
    socket().say(welcome);
  };
  return { link, sockets, socket, states, messages, frames, greet };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('openSignalingLink', () => {
  it('[S1] says hello first, and is open once it is welcome', () => {
    const { socket, states, messages, greet } = start();
    expect(socket().subprotocol).toBe('visavis.1');
    expect(states).toEqual(['connecting']);
    greet();
    expect(socket().sent).toEqual([{ type: 'hello', version: PROTOCOL_VERSION }]);
    expect(states).toEqual(['connecting', 'open']);
    expect(messages).toEqual([welcome]);
  });

  it('sends nothing, and queues nothing, before it is open', () => {
    const { link, socket, greet } = start();
    expect(link.send({ type: 'cancel' })).toBe(false);
    expect(link.sendFrame(new Uint8Array(256))).toBe(false);
    greet();
    expect(link.send({ type: 'cancel' })).toBe(true);
    expect(socket().sent.slice(1)).toEqual([{ type: 'cancel' }]);
  });

  it('[F5] passes frames through, and drops what is no message', () => {
    const { socket, messages, frames, greet } = start();
    greet();
    socket().say(Uint8Array.of(1, 2, 3).buffer);
    socket().say('{"type":"surprise"}');
    socket().say('half');
    expect(frames).toEqual([[1, 2, 3]]);
    expect(messages).toEqual([welcome]);
  });

  it('takes nothing more for a socket that does not get rid of it', () => {
    const { link, socket, greet } = start();
    greet();
    socket().bufferedAmount = 2_000_000;
    expect(link.sendFrame(new Uint8Array(256))).toBe(false);
  });

  it('[S8] pings, and stays as long as something answers', () => {
    const { socket, sockets, greet } = start();
    greet();
    for (let i = 0; i < 10; i += 1) {
      vi.advanceTimersByTime(LIMITS.pingMs);
      socket().say({ type: 'pong' });
    }
    expect(socket().sent.slice(1)).toEqual(Array.from({ length: 10 }, () => ({ type: 'ping' })));
    expect(sockets).toHaveLength(1);
  });

  it('[S8] gives a silent socket up after two pings without an answer', () => {
    const { socket, sockets, states, greet } = start();
    greet();
    const silent = socket();
    vi.advanceTimersByTime(3 * LIMITS.pingMs);
    expect(silent.closedWith).toBeUndefined();
    expect(states.at(-1)).toBe('reconnecting');
    vi.advanceTimersByTime(1_000);
    expect(sockets).toHaveLength(2);
  });

  it('hears nothing from a socket it has given up', () => {
    const { socket, states, messages, greet } = start();
    greet();
    const old = socket();
    old.drop(1006);
    vi.advanceTimersByTime(1_000);
    old.say(welcome);
    old.drop(1006);
    expect(messages).toHaveLength(1);
    expect(states).toEqual(['connecting', 'open', 'reconnecting']);
  });

  it('[S7] comes back by itself', () => {
    const { socket, states, greet } = start();
    greet();
    socket().drop(1006);
    vi.advanceTimersByTime(500);
    greet();
    expect(states).toEqual(['connecting', 'open', 'reconnecting', 'open']);
  });

  it('[S9] comes back from an announced restart after the time that the server said', () => {
    const { socket, sockets, greet } = start(0);
    greet();
    socket().say({ type: 'moving', afterMs: 3_000 });
    socket().drop(CLOSE.restart);
    vi.advanceTimersByTime(2_999);
    expect(sockets).toHaveLength(1);
    vi.advanceTimersByTime(1);
    expect(sockets).toHaveLength(2);
  });

  it('says that the service is unreachable after ten seconds, and goes on trying', () => {
    const { socket, sockets, states, greet } = start();
    for (let ms = 0; ms < UNREACHABLE_MS; ms += 500) {
      socket().drop(1006);
      vi.advanceTimersByTime(500);
    }
    expect(states).toEqual(['connecting', 'unreachable']);
    const tried = sockets.length;
    for (let i = 0; i < 3; i += 1) {
      socket().drop(1006);
      vi.advanceTimersByTime(10_000);
    }
    expect(sockets.length).toBe(tried + 3);
    greet();
    expect(states.at(-1)).toBe('open');
  });

  it('gives up an attempt that nobody answers', () => {
    const { socket, sockets } = start();
    const stuck = socket();
    vi.advanceTimersByTime(9_000);
    expect(stuck.closedWith).toBeUndefined();
    expect(sockets).toHaveLength(2);
  });

  it('tries at once when asked to, instead of waiting or of a stuck attempt', () => {
    const { link, socket, sockets, greet } = start();
    socket().drop(1006);
    link.retryNow();
    expect(sockets).toHaveLength(2);
    link.retryNow();
    expect(sockets).toHaveLength(3);
    expect(sockets[1]?.closedWith).toBeUndefined();
    greet();
    link.retryNow();
    expect(sockets).toHaveLength(3);
  });

  it('is closed for good by close', () => {
    const { link, socket, sockets, states, greet } = start();
    greet();
    link.close();
    expect(socket().closedWith).toBe(CLOSE.normal);
    socket().drop(CLOSE.normal);
    link.retryNow();
    vi.advanceTimersByTime(120_000);
    expect(sockets).toHaveLength(1);
    expect(states.at(-1)).toBe('closed');
    expect(link.send({ type: 'leave' })).toBe(false);
  });
});
