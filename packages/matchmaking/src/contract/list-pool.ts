import { compatible } from '../compatible.ts';
import { POOL_TIMES } from '../limits.ts';
import { type Company, type Entered, type Entry, type Membership, type Pool, type PoolEvent, PoolFenced, type Resumed } from '../pool.ts';
import type { Ticket } from '../ticket.ts';
import { widenings } from '../widening.ts';
import type { Listed, ListedPair, Node } from './listed.ts';
import { estimateOf, type Waited } from './listed-waits.ts';

/** One proposal as it was made: who was in play just before. */
export interface Look {
  readonly at: number;
  readonly inPlay: readonly Ticket[];
  readonly pair: readonly [Ticket, Ticket];
}

/** The rules of SPEC.md on a plain list, written to be read: slow, and right. What other pools are compared with. */
export class ListPool implements Pool {
  readonly looks: Look[] = [];
  readonly #limit: number;
  #clock = 0;
  #now = 0;
  #nodes: Node[] = [];
  #list: Listed[] = [];
  #pairs: ListedPair[] = [];
  #pairsEver = 0;
  #told: { readonly node: Node | null; readonly event: PoolEvent }[] = [];
  readonly #waited: Waited[] = [];

  constructor(limit: number) {
    this.#limit = limit;
  }

  setTime(ms: number): void {
    this.#clock = ms;
  }

  async join(name: string, hear: Node['hear']): Promise<Membership> {
    this.#passTime();
    for (const before of this.#nodes.filter((node) => node.name === name)) this.#forget(before);
    const node = { name, hear, spokeAt: this.#now, isSetAside: false };
    this.#nodes.push(node);
    this.#look();
    this.#deliver();
    return this.#membershipOf(node);
  }

  #membershipOf(node: Node): Membership {
    const ask = async <Answer>(work: () => Answer): Promise<Answer> => {
      try {
        this.#passTime();
        if (!this.#nodes.includes(node)) throw new PoolFenced();
        node.spokeAt = this.#now;
        node.isSetAside = false;
        this.#look();
        const answer = work();
        this.#look();
        return answer;
      } finally {
        this.#deliver();
      }
    };
    const own = (tag: string): Listed | undefined => this.#list.find(({ ticket, node: its }) => ticket.tag === tag && its === node);
    return {
      renew: () => ask(() => {}),
      enter: (entry) => ask(() => this.#enter(node, entry)),
      enterAgain: (entry) => ask(() => (this.#find(entry.stated.tag) === undefined ? this.#add(node, entry, this.#limit) : { kind: 'already-there' })),
      withdraw: (tag) => ask(() => this.#remove(own(tag))),
      suspend: (tag) => ask(() => this.#suspend(own(tag))),
      resume: (claim) => ask(() => this.#resume(node, claim)),
      answer: ({ pair, tag, isLive }) => ask(() => this.#answer(own(tag), { pair, isLive })),
      company: (tag) => ask(() => this.#company(own(tag))),
      waits: () => ask(() => estimateOf(this.#waited, this.#now)),
      leave: () => ask(() => this.#leave(node)),
    };
  }

  /** [C2] */
  #passTime(): void {
    for (;;) {
      const next = Math.min(...this.#dueTimes().filter((time) => time > this.#now));
      if (next > this.#clock) break;
      this.#now = next;
      for (const node of this.#nodes.filter(({ spokeAt }) => spokeAt + POOL_TIMES.reap <= next)) this.#forget(node);
      for (const pair of this.#pairs.filter(({ deadline }) => deadline <= next)) this.#expire(pair);
      for (const listed of this.#list.filter(({ place }) => place.kind === 'suspended' && place.until <= next)) this.#giveUp(listed);
      this.#look();
    }
    this.#now = this.#clock;
  }

  /** Also some that were due before: whoever asks wants those to come. */
  #dueTimes(): number[] {
    return [
      ...this.#nodes.map(({ spokeAt }) => spokeAt + POOL_TIMES.reap),
      ...this.#pairs.map(({ deadline }) => deadline),
      ...this.#list.flatMap(({ place, ticket }) => (place.kind === 'suspended' ? [place.until] : widenings(ticket))),
    ];
  }

  /** [C3] One pair after the other, the longest waiting first. */
  #look(): void {
    for (;;) {
      const inPlay = this.#inPlay();
      const pairs = inPlay.flatMap((older, at) => inPlay.slice(at + 1).map((younger) => [older, younger] as const));
      const both = pairs.find(([older, younger]) => this.#canMeet(older.ticket, younger.ticket));
      if (both === undefined) return;
      this.looks.push({ at: this.#now, inPlay: inPlay.map(({ ticket }) => ticket), pair: [both[0].ticket, both[1].ticket] });
      this.#propose(both);
    }
  }

  #inPlay(): Listed[] {
    return this.#list
      .filter(({ place, node }) => place.kind === 'waiting' && node !== null && !node.isSetAside && this.#now < node.spokeAt + POOL_TIMES.lease)
      .toSorted(({ ticket: one }, { ticket: other }) => one.since - other.since || (one.tag < other.tag ? -1 : 1));
  }

  #find(tag: string): Listed | undefined {
    return this.#list.find(({ ticket }) => ticket.tag === tag);
  }

  #canMeet(one: Ticket, other: Ticket): boolean {
    const verdict = compatible(one, other);
    return verdict.kind === 'compatible' && verdict.from <= this.#now;
  }

  /** [P1] */
  #propose(both: readonly [Listed, Listed]): void {
    this.#pairsEver += 1;
    const pair = { name: `pair ${this.#pairsEver}`, deadline: this.#now + POOL_TIMES.proposal, both, yes: new Set<Listed>() };
    this.#pairs.push(pair);
    for (const listed of both) {
      listed.place = { kind: 'proposed', pair };
      this.#ask(listed, pair);
    }
  }

  #ask({ node, ticket: { tag } }: Listed, { name, deadline }: ListedPair): void {
    this.#told.push({ node, event: { kind: 'proposed', tag, pair: name, deadline } });
  }

  #sendBack(listed: Listed, pair: ListedPair): void {
    listed.place = { kind: 'waiting' };
    this.#told.push({ node: listed.node, event: { kind: 'returned', tag: listed.ticket.tag, pair: pair.name } });
  }

  /** [P4, N6] */
  #expire(pair: ListedPair): void {
    this.#pairs = this.#pairs.filter((other) => other !== pair);
    for (const listed of pair.both) {
      if (pair.yes.has(listed)) {
        this.#sendBack(listed, pair);
      } else {
        listed.place = { kind: 'waiting' };
        if (listed.node !== null) listed.node.isSetAside = true;
      }
    }
  }

  /** Ends the proposal that a ticket is in: the other one returns [P4]. */
  #endProposal(listed: Listed): void {
    if (listed.place.kind !== 'proposed') return;
    const { pair } = listed.place;
    this.#pairs = this.#pairs.filter((other) => other !== pair);
    for (const other of pair.both) if (other !== listed) this.#sendBack(other, pair);
  }

  /** [N1, N3] */
  #forget(node: Node): void {
    for (const listed of this.#list.filter(({ node: its }) => its === node)) this.#remove(listed);
    this.#nodes = this.#nodes.filter((other) => other !== node);
  }

  /** [T2] */
  #giveUp(listed: Listed): void {
    this.#list = this.#list.filter((other) => other !== listed);
    this.#told.push({ node: listed.node, event: { kind: 'gone', tag: listed.ticket.tag, why: 'not-back' } });
  }

  /** [Q9] */
  #enter(node: Node, entry: Entry): Entered {
    const { tag } = entry.stated;
    const before = this.#find(tag);
    if (before !== undefined) {
      if (before.node === node && before.place.kind !== 'suspended') return { kind: 'already-there' };
      if (before.node !== node) this.#told.push({ node: before.node, event: { kind: 'gone', tag, why: 'taken-over' } });
      this.#remove(before);
      this.#look();
    }
    return this.#add(node, entry, before === undefined ? this.#limit : Infinity);
  }

  /** [Q11] */
  #add(node: Node, entry: Entry, limit: number): Entered {
    const ticket = { ...entry.stated, since: Math.min(entry.since ?? this.#now, this.#now) };
    const fits = this.#inPlay().some((other) => this.#canMeet(other.ticket, ticket));
    if (this.#list.length >= (fits ? 2 : 1) * limit) return { kind: 'full' };
    this.#list.push({ ticket, entry, generation: 1, node, place: { kind: 'waiting' } });
    return { kind: 'entered', since: ticket.since };
  }

  #remove(listed: Listed | undefined): boolean {
    if (listed === undefined) return false;
    this.#endProposal(listed);
    this.#list = this.#list.filter((other) => other !== listed);
    return true;
  }

  #suspend(listed: Listed | undefined): void {
    if (listed === undefined || listed.place.kind === 'suspended') return;
    this.#endProposal(listed);
    listed.place = { kind: 'suspended', until: this.#now + POOL_TIMES.grace };
  }

  #resume(node: Node, { tag, generation }: Parameters<Membership['resume']>[0]): Resumed {
    const listed = this.#find(tag);
    if (listed === undefined) return { kind: 'unknown' };
    if (listed.generation !== generation) return { kind: 'outdated', generation: listed.generation };
    if (listed.node !== node) this.#told.push({ node: listed.node, event: { kind: 'gone', tag, why: 'taken-over' } });
    listed.node = node;
    listed.generation += 1;
    if (listed.place.kind === 'suspended') listed.place = { kind: 'waiting' };
    if (listed.place.kind === 'proposed') {
      listed.place.pair.yes.delete(listed);
      this.#ask(listed, listed.place.pair);
    }
    const { stated, card } = listed.entry;
    const { since } = listed.ticket;
    return { kind: 'resumed', since, waitedMs: this.#now - since, generation: listed.generation, entry: { stated, card } };
  }

  #answer(listed: Listed | undefined, { pair: name, isLive }: { readonly pair: string; readonly isLive: boolean }): void {
    if (listed?.place.kind !== 'proposed' || listed.place.pair.name !== name) return;
    const { pair } = listed.place;
    if (!isLive) this.#remove(listed);
    else if (pair.yes.add(listed).size === 2) this.#match(pair);
  }

  /** [P3, H1] */
  #match({ name: pair, both: [older, younger] }: ListedPair): void {
    this.#pairs = this.#pairs.filter((other) => other.name !== pair);
    this.#list = this.#list.filter((other) => other !== older && other !== younger);
    for (const [mine, theirs] of [[older, younger] as const, [younger, older] as const]) {
      const waitedMs = this.#now - mine.ticket.since;
      this.#waited.push({ at: this.#now, ms: waitedMs });
      const partner = { node: theirs.node?.name ?? 'nobody', ticket: theirs.ticket, card: theirs.entry.card };
      this.#told.push({ node: mine.node, event: { kind: 'matched', tag: mine.ticket.tag, pair, first: mine === older, waitedMs, partner } });
    }
  }

  #company(mine: Listed | undefined): Company {
    const none: Company = { others: 0, avoided: 0, unlike: 0 };
    if (mine === undefined || mine.place.kind === 'proposed') return none;
    const others = this.#inPlay().filter((other) => other !== mine);
    const apart = others.filter((other) => !this.#canMeet(mine.ticket, other.ticket));
    const count = (without: Partial<Ticket>): number =>
      apart.filter((other) => this.#canMeet({ ...mine.ticket, ...without }, { ...other.ticket, ...without })).length;
    const avoided = count({ avoid: '' });
    return { others: others.length, avoided, unlike: count({ avoid: '', wishes: { interests: 'any', languages: 'any', country: 'any' } }) - avoided };
  }

  /** [N5] */
  #leave(node: Node): void {
    for (const listed of this.#list.filter(({ node: its }) => its === node)) {
      this.#suspend(listed);
      listed.node = null;
    }
    this.#nodes = this.#nodes.filter((other) => other !== node);
  }

  /** To those who are members still. */
  #deliver(): void {
    const told = this.#told.splice(0);
    for (const node of this.#nodes) {
      const events = told.filter(({ node: its }) => its === node).map(({ event }) => event);
      if (events.length > 0) node.hear(events);
    }
  }
}
