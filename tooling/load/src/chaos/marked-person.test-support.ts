import { randomUUID } from 'node:crypto';
import { SeededRandom } from '@visavis/bench/seeded-random';
import type { ServerMessage } from '@visavis/protocol';
import { Identity } from '../client/identity.ts';
import { openWire, type Wire } from '../client/wire.ts';
import { freshExchange, SealedWords } from './sealed-words.test-support.ts';
import { ORIGIN } from './signaling-node.test-support.ts';

type Type = ServerMessage['type'];
type Of<T extends Type> = Extract<ServerMessage, { type: T }>;
type Heard = ServerMessage | Buffer;

/** A visitor of whom everything can be found again: address, interest, session description. */
export class MarkedPerson {
  readonly address: string;
  readonly interest = `marked${randomUUID().slice(0, 18)}`;
  readonly description: string;
  readonly identity: Identity;
  readonly exchange = freshExchange();
  match = '';
  readonly #heard: Heard[] = [];
  #wake: () => void = () => {};
  #wire: Wire | null = null;

  constructor(number: number) {
    this.address = `127.${71 + number}.${171 - number}.${201 + number}`;
    this.description = `v=0\r\no=- ${randomUUID()} 1 IN IP4 ${this.address}\r\nc=IN IP4 ${this.address}\r\na=ice-ufrag:${randomUUID()}\r\n`;
    this.identity = new Identity(new SeededRandom(number * 7_919 + Math.floor(performance.timeOrigin)));
  }

  async enter(url: string): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const hear = (heard: Heard): void => {
      this.#heard.push(heard);
      this.#wake();
    };
    this.#wire = openWire({ url, from: this.address, origin: ORIGIN }, {
      opened: resolve,
      told: (message) => message !== null && hear(message),
      frame: hear,
      pinged: () => {},
      ended: () => {},
    });
    await promise;
    this.#wire.say({ type: 'hello', version: 1, minor: 1, key: this.identity.publicKey });
    await this.next('welcome');
  }

  find(): void {
    const key = this.exchange.getPublicKey().toString('base64url');
    const wishes = { interests: 'any', languages: 'any', country: 'any' } as const;
    this.#wire?.say({ type: 'find', mode: 'video', connection: 'direct', key, avoid: '', interests: [this.interest], languages: [], wishes });
  }

  /** From `matched` to a description that was opened, in both directions; then the call is left. */
  async talk(isLeaver: boolean): Promise<string> {
    const { match, role, partnerKey } = await this.next('matched');
    this.match = match;
    const words = new SealedWords({ own: this.exchange, partnerKey, match, role });
    const say = (): void => this.#wire?.frame(words.seal(JSON.stringify({ type: 'description', ack: 0, description: { type: 'offer', sdp: this.description } })));
    say();
    const opened = words.open(await this.#nextFrame());
    // The partner has opened ours when its second one comes.
    say();
    await this.#nextFrame();
    if (isLeaver) this.#wire?.say({ type: 'leave' });
    await this.next(isLeaver ? 'idle' : 'partner-left');
    return opened;
  }

  leave(): void {
    this.#wire?.close(1_000);
  }

  async next<T extends Type>(type: T): Promise<Of<T>> {
    const isWanted = (heard: Heard): heard is Of<T> => !Buffer.isBuffer(heard) && heard.type === type;
    const found = await this.#next(isWanted);
    if (isWanted(found)) return found;
    throw new TypeError('unreachable');
  }

  async #nextFrame(): Promise<Buffer> {
    const found = await this.#next((heard) => Buffer.isBuffer(heard));
    if (Buffer.isBuffer(found)) return found;
    throw new TypeError('unreachable');
  }

  async #next(isWanted: (heard: Heard) => boolean): Promise<Heard> {
    for (;;) {
      const index = this.#heard.findIndex(isWanted);
      const [found] = index < 0 ? [] : this.#heard.splice(index, 1);
      if (found !== undefined) return found;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }
}
