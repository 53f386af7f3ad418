import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

const LANES = 16;
/** More than this no connection has on its way. */
const MOST_AHEAD = 64;
const HEAD_END = '\r\n\r\n';

interface Lane {
  readonly socket: Socket;
  readonly waiting: string[];
  next: number;
  ahead: number;
  /** The end of what was read, in which an answer's end may have begun. */
  rest: string;
}

/** Connections to a collector, as its proxy keeps them open. What comes on one lane is taken in its order. */
export class Connections {
  readonly #lanes: readonly Lane[];
  #failure: Error | undefined;
  #onIdle: (() => void) | undefined;

  static async open(port: number): Promise<Connections> {
    const sockets = Array.from({ length: LANES }, () => connect({ port, host: '127.0.0.1', noDelay: true }));
    await Promise.all(sockets.map((socket) => once(socket, 'connect')));
    return new Connections(sockets);
  }

  private constructor(sockets: readonly Socket[]) {
    this.#lanes = sockets.map((socket) => ({ socket, waiting: [], next: 0, ahead: 0, rest: '' }));
    for (const lane of this.#lanes) {
      lane.socket.on('data', (chunk) => this.#take(lane, chunk.toString('latin1')));
      lane.socket.on('error', (error) => this.#fail(error));
      lane.socket.on('close', () => this.#fail(new Error('a collector closed a connection')));
    }
  }

  /** Whoever has the same number is taken in order. */
  send(number: number, request: string): void {
    this.#lanes[number % LANES]?.waiting.push(request);
  }

  /** Sends what waits, and resolves when all of it was answered with 204. Errors: when a collector closed a connection, or answered anything else. */
  async answered(): Promise<void> {
    if (this.#failure !== undefined) throw this.#failure;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#onIdle = resolve;
    for (const lane of this.#lanes) pump(lane);
    this.#checkIdle();
    await promise;
    if (this.#failure !== undefined) throw this.#failure;
  }

  close(): void {
    for (const { socket } of this.#lanes) {
      socket.removeAllListeners('close');
      socket.destroy();
    }
  }

  #take(lane: Lane, text: string): void {
    const answers = `${lane.rest}${text}`.split(HEAD_END);
    lane.rest = answers.pop() ?? '';
    const other = answers.find((answer) => !answer.startsWith('HTTP/1.1 204'));
    if (other !== undefined) this.#fail(new Error(`a collector answered: ${other.slice(0, 80)}`));
    lane.ahead -= answers.length;
    pump(lane);
    this.#checkIdle();
  }

  #checkIdle(): void {
    if (this.#lanes.every(({ ahead, next, waiting }) => ahead === 0 && next === waiting.length)) this.#onIdle?.();
  }

  #fail(error: Error): void {
    this.#failure ??= error;
    this.#onIdle?.();
  }
}

function pump(lane: Lane): void {
  const until = Math.min(lane.waiting.length, lane.next + MOST_AHEAD - lane.ahead);
  // Half full, so that several go out with one write.
  if (until === lane.next || (lane.ahead > MOST_AHEAD / 2 && until < lane.waiting.length)) return;
  lane.socket.write(lane.waiting.slice(lane.next, until).join(''));
  lane.ahead += until - lane.next;
  lane.next = until;
  if (lane.next === lane.waiting.length) {
    lane.waiting.length = 0;
    lane.next = 0;
  }
}

/** One request on a connection of its own, which the server ends. */
export async function sendAlone(port: number, request: string): Promise<void> {
  const socket = connect({ port, host: '127.0.0.1' });
  socket.resume();
  socket.write(request);
  await once(socket, 'close');
}
