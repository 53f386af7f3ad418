import { DueTimes } from './due-times.ts';
import { type Held, isInPlay, isLive, type Member, type Proposal } from './held.ts';
import { POOL_TIMES } from './limits.ts';
import { pairUp } from './pairing.ts';
import type { PoolEvent } from './pool.ts';
import { WaitingLine } from './waiting-line.ts';
import { widenings } from './widening.ts';

/** What each node is told, in order. */
export type Told = ReadonlyMap<Member, readonly PoolEvent[]>;

/**
 * Where everybody in a pool stands, and the steps from one place to another. After its steps a call has those who came
 * into play `look` for partners [C3].
 */
export class Floor {
  readonly #tickets = new Map<string, Held>();
  readonly #line = new WaitingLine();
  readonly #proposals = new Map<string, Proposal>();
  readonly #members = new Map<string, Member>();
  readonly #due = new DueTimes<Member | Held | Proposal>();
  /** Who waits, and did not look since something about them changed; while they are out of play they stay so. */
  readonly #newcomers = new Set<Held>();
  /** Whose node has just spoken again. */
  readonly #back = new Set<Held>();
  readonly #told = new Map<Member, PoolEvent[]>();
  #now = 0;
  #epochs = 0;
  #pairs = 0;

  get now(): number {
    return this.#now;
  }

  /** Tickets, in whatever state. */
  get size(): number {
    return this.#tickets.size;
  }

  get nextDue(): DueTimes<Member | Held | Proposal>['next'] {
    return this.#due.next;
  }

  /** The clock never goes back [C1]. */
  moveTo(time: number): void {
    this.#now = Math.max(this.#now, time);
  }

  ticket(tag: string): Held | null {
    return this.#tickets.get(tag) ?? null;
  }

  proposal(pair: string): Proposal | null {
    return this.#proposals.get(pair) ?? null;
  }

  member(name: string): Member | null {
    return this.#members.get(name) ?? null;
  }

  /** The longest waiting first. */
  inPlay(): readonly Held[] {
    return this.#line.filter((held) => isInPlay(held, this.#now));
  }

  tell(member: Member, event: PoolEvent): void {
    const events = this.#told.get(member);
    if (events === undefined) this.#told.set(member, [event]);
    else events.push(event);
  }

  /** What was told since this was last asked, also to members whose epoch is over by now. */
  takeTold(): Told {
    const told = new Map(this.#told);
    this.#told.clear();
    return told;
  }

  admit(name: string): Member {
    this.#epochs += 1;
    const member: Member = { kind: 'member', name, epoch: this.#epochs, spokeAt: this.#now, isSetAside: false };
    this.#members.set(name, member);
    this.#due.set(member, this.#now + POOL_TIMES.reap);
    return member;
  }

  /** [N2, N4] */
  speak(member: Member): void {
    const wasLive = isLive(member, this.#now);
    member.spokeAt = this.#now;
    member.isSetAside = false;
    this.#due.set(member, this.#now + POOL_TIMES.reap);
    if (wasLive) return;
    for (const held of this.#ticketsOf(member)) if (!this.#newcomers.has(held)) this.#back.add(held);
  }

  /** [N1, N3] */
  forget(member: Member): void {
    for (const held of this.#ticketsOf(member)) this.remove(held);
    this.#dismiss(member);
  }

  /** [N5] */
  leave(member: Member): void {
    for (const held of this.#ticketsOf(member)) this.suspend(held);
    this.#dismiss(member);
  }

  /** For a ticket that is in no other place. */
  wait(held: Held): void {
    this.#tickets.set(held.ticket.tag, held);
    held.state = { kind: 'waiting' };
    this.#line.add(held);
    this.#newcomers.add(held);
    this.scheduleWidening(held);
  }

  /** Another node has it, or a wish was dropped. */
  reconsider(held: Held): void {
    if (held.state.kind === 'waiting') this.#newcomers.add(held);
  }

  /** The next wish of a waiting ticket to be dropped [W4]. */
  scheduleWidening(held: Held): void {
    const next = widenings(held.ticket)
      .filter((at) => at > this.#now)
      .toSorted((one, other) => one - other)[0];
    if (next === undefined) this.#due.delete(held);
    else this.#due.set(held, next);
  }

  /** [T1] */
  suspend(held: Held): void {
    if (held.state.kind === 'suspended') return;
    this.#takeOut(held);
    held.state = { kind: 'suspended' };
    this.#due.set(held, this.#now + POOL_TIMES.grace);
  }

  /** Out of the pool. A proposal that it was in is over, and the other one returns [Q10]. */
  remove(held: Held): void {
    this.#takeOut(held);
    this.#tickets.delete(held.ticket.tag);
  }

  /** Ends a proposal; its two are in no place then. */
  close(proposal: Proposal): void {
    this.#proposals.delete(proposal.pair);
    this.#due.delete(proposal);
  }

  /** [P3] */
  finish(proposal: Proposal): void {
    this.close(proposal);
    for (const { held } of proposal.sides) this.#tickets.delete(held.ticket.tag);
  }

  /** [P4] */
  sendBack(held: Held, pair: string): void {
    this.wait(held);
    this.tell(held.member, { kind: 'returned', tag: held.ticket.tag, pair });
  }

  /** [C3, P1] */
  look(): void {
    const newcomers = new Set([...this.#newcomers].filter((held) => isInPlay(held, this.#now)));
    if (newcomers.size + this.#back.size === 0) return;
    const pairs = pairUp({ inPlay: this.inPlay(), newcomers, back: this.#back, now: this.#now });
    for (const held of newcomers) this.#newcomers.delete(held);
    this.#back.clear();
    for (const [older, younger] of pairs) this.#propose(older, younger);
  }

  #propose(older: Held, younger: Held): void {
    this.#pairs += 1;
    const [pair, deadline] = [String(this.#pairs), this.#now + POOL_TIMES.proposal];
    const sides = [
      { held: older, saidYes: false },
      { held: younger, saidYes: false },
    ] as const;
    const proposal: Proposal = { kind: 'proposal', pair, deadline, sides };
    this.#proposals.set(pair, proposal);
    this.#due.set(proposal, deadline);
    for (const { held } of sides) {
      this.#takeOut(held);
      held.state = { kind: 'proposed', proposal };
      this.tell(held.member, { kind: 'proposed', tag: held.ticket.tag, pair, deadline });
    }
  }

  #takeOut(held: Held): void {
    const { state } = held;
    this.#due.delete(held);
    this.#newcomers.delete(held);
    if (state.kind === 'waiting') this.#line.delete(held);
    if (state.kind !== 'proposed') return;
    this.close(state.proposal);
    for (const side of state.proposal.sides) if (side.held !== held) this.sendBack(side.held, state.proposal.pair);
  }

  #ticketsOf(member: Member): readonly Held[] {
    return [...this.#tickets.values()].filter((held) => held.member === member);
  }

  #dismiss(member: Member): void {
    this.#members.delete(member.name);
    this.#due.delete(member);
  }
}
