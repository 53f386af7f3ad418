import { type ClientMessage, parseServerMessage, type Role, type ServerMessage } from '@visavis/protocol';
import type { Door } from '../admission/door.ts';
import type { Session } from '../switchboard/session.ts';
import { doorForTest } from './admission-for-test.ts';
import type { Room } from './room.ts';
import { SessionKeys } from './session-keys.ts';

export interface PersonOptions {
  /** A network shared with others. */
  readonly door?: Door | undefined;
  /** Of somebody whose connection broke. */
  readonly keys?: SessionKeys;
}

/** Somebody at the switchboard, and all that this person heard. */
export class Person {
  readonly heard: ServerMessage[] = [];
  readonly frames: ArrayBuffer[] = [];
  readonly keys: SessionKeys;
  closedWith: number | null = null;
  /** Whether WebSocket pings are answered. */
  isThere = true;
  readonly session: Session;
  readonly room: Room;
  #nonce = '';

  constructor(room: Room, { door = doorForTest(), keys = new SessionKeys() }: PersonOptions = {}) {
    this.room = room;
    this.keys = keys;
    this.session = room.switchboard.connect(
      {
        send: (message) => {
          if (this.closedWith !== null) return 'closed';
          if (typeof message !== 'string') this.frames.push(message.slice(0));
          else this.#hear(message);
          return 'sent';
        },
        end: (code) => {
          this.closedWith ??= code;
        },
        ping: () => {
          if (this.isThere && this.closedWith === null) room.switchboard.hearPong(this.session);
        },
      },
      door,
    );
  }

  get tag(): string {
    return this.session.tag ?? '';
  }

  async hello(): Promise<void> {
    await this.say({ type: 'hello', version: 1, minor: 2, key: this.keys.publicKey });
  }

  async say(message: ClientMessage): Promise<void> {
    await this.sayText(JSON.stringify(message));
  }

  async sayText(text: string): Promise<void> {
    this.room.switchboard.hearText(this.session, text, Buffer.byteLength(text));
    await this.room.settle();
  }

  /** Says it without letting anything come to rest. */
  blurt(message: ClientMessage): void {
    const text = JSON.stringify(message);
    this.room.switchboard.hearText(this.session, text, Buffer.byteLength(text));
  }

  sayFrame(frame: Uint8Array<ArrayBuffer>): void {
    this.room.switchboard.hearFrame(this.session, frame.buffer);
  }

  rejoin(match: string, role: Role, generation = 1): Promise<void> {
    return this.#saySigned(this.rejoinMessage(match, role, generation));
  }

  rejoinMessage(match: string, role: Role, generation = 1): ClientMessage {
    const signature = this.keys.sign({ nonce: this.#nonce, holds: { kind: 'seat', match }, generation });
    return { type: 'rejoin', match, role, mode: 'video', connection: 'shielded', generation, signature };
  }

  /** `key`: of the search that is meant; without it any of this session's is. */
  resume(generation = 1, key?: string): Promise<void> {
    const message = this.resumeMessage(generation);
    return this.#saySigned(key === undefined || message.type !== 'resume' ? message : { ...message, key });
  }

  resumeMessage(generation = 1): ClientMessage {
    const signature = this.keys.sign({ nonce: this.#nonce, holds: { kind: 'place' }, generation });
    return { type: 'resume', mode: 'video', generation, signature };
  }

  async hangUp(code: number): Promise<void> {
    this.closedWith ??= code;
    this.room.switchboard.disconnect(this.session, code);
    await this.room.settle();
  }

  /** What was heard since the last call of this. */
  news(): ServerMessage[] {
    return this.heard.splice(0);
  }

  /** The same, as types, errors as their code. */
  newsInShort(): string[] {
    return this.news().map((message) => (message.type === 'error' ? message.code : message.type));
  }

  /** Until the answer: a signature is checked in another thread. */
  async #saySigned(message: ClientMessage): Promise<void> {
    const before = this.heard.length;
    await this.say(message);
    while (this.heard.length === before) await this.room.settle();
    await this.room.settle();
  }

  #hear(text: string): void {
    const message = parseServerMessage(text);
    // Minor 0 hears what this parser of minor 2 does not take.
    if (message === null && this.session.identity?.minor !== 0) throw new Error(`not of the protocol: ${text}`);
    const heard: ServerMessage = message ?? JSON.parse(text);
    if (heard.type === 'welcome') this.#nonce = heard.nonce;
    this.heard.push(heard);
  }
}
