import { type Fate, MemoryHeadCount, MemoryLines, MemorySeats, type SeatDirectory } from '@visavis/calls';
import { MemoryPool } from '@visavis/matchmaking';
import type { Role } from '@visavis/protocol';
import { find } from './messages.ts';
import type { Person } from './person.ts';
import { Room } from './room.ts';

const STEP_MS = 100;

export interface Couple {
  readonly polite: Person;
  readonly impolite: Person;
  readonly match: string;
}

/** Several nodes of one service, in virtual time, with all that lies between them. */
export class Service {
  now = 1_000_000;
  /** Of everything that one node says to another. */
  fate: (from: string, to: string) => Fate = () => 'arrives';
  isDirectoryAway = false;
  readonly #lines = new MemoryLines({ now: () => this.now, fate: (from, to) => (this.#isSilent(from) || this.#isSilent(to) ? 'refused' : this.fate(from, to)) });
  readonly #seats = new MemorySeats({ now: () => this.now });
  readonly #headCount = new MemoryHeadCount({ now: () => this.now });
  readonly #pools = { video: new MemoryPool({ now: () => this.now }), text: new MemoryPool({ now: () => this.now }) };
  readonly #rooms = new Map<string, Room>();
  readonly #names = new Map<string, string>();
  #started = 0;
  /** Nodes for which no time passes. */
  readonly #frozen = new Set<string>();

  static async of(...nodes: readonly string[]): Promise<Service> {
    const service = new Service();
    for (const node of nodes) await service.start(node);
    return service;
  }

  get nodes(): readonly string[] {
    return [...this.#rooms.keys()];
  }

  async start(node: string): Promise<void> {
    // A name is never used again [L6].
    this.#started += 1;
    const name = `${node}-${this.#started}`;
    this.#names.set(node, name);
    this.#rooms.set(node, await Room.join(this.#lines, { node: name, directory: this.#directory(), headCount: this.#headCount, pools: this.#pools, now: () => this.now }));
    await this.settle();
  }

  room(node: string): Room {
    const room = this.#rooms.get(node);
    if (room === undefined) throw new Error(`no node ${node}`);
    return room;
  }

  /** A process ends without a word; whoever was connected to it hears nothing more. */
  kill(node: string): void {
    this.#frozen.delete(node);
    this.#rooms.delete(node);
    this.#lines.lose(this.#names.get(node) ?? node);
  }

  /** SIGSTOP and SIGCONT: the line goes on taking what comes, and nobody reads it. */
  freeze(node: string): void {
    this.#frozen.add(node);
  }

  isFrozen(node: string): boolean {
    return this.#frozen.has(node);
  }

  thaw(node: string): void {
    this.#frozen.delete(node);
  }

  /** Two in a call, each at a node. */
  async couple(one: string, other: string): Promise<Couple> {
    const [ann, ben] = [await this.room(one).enter(), await this.room(other).enter()];
    await ann.say(find());
    await ben.say(find());
    await this.settle();
    const matched = ann.news().find((message) => message.type === 'matched');
    if (matched === undefined) throw new Error('no match');
    ben.news();
    return { match: matched.match, ...(matched.role === 'polite' ? { polite: ann, impolite: ben } : { polite: ben, impolite: ann }) };
  }

  /** Comes to a node with the key of somebody whose connection ended, and claims the seat. */
  async rejoin(node: string, person: Person, { match, role, generation = 1 }: { readonly match: string; readonly role: Role; readonly generation?: number }): Promise<Person> {
    const back = await this.room(node).enter({ keys: person.keys });
    await this.whileSettling(back.rejoin(match, role, generation));
    return back;
  }

  /** Time that passes, in steps in which all nodes do what is due. */
  async pass(ms: number): Promise<void> {
    const end = this.now + ms;
    while (this.now < end) {
      this.now += Math.min(STEP_MS, end - this.now);
      this.#lines.tick();
      for (const [node, room] of this.#rooms) if (!this.#frozen.has(node)) await room.tick();
      await this.settle();
    }
  }

  async settle(): Promise<void> {
    for (let turn = 0; turn < 4; turn += 1) {
      await this.#lines.settle();
      for (const room of this.#rooms.values()) await room.settle();
    }
  }

  /** An answer may need time: time passes until it is there. */
  async whileSettling(work: Promise<void>): Promise<void> {
    let isDone = false;
    const done = work.finally(() => {
      isDone = true;
    });
    while (!isDone) await this.pass(STEP_MS);
    await done;
    await this.settle();
  }

  #isSilent(name: string): boolean {
    return [...this.#frozen].some((node) => this.#names.get(node) === name);
  }

  #directory(): SeatDirectory {
    const reach = async <Answer>(ask: () => Promise<Answer>): Promise<Answer> => {
      if (this.isDirectoryAway) throw new Error('away');
      return await ask();
    };
    return {
      tell: (calls) => reach(() => this.#seats.tell(calls)),
      claim: (claim) => reach(() => this.#seats.claim(claim)),
      close: (match) => reach(() => this.#seats.close(match)),
    };
  }
}
