import { MemoryPool } from '@visavis/matchmaking';
import { read } from '@visavis/policy/personal';
import {
  type ClientMessage,
  type Connection,
  parseServerMessage,
  type ServerMessage,
} from '@visavis/protocol';
import type { Door } from '../address-doors.ts';
import type { Session } from '../session.ts';
import { Switchboard, type SwitchboardOptions } from '../switchboard.ts';

/** A key as `find` wants one: 65 bytes of base64url. */
export const KEY = 'B'.repeat(87);
export const OTHER_KEY = 'C'.repeat(87);
export const MATCH = 'M'.repeat(22);

type Find = Extract<ClientMessage, { type: 'find' }>;
export const find = (more: Partial<Find> = {}): Find => ({
  type: 'find',
  mode: 'video',
  connection: 'shielded',
  key: KEY,
  avoid: [],
  ...more,
});

export function frameOf(size: number, fill = 7): Uint8Array<ArrayBuffer> {
  const frame = new Uint8Array(size).fill(fill);
  frame[0] = 1;
  return frame;
}

/** Somebody at the switchboard, and all that this person heard. */
export class Person {
  readonly heard: ServerMessage[] = [];
  readonly frames: ArrayBuffer[] = [];
  closedWith: number | null = null;
  readonly session: Session;
  readonly #room: Room;

  constructor(room: Room, door: Door = { open: 1, connectsFullAt: 0, reportsFullAt: 0 }) {
    this.#room = room;
    this.session = room.switchboard.connect(
      {
        send: (message) => {
          if (this.closedWith !== null) return 'closed';
          if (typeof message !== 'string') this.frames.push(message.slice(0));
          else this.heard.push(parsed(message));
          return 'sent';
        },
        end: (code) => {
          this.closedWith ??= code;
        },
      },
      door,
    );
  }

  async say(message: ClientMessage): Promise<void> {
    await this.sayText(JSON.stringify(message));
  }

  async sayText(text: string): Promise<void> {
    this.#room.switchboard.hearText(this.session, text, Buffer.byteLength(text));
    await this.#room.settle();
  }

  sayFrame(frame: Uint8Array<ArrayBuffer>): void {
    this.#room.switchboard.hearFrame(this.session, frame.buffer);
  }

  async hangUp(code: number): Promise<void> {
    this.closedWith ??= code;
    this.#room.switchboard.disconnect(this.session, code);
    await this.#room.settle();
  }

  /** What was heard since the last call of this. */
  news(): ServerMessage[] {
    return this.heard.splice(0);
  }

  /** The same, as types, errors as their code. */
  newsInShort(): string[] {
    return this.news().map((message) => (message.type === 'error' ? message.code : message.type));
  }
}

/** A switchboard in virtual time. */
export class Room {
  now = 1_000_000;
  /** What the next coins show; then heads. */
  readonly coins: boolean[] = [];
  readonly reports: unknown[] = [];
  readonly waits: (readonly [number, number])[] = [];
  reportFails = false;
  readonly switchboard: Switchboard;
  #tokens = 0;

  constructor(options: Partial<SwitchboardOptions> = {}) {
    const connections: Connection[] = ['shielded', 'direct'];
    this.switchboard = new Switchboard({
      pool: new MemoryPool(),
      now: () => this.now,
      token: (bytes) => String((this.#tokens += 1)).padStart(Math.ceil((bytes * 4) / 3), '0'),
      coin: () => this.coins.shift() ?? true,
      connections,
      mintIce: () => ({ servers: [], ttl: 300 }),
      fileReport: async (report) => {
        if (this.reportFails) throw new Error('no database');
        this.reports.push({ ...report, words: read(report.words, 'stop-abuse') });
      },
      onMatch: (waits) => this.waits.push(waits),
      ...options,
    });
  }

  /** Lets everything that is under way come to rest. */
  settle(): Promise<void> {
    return new Promise((resolve) => {
      setImmediate(resolve);
    });
  }

  async pass(ms: number): Promise<void> {
    this.now += ms;
    await this.switchboard.tick();
    await this.settle();
  }

  /** From a network of their own, unless a door is given. */
  async enter(door?: Door): Promise<Person> {
    const person = new Person(this, door);
    await person.say({ type: 'hello', version: 1 });
    person.news();
    return person;
  }

  /** Two in a call: the polite one first. */
  async pair(): Promise<[Person, Person, string]> {
    const [one, other] = [await this.enter(), await this.enter()];
    await one.say(find());
    await other.say(find());
    const matched = one.news().find((message) => message.type === 'matched');
    if (matched === undefined) throw new Error('no match');
    other.news();
    return matched.role === 'polite' ? [one, other, matched.match] : [other, one, matched.match];
  }
}

function parsed(text: string): ServerMessage {
  const message = parseServerMessage(text);
  if (message === null) throw new Error(`not of the protocol: ${text}`);
  return message;
}
