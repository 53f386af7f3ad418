import { companyOf } from './company.ts';
import { catchUp } from './due.ts';
import { Floor, type Told } from './floor.ts';
import type { Held, Member, Proposal } from './held.ts';
import type { Company, Entered, Entry, Membership, Resumed, WaitEstimate } from './pool.ts';
import { WaitHistogram } from './waits.ts';

/** What came of a call, and what nodes are told of it. A call under another epoch is refused [N1]. */
export type Called<Answer> =
  | { readonly kind: 'done'; readonly answer: Answer; readonly told: Told }
  | { readonly kind: 'fenced'; readonly told: Told };

/** Who calls, and when: milliseconds of the pool's clock. */
export interface Call {
  readonly by: Member;
  readonly now: number;
}

type Claim = Parameters<Membership['resume']>[0];
type Answer = Parameters<Membership['answer']>[0];

/**
 * The rules of SPEC.md on plain maps: no clock, no chance, no promises. It holds at most twice `limit` tickets [Q11],
 * and of each ticket, node and proposal one time at which it is due.
 */
export class Book {
  readonly #limit: number;
  readonly #floor = new Floor();
  readonly #waits = new WaitHistogram();

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** [N1] */
  join(name: string, now: number): { readonly member: Member; readonly told: Told } {
    const floor = this.#floor;
    catchUp(floor, now);
    const before = floor.member(name);
    if (before !== null) floor.forget(before);
    const member = floor.admit(name);
    floor.look();
    return { member, told: floor.takeTold() };
  }

  isOver(member: Member): boolean {
    return this.#floor.member(member.name) !== member;
  }

  renew(call: Call): Called<void> {
    return this.#carryOut(call, () => {});
  }

  /** [Q9] */
  enter(call: Call, entry: Entry): Called<Entered> {
    return this.#carryOut(call, () => {
      const { tag } = entry.stated;
      const before = this.#floor.ticket(tag);
      if (before === null) return this.#takeIfThereIsRoom(call.by, entry);
      const isOwn = before.member === call.by;
      if (isOwn && before.state.kind !== 'suspended') return { kind: 'already-there' };
      if (!isOwn) this.#floor.tell(before.member, { kind: 'gone', tag, why: 'taken-over' });
      this.#floor.remove(before);
      this.#floor.look();
      return { kind: 'entered', since: this.#take(call.by, entry).ticket.since };
    });
  }

  /** [N4] */
  enterAgain(call: Call, entry: Entry): Called<Entered> {
    return this.#carryOut(call, () => {
      const isThere = this.#floor.ticket(entry.stated.tag) !== null;
      return isThere ? { kind: 'already-there' } : this.#takeIfThereIsRoom(call.by, entry);
    });
  }

  withdraw(call: Call, tag: string): Called<boolean> {
    return this.#carryOut(call, () => {
      const held = this.#own(call.by, tag);
      if (held !== null) this.#floor.remove(held);
      return held !== null;
    });
  }

  suspend(call: Call, tag: string): Called<void> {
    return this.#carryOut(call, () => {
      const held = this.#own(call.by, tag);
      if (held !== null) this.#floor.suspend(held);
    });
  }

  /** [T3, T4] */
  resume(call: Call, { tag, generation }: Claim): Called<Resumed> {
    return this.#carryOut(call, () => {
      const held = this.#floor.ticket(tag);
      if (held === null) return { kind: 'unknown' };
      if (held.generation !== generation) return { kind: 'outdated', generation: held.generation };
      held.generation += 1;
      if (held.member !== call.by) this.#floor.tell(held.member, { kind: 'gone', tag, why: 'taken-over' });
      held.member = call.by;
      this.#bringBack(held);
      const { since, ...stated } = held.ticket;
      return { kind: 'resumed', since, waitedMs: this.#floor.now - since, generation: held.generation, entry: { stated, card: held.card } };
    });
  }

  answer(call: Call, { pair, tag, isLive }: Answer): Called<void> {
    return this.#carryOut(call, () => {
      const proposal = this.#floor.proposal(pair);
      const side = proposal?.sides.find(({ held }) => held.ticket.tag === tag);
      if (proposal === null || side?.held.member !== call.by) return;
      if (!isLive) return this.#floor.remove(side.held);
      side.saidYes = true;
      if (proposal.sides.every(({ saidYes }) => saidYes)) this.#match(proposal);
    });
  }

  company(call: Call, tag: string): Called<Company> {
    return this.#carryOut(call, () => {
      const held = this.#own(call.by, tag);
      if (held === null || held.state.kind === 'proposed') return { others: 0, avoided: 0, unlike: 0 };
      const inPlay = this.#floor.inPlay().map(({ ticket }) => ticket);
      return companyOf(held.ticket, inPlay, this.#floor.now);
    });
  }

  waits(call: Call): Called<WaitEstimate | null> {
    return this.#carryOut(call, () => this.#waits.estimate(this.#floor.now));
  }

  leave(call: Call): Called<void> {
    return this.#carryOut(call, () => this.#floor.leave(call.by));
  }

  /** [C2] */
  #carryOut<Result>({ by, now }: Call, work: () => Result): Called<Result> {
    const floor = this.#floor;
    catchUp(floor, now);
    if (this.isOver(by)) return { kind: 'fenced', told: floor.takeTold() };
    floor.speak(by);
    floor.look();
    const answer = work();
    floor.look();
    return { kind: 'done', answer, told: floor.takeTold() };
  }

  /** [Q11] */
  #takeIfThereIsRoom(member: Member, entry: Entry): Entered {
    const floor = this.#floor;
    if (floor.size >= 2 * this.#limit) return { kind: 'full' };
    const held = this.#take(member, entry);
    if (held.state.kind === 'waiting' && floor.size > this.#limit) {
      floor.remove(held);
      return { kind: 'full' };
    }
    return { kind: 'entered', since: held.ticket.since };
  }

  /** For a tag that is not there. */
  #take(member: Member, { stated, since, card }: Entry): Held {
    const { now } = this.#floor;
    const ticket = { ...stated, since: Math.min(since ?? now, now) };
    const held: Held = { kind: 'held', ticket, card, generation: 1, member, state: { kind: 'waiting' } };
    this.#floor.wait(held);
    this.#floor.look();
    return held;
  }

  /** [N7] */
  #own(member: Member, tag: string): Held | null {
    const held = this.#floor.ticket(tag);
    return held?.member === member ? held : null;
  }

  #bringBack(held: Held): void {
    switch (held.state.kind) {
      case 'suspended':
        return this.#floor.wait(held);
      case 'waiting':
        return this.#floor.reconsider(held);
      case 'proposed':
        return this.#askAgain(held, held.state.proposal);
    }
  }

  #askAgain(held: Held, { pair, deadline, sides }: Proposal): void {
    for (const side of sides) if (side.held === held) side.saidYes = false;
    this.#floor.tell(held.member, { kind: 'proposed', tag: held.ticket.tag, pair, deadline });
  }

  /** [P3, H1] */
  #match(proposal: Proposal): void {
    const { now } = this.#floor;
    this.#floor.finish(proposal);
    const [older, younger] = proposal.sides;
    for (const [mine, theirs] of [[older.held, younger.held] as const, [younger.held, older.held] as const]) {
      const waitedMs = now - mine.ticket.since;
      this.#waits.add({ waitedMs, now });
      const { ticket, card, member } = theirs;
      const partner = { node: member.name, ticket, card };
      const { tag } = mine.ticket;
      this.#floor.tell(mine.member, { kind: 'matched', tag, pair: proposal.pair, first: mine === older.held, waitedMs, partner });
    }
  }
}
