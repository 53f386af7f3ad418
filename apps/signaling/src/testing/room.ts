import { MemoryHeadCount, type MemoryLines, MemorySeats, type NodeLine } from '@visavis/calls';
import { MemoryPool } from '@visavis/matchmaking';
import { read } from '@visavis/policy/personal';
import type { Connection } from '@visavis/protocol';
import { Meters } from '../counting/meters.ts';
import { Switchboard } from '../switchboard/switchboard.ts';
import type { SwitchboardOptions } from '../switchboard/switchboard-options.ts';
import { admissionForTest } from './admission-for-test.ts';
import { find } from './messages.ts';
import { Person, type PersonOptions } from './person.ts';
import { isSigned } from './session-keys.ts';

/** A switchboard in virtual time. */
export class Room {
  now = 1_000_000;
  readonly reports: unknown[] = [];
  readonly sides: { readonly isFirst: boolean; readonly waitedMs: number }[] = [];
  readonly pools: Readonly<Record<'video' | 'text', MemoryPool>>;
  readonly meters = new Meters();
  reportFails = false;
  readonly switchboard: Switchboard;
  #tokens = 0;

  constructor(options: Partial<SwitchboardOptions> = {}) {
    const connections: Connection[] = ['shielded', 'direct'];
    const now = () => this.now;
    this.pools = { video: new MemoryPool({ now }), text: new MemoryPool({ now }) };
    this.switchboard = new Switchboard({
      pools: this.pools,
      directory: new MemorySeats({ now }),
      headCount: new MemoryHeadCount({ now }),
      line: { send: () => {} },
      node: 'node',
      now,
      token: (bytes) => {
        const token = Buffer.alloc(bytes);
        token.writeUInt32BE((this.#tokens += 1), bytes - 4);
        token.writeUInt32BE(this.#tokens, 0);
        return token.toString('base64url');
      },
      connections,
      wishes: ['interests', 'languages', 'country'],
      mintIce: () => ({ servers: [], ttl: 300 }),
      fileReport: async (report) => {
        if (this.reportFails) throw new Error('no database');
        this.reports.push({ ...report, words: read(report.words, 'stop-abuse') });
      },
      onMatch: (side) => this.sides.push(side),
      meters: this.meters,
      signMatch: null,
      evidenceKey: null,
      isProved: async (claim, proof) => isSigned(claim, proof),
      admission: admissionForTest({ now, meters: this.meters }),
      ...options,
    });
  }

  /** One of several nodes: what they share is given. */
  static async join(lines: MemoryLines, options: Partial<SwitchboardOptions> & Pick<SwitchboardOptions, 'node' | 'directory' | 'headCount' | 'pools'>): Promise<Room> {
    let line: NodeLine | null = null;
    const room: Room = new Room({ ...options, line: { send: (node, message) => line?.send(node, message) } });
    line = await lines.open(options.node, (events) => room.switchboard.hearNodes(events));
    return room;
  }

  /** Lets everything that is under way come to rest. */
  settle(): Promise<void> {
    return new Promise((resolve) => {
      setImmediate(resolve);
    });
  }

  async tick(): Promise<void> {
    await this.switchboard.tick();
    await this.settle();
  }

  /** In one leap; for longer than a pulse of those who wait, `live`. */
  async pass(ms: number): Promise<void> {
    this.now += ms;
    await this.tick();
  }

  /** In steps of half a second. */
  async live(ms: number): Promise<void> {
    const end = this.now + ms;
    while (this.now < end) await this.pass(Math.min(500, end - this.now));
  }

  /** From a network of their own and with a key of their own, unless they are given. */
  async enter(options: PersonOptions = {}): Promise<Person> {
    const person = new Person(this, options);
    await person.hello();
    person.news();
    return person;
  }

  async enterWithMinor0(): Promise<Person> {
    const person = new Person(this);
    await person.say({ type: 'hello', version: 1 });
    person.news();
    return person;
  }

  /** Two in a call: the polite one first. */
  async pair(): Promise<[Person, Person, string]> {
    const [one, other] = [await this.enter(), await this.enter()];
    return this.match(one, other);
  }

  /** Two who are here, in a call: the polite one first. */
  async match(one: Person, other: Person): Promise<[Person, Person, string]> {
    await one.say(find());
    await other.say(find());
    const matched = one.news().find((message) => message.type === 'matched');
    if (matched === undefined) throw new Error('no match');
    other.news();
    return matched.role === 'polite' ? [one, other, matched.match] : [other, one, matched.match];
  }
}

