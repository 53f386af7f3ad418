import { SeededRandom } from '@visavis/bench/seeded-random';
import type { ClientMessage, ServerMessage } from '@visavis/protocol';
import { type Behaviour, BEHAVIOURS } from './behaviour.ts';
import { Referee } from './referee.ts';
import { SimClient } from './sim-client.ts';
import { Tally } from './tally.ts';
import type { Ear, OpenWire } from './wire.ts';

const NONCE = 'N'.repeat(22);
export const MATCH = 'M'.repeat(22);
export const KEY = 'B'.repeat(87);

/** A client whose server is the test, in virtual time. */
export class Scripted {
  readonly client: SimClient;
  /** What it said, and has not been read. */
  readonly said: ClientMessage[] = [];
  readonly frames: Buffer[] = [];
  readonly stage: Stage;
  readonly node = { url: 'ws://node', isSound: true, soundSince: 0, answers: true };
  #ear: Ear | null = null;

  constructor(stage: Stage, bent: Partial<Behaviour> = {}) {
    this.stage = stage;
    const openWire: OpenWire = (_, ear) => {
      this.#ear = ear;
      return {
        say: (message) => this.said.push(message),
        frame: (bytes) => this.frames.push(Buffer.from(bytes)),
        close: () => {},
        cut: () => {},
      };
    };
    const number = stage.next();
    this.client = new SimClient({
      number,
      from: '127.1.0.1',
      origin: 'http://localhost:8080',
      behaviour: { ...BEHAVIOURS.talker, modes: ['video'], restMs: () => 0, talkMs: () => 60_000, ...bent },
      random: new SeededRandom(number + 1),
      referee: stage.referee,
      tally: stage.tally,
      target: () => this.node,
      openWire,
      now: () => stage.now,
      wallClock: () => stage.now,
    });
    this.client.start(0);
    stage.clients.push(this.client);
  }

  /** Connected, welcomed, and its search sent. */
  async searching(): Promise<this> {
    await this.connected();
    this.stage.pass(50);
    return this;
  }

  async connected(): Promise<this> {
    this.stage.pass(600);
    this.#ear?.opened();
    this.tell({ type: 'welcome', version: 1, minor: 1, online: 1, connections: ['direct'], wishes: [], nonce: NONCE });
    return await Promise.resolve(this);
  }

  tell(...messages: readonly ServerMessage[]): void {
    for (const message of messages) this.#ear?.told(message);
  }

  frame(bytes: Buffer): void {
    this.#ear?.frame(bytes);
  }

  /** The newest message of this type that it sent. */
  sent<T extends ClientMessage['type']>(type: T): Extract<ClientMessage, { type: T }> {
    const isOf = (message: ClientMessage): message is Extract<ClientMessage, { type: T }> => message.type === type;
    const message = this.said.findLast(isOf);
    if (message === undefined) throw new Error(`it sent no ${type}`);
    return message;
  }

  matchedWith(partner: Scripted, more: Partial<Extract<ServerMessage, { type: 'matched' }>> = {}): void {
    const { mode } = this.sent('find');
    this.tell({ type: 'matched', match: MATCH, role: 'polite', mode, connection: 'direct', partner: partner.client.tag, partnerKey: partner.sent('find').key, shared: [], ...more });
  }
}

/** The clock and the referee of some scripted clients. */
export class Stage {
  now = 0;
  readonly referee = new Referee(() => this.now, { seesAll: true });
  readonly tally = new Tally();
  readonly clients: SimClient[] = [];
  #count = 0;

  next(): number {
    this.#count += 1;
    return this.#count - 1;
  }

  pass(ms: number): void {
    const end = this.now + ms;
    while (this.now < end) {
      this.now = Math.min(end, this.now + 50);
      for (const client of this.clients) client.tick();
    }
    this.referee.lookForStuck();
  }

  kinds(): readonly string[] {
    return [...new Set(this.referee.violations.map(({ kind }) => kind))];
  }
}
