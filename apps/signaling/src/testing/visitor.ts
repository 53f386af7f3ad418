import { type ClientMessage, parseServerMessage, type Role, type ServerMessage, SUBPROTOCOL } from '@visavis/protocol';
import { WebSocket } from 'ws';
import { ORIGIN } from './running.ts';
import { SessionKeys } from './session-keys.ts';

type Type = ServerMessage['type'];
type Of<T extends Type> = Extract<ServerMessage, { type: T }>;

interface Wait {
  readonly wanted: (heard: Heard) => boolean;
  readonly found: (heard: Heard) => void;
}

type Heard = { readonly message: ServerMessage } | { readonly frame: Buffer };

/** A visitor with a real WebSocket. Whatever was not asked for stays until it is. */
export class Visitor {
  readonly socket: WebSocket;
  /** The close code, once it is there. */
  readonly closed: Promise<number>;
  readonly keys: SessionKeys;
  /** Whether WebSocket pings are answered. */
  isThere = true;
  readonly #heard: Heard[] = [];
  readonly #waits: Wait[] = [];

  #nonce = '';

  private constructor(socket: WebSocket, keys: SessionKeys) {
    this.socket = socket;
    this.keys = keys;
    this.closed = new Promise((resolve) => {
      socket.on('close', (code) => resolve(code));
    });
    socket.on('ping', (data) => {
      if (this.isThere) socket.pong(data);
    });
    socket.on('message', (data: Buffer, isBinary) => this.#hear(isBinary ? { frame: data } : { message: parsed(data) }));
  }

  /** Connects without saying hello. */
  static connect(port: number, headers: Record<string, string> = {}, keys = new SessionKeys()): Promise<Visitor> {
    const socket = new WebSocket(`ws://127.0.0.1:${port}/ws`, SUBPROTOCOL, { origin: ORIGIN, headers, autoPong: false });
    const visitor = new Visitor(socket, keys);
    return new Promise((resolve, reject) => {
      socket.on('open', () => resolve(visitor));
      socket.on('error', reject);
    });
  }

  static async enter(port: number, headers: Record<string, string> = {}, keys = new SessionKeys()): Promise<Visitor> {
    const visitor = await Visitor.connect(port, headers, keys);
    visitor.say({ type: 'hello', version: 1, minor: 2, key: keys.publicKey });
    visitor.#nonce = (await visitor.next('welcome')).nonce;
    return visitor;
  }

  say(message: ClientMessage): void {
    this.socket.send(JSON.stringify(message));
  }

  rejoin(match: string, role: Role, generation = 1): void {
    const signature = this.keys.sign({ nonce: this.#nonce, holds: { kind: 'seat', match }, generation });
    this.say({ type: 'rejoin', match, role, mode: 'video', connection: 'shielded', generation, signature });
  }

  resume(generation = 1): void {
    const signature = this.keys.sign({ nonce: this.#nonce, holds: { kind: 'place' }, generation });
    this.say({ type: 'resume', mode: 'video', generation, signature });
  }

  /** The next message of this type; those before it are passed over. */
  async next<T extends Type>(type: T): Promise<Of<T>> {
    const isWanted = (message: ServerMessage): message is Of<T> => message.type === type;
    const heard = await this.#next((item) => 'message' in item && isWanted(item.message));
    if ('message' in heard && isWanted(heard.message)) return heard.message;
    throw new Error('unreachable');
  }

  async nextFrame(): Promise<Buffer> {
    const heard = await this.#next((item) => 'frame' in item);
    if ('frame' in heard) return heard.frame;
    throw new Error('unreachable');
  }

  #next(wanted: Wait['wanted']): Promise<Heard> {
    const index = this.#heard.findIndex(wanted);
    const [found] = index < 0 ? [] : this.#heard.splice(0, index + 1).slice(-1);
    if (found !== undefined) return Promise.resolve(found);
    return new Promise((resolve) => {
      this.#waits.push({ wanted, found: resolve });
    });
  }

  #hear(heard: Heard): void {
    const index = this.#waits.findIndex(({ wanted }) => wanted(heard));
    const [wait] = index < 0 ? [] : this.#waits.splice(index, 1);
    if (wait === undefined) this.#heard.push(heard);
    else wait.found(heard);
  }
}

function parsed(data: Buffer): ServerMessage {
  const message = parseServerMessage(data.toString());
  if (message === null) throw new Error(`not of the protocol: ${data.toString()}`);
  return message;
}
