import { CLOSE, LIMITS, PROTOCOL_MINOR, PROTOCOL_VERSION } from '@visavis/protocol';
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
  minor: PROTOCOL_MINOR,
  online: 2,
  connections: ['shielded'],
  wishes: [],
  nonce: 'EBESExQVFhcYGRobHB0eHw',
};
const key = 'BFyVjHRs8yPCGWBz3sUFIJgFax5vooy0Q835VEXoro8qj5QD58ti2Bu6G-ftmEFZKwsXtQYmzPupfOok8AIk3gE';
const hello = { type: 'hello', version: PROTOCOL_VERSION, minor: PROTOCOL_MINOR, key };

function start(random = 0.5, publicKey = Promise.resolve(key)) {
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
    publicKey,
    clock: timerClock,
    random: () => random,
    onState: (state) => states.push(state),
    onMessage: (message) => messages.push(message),
    onFrame: (frame) => frames.push([...frame]),
  });
  const socket = () => sockets.at(-1) ?? expect.fail('no socket was opened');
  const greet = async () => {
    socket().open();
    await publicKey;
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
  it('[S1] says hello first, and is open once it is welcome', async () => {
    const { socket, states, messages, greet } = start();
    expect(socket().subprotocol).toBe('visavis.1');
    expect(states).toEqual(['connecting']);
    await greet();
    expect(socket().sent).toEqual([hello]);
    expect(states).toEqual(['connecting', 'open']);
    expect(messages).toEqual([welcome]);
  });

  it('[S1] [S10] says hello when the session’s key is made, if that takes longer than the socket', async () => {
    const slow = Promise.withResolvers<string>();
    const { socket, sockets } = start(0.5, slow.promise);
    socket().open();
    expect(socket().sent).toEqual([]);
    slow.resolve(key);
    await slow.promise;
    expect(socket().sent).toEqual([hello]);
    expect(sockets).toHaveLength(1);
  });

  it('[S10] says hello with the same key on every connection', async () => {
    const { socket, sockets, greet } = start();
    await greet();
    socket().drop(1006);
    vi.advanceTimersByTime(1_000);
    await greet();
    expect(sockets.map(({ sent }) => sent)).toEqual([[hello], [hello]]);
  });

  it('[S1] says nothing on a socket that was given up while the key was made', async () => {
    const slow = Promise.withResolvers<string>();
    const { link, socket } = start(0.5, slow.promise);
    socket().open();
    link.close();
    slow.resolve(key);
    await slow.promise;
    expect(socket().sent).toEqual([]);
  });

  it.each([
    ['[C6] [S10]', CLOSE.takenOver, 'elsewhere'],
    ['[C4] [S6]', CLOSE.notAdmitted, 'not-admitted'],
  ] as const)('%s is over after %i, says why, and never comes back', async (_, code, state) => {
    const { link, socket, sockets, states, greet } = start();
    await greet();
    socket().drop(code);
    expect(states).toEqual(['connecting', 'open', state]);
    link.retryNow();
    link.close();
    vi.advanceTimersByTime(120_000);
    expect(sockets).toHaveLength(1);
    expect(states.at(-1)).toBe(state);
    expect(link.send({ type: 'cancel' })).toBe(false);
  });

  it('sends nothing, and queues nothing, before it is open', async () => {
    const { link, socket, greet } = start();
    expect(link.send({ type: 'cancel' })).toBe(false);
    expect(link.sendFrame(new Uint8Array(256))).toBe(false);
    await greet();
    expect(link.send({ type: 'cancel' })).toBe(true);
    expect(socket().sent.slice(1)).toEqual([{ type: 'cancel' }]);
  });

  it('[F5] passes frames through, and drops what is no message', async () => {
    const { socket, messages, frames, greet } = start();
    await greet();
    socket().say(Uint8Array.of(1, 2, 3).buffer);
    socket().say('{"type":"surprise"}');
    socket().say('half');
    expect(frames).toEqual([[1, 2, 3]]);
    expect(messages).toEqual([welcome]);
  });

  it('takes nothing more for a socket that does not get rid of it', async () => {
    const { link, socket, greet } = start();
    await greet();
    socket().bufferedAmount = 2_000_000;
    expect(link.sendFrame(new Uint8Array(256))).toBe(false);
  });

  it('[S8] pings, and stays as long as something answers', async () => {
    const { socket, sockets, greet } = start();
    await greet();
    for (let i = 0; i < 10; i += 1) {
      vi.advanceTimersByTime(LIMITS.pingMs);
      socket().say({ type: 'pong' });
    }
    expect(socket().sent.slice(1)).toEqual(Array.from({ length: 10 }, () => ({ type: 'ping' })));
    expect(sockets).toHaveLength(1);
  });

  it('[S8] gives a silent socket up after two pings without an answer', async () => {
    const { socket, sockets, states, greet } = start();
    await greet();
    const silent = socket();
    vi.advanceTimersByTime(3 * LIMITS.pingMs);
    expect(silent.closedWith).toBeUndefined();
    expect(states.at(-1)).toBe('reconnecting');
    vi.advanceTimersByTime(1_000);
    expect(sockets).toHaveLength(2);
  });

  it('hears nothing from a socket it has given up', async () => {
    const { socket, states, messages, greet } = start();
    await greet();
    const old = socket();
    old.drop(1006);
    vi.advanceTimersByTime(1_000);
    old.say(welcome);
    old.drop(1006);
    expect(messages).toHaveLength(1);
    expect(states).toEqual(['connecting', 'open', 'reconnecting']);
  });

  it('[S7] comes back by itself', async () => {
    const { socket, states, greet } = start();
    await greet();
    socket().drop(1006);
    vi.advanceTimersByTime(500);
    await greet();
    expect(states).toEqual(['connecting', 'open', 'reconnecting', 'open']);
  });

  it('[S9] comes back from an announced restart after the time that the server said', async () => {
    const { socket, sockets, greet } = start(0);
    await greet();
    socket().say({ type: 'moving', afterMs: 3_000 });
    socket().drop(CLOSE.restart);
    vi.advanceTimersByTime(2_999);
    expect(sockets).toHaveLength(1);
    vi.advanceTimersByTime(1);
    expect(sockets).toHaveLength(2);
  });

  it('says that the service is unreachable after ten seconds, and goes on trying', async () => {
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
    await greet();
    expect(states.at(-1)).toBe('open');
  });

  it('gives up an attempt that nobody answers', () => {
    const { socket, sockets } = start();
    const stuck = socket();
    vi.advanceTimersByTime(9_000);
    expect(stuck.closedWith).toBeUndefined();
    expect(sockets).toHaveLength(2);
  });

  it('tries at once when asked to, instead of waiting or of a stuck attempt', async () => {
    const { link, socket, sockets, greet } = start();
    socket().drop(1006);
    link.retryNow();
    expect(sockets).toHaveLength(2);
    link.retryNow();
    expect(sockets).toHaveLength(3);
    expect(sockets[1]?.closedWith).toBeUndefined();
    await greet();
    link.retryNow();
    expect(sockets).toHaveLength(3);
  });

  it('is closed for good by close', async () => {
    const { link, socket, sockets, states, greet } = start();
    await greet();
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
