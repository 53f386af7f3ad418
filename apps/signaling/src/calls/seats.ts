import type { LineEvent, NodeLine, SeatDirectory, SeatedCall } from '@visavis/calls';
import { connectionOf } from '@visavis/matchmaking';
import { LIMITS, type Role } from '@visavis/protocol';
import { agreement, readCard } from './agreement.ts';
import { type Call, Calls, nodeOf, opposite, ROLES, type TimeOver } from './calls.ts';
import type { SignMatch } from './match-token.ts';
import type { Meters } from '../counting/meters.ts';
import { OtherNodes } from './other-nodes.ts';
import { Places } from './places.ts';
import { SeatKeeping } from './seat-keeping.ts';
import { signedMatch } from './signed-match.ts';
import { isThere, leftBehind, MINOR_0_TAG, ownerOf, tellAway } from './seating.ts';
import type { Search } from '../searching/search.ts';
import type { MatchedEvent } from '../searching/searches.ts';
import { becomeIdle, IDLE, IDLE_AFTER_LEAVING, refuse, type Session, tell } from '../switchboard/session.ts';

export interface SeatsOptions {
  /** This node's name. */
  readonly node: string;
  /** Milliseconds, monotonic. */
  readonly now: () => number;
  readonly directory: SeatDirectory;
  readonly line: Pick<NodeLine, 'send'>;
  readonly meters: Pick<Meters, 'rejoined'>;
  /** Makes the token of a match [M13]; `null` where the service signs nothing. */
  readonly signMatch: SignMatch | null;
}

/** A `rejoin`, its signature checked. Minor 0 says no generation. */
export interface Rejoin {
  readonly match: string;
  readonly role: Role;
  readonly generation: number;
}

type Seated = Extract<Session['state'], { kind: 'seated' }>;
type Taken = Rejoin & { readonly call: Call<Session>; readonly tag: string };

/** Sessions in their calls: how they come to sit, leave, get lost and come back, and who is told of it, here and at other nodes. */
export class Seats {
  readonly #options: SeatsOptions;
  readonly #calls: Calls<Session>;
  readonly #places = new Places(LIMITS.rejoinMs);
  readonly #keeping: SeatKeeping;
  readonly #others: OtherNodes;

  constructor(options: SeatsOptions) {
    this.#options = options;
    this.#calls = new Calls({ node: options.node, keepMs: LIMITS.rejoinMs });
    this.#keeping = new SeatKeeping({
      ...options,
      seats: (match) => this.#ownSeats(match),
      onMoved: (match, role, { node, generation }) => this.#moved({ match, role, generation }, node),
    });
    this.#others = new OtherNodes({
      ...options,
      calls: this.#calls,
      onOutage: () => this.#keeping.noteOutage(),
      onOver: (call, role, why) => this.#over(call, role, why),
    });
  }

  get calls(): number {
    return this.#calls.size;
  }

  /** Seats at this node, of its calls. */
  get here(): number {
    return this.#calls.seats;
  }

  /** The place in the queue that is kept for this tag, which is nobody's afterwards. */
  takePlace(tag: string): number | null {
    return this.#places.take(tag, this.#options.now());
  }

  /** Passes a frame on; false when the partner is not there. */
  relay({ call, role }: Seated, frame: ArrayBuffer): boolean {
    const to = opposite(role);
    const { seat } = call.chairs[to];
    if (seat.kind === 'taken') return ['sent', 'buffered'].includes(seat.by.outlet.send(frame));
    if (seat.kind === 'lost' || seat.isAway) return false;
    // A copy: the socket's memory is its own again after this.
    this.#options.line.send(seat.node, { kind: 'frame', match: call.id, to, frame: new Uint8Array(frame.slice(0)) });
    return true;
  }

  /** One side of a match; the other is seated where it is, and agrees on all without being asked. */
  sit({ stated, card, session, since }: Search, { first, partner }: MatchedEvent): void {
    const theirs = readCard(partner.card);
    if (theirs === null) return session === null ? undefined : becomeIdle(session);
    const { match, isFirstPolite } = first ? agreement(card.nonce, theirs.nonce) : agreement(theirs.nonce, card.nonce);
    const role = first === isFirstPolite ? 'polite' : 'impolite';
    if (session === null) return this.#stayAway(match, role, partner.node);
    const { now, node, signMatch: sign } = this.#options;
    const call = this.#calls.open(match, now());
    this.#calls.take(call, role, { by: session, tag: ownerOf(session), generation: 1 });
    call.chairs[role].head = since === null ? null : since - now();
    session.state = { kind: 'seated', call, role };
    tell(session, {
      type: 'matched',
      match,
      role,
      mode: stated.mode,
      connection: connectionOf(stated, partner.ticket),
      partner: partner.ticket.tag,
      partnerKey: theirs.key,
      shared: stated.interests.filter((one) => partner.ticket.interests.includes(one)),
      ...signedMatch(call, { role, own: card.signKey, partner: theirs.signKey, isPartnerHere: partner.node === node, sign }),
    });
    if (partner.node !== node) {
      this.#calls.move(call, opposite(role), { node: partner.node, generation: 1, isAway: false });
      // So that this node hears of it when that one is gone.
      this.#others.sayHere(call, role, { node: partner.node, isAnswer: true });
    }
    this.#keeping.keep(match);
    this.#others.takeEarly(match);
  }

  /** [M7] To go when the partner is away, or the call is lost, is no Next [M12]. */
  leave(session: Session, { call, role }: Seated, why: 'left' | 'lost' = 'left'): void {
    const isLost = why === 'lost' && this.#options.now() - call.openedAt >= LIMITS.lostMs;
    session.state = !isLost && isThere(call.chairs[opposite(role)].seat, call) ? IDLE_AFTER_LEAVING : IDLE;
    if (isLost) this.#keepPlace(call, role);
    tell(session, { type: 'idle' });
    this.goAway({ call, role }, why);
  }

  /** Its socket was closed as a page closes it [M7]. */
  goAway({ call, role }: Pick<Seated, 'call' | 'role'>, why: 'left' | 'lost' = 'left'): void {
    const other = opposite(role);
    const { seat } = call.chairs[other];
    this.#end(call);
    this.#keeping.close(call.id);
    if (seat.kind === 'lost' || (seat.kind === 'taken' && why === 'lost')) this.#keepPlace(call, other);
    if (seat.kind === 'taken') return leftBehind(seat.by, why);
    this.#others.say(seat.node, { kind: why, match: call.id, to: other });
  }

  /** Its connection broke [R1]. */
  lose({ call, role }: Seated): void {
    const { now, node } = this.#options;
    this.#calls.lose(call, role, { now: now(), node });
    const { seat } = call.chairs[opposite(role)];
    this.#others.stopAsking(call);
    if (seat.kind === 'taken') tellAway(call, opposite(role));
    else if (seat.kind === 'elsewhere') this.#others.say(seat.node, { kind: 'away', match: call.id, to: opposite(role) });
  }

  /** [R2–R4, R8, V4] */
  async rejoin(session: Session, rejoin: Rejoin): Promise<void> {
    const { now, node } = this.#options;
    const [tag, { match, role, generation }] = [ownerOf(session), rejoin];
    const claimed = await this.#keeping.claim({ match, role, tag, generation, node });
    if (claimed?.kind === 'outdated' && tag === MINOR_0_TAG) return this.rejoin(session, { ...rejoin, generation: claimed.generation });
    if (claimed?.kind === 'claimed') {
      const taken = { ...rejoin, tag, generation: claimed.generation, call: this.#calls.open(match, now()) };
      if (session.state.kind !== 'idle') return this.#holdEmpty(taken, claimed.partner);
      return this.#sitAgain(session, taken, { partner: claimed.partner, before: claimed.before });
    }
    if (session.state.kind !== 'idle') return;
    if (claimed === null) return this.#rejoinHere(session, { ...rejoin, tag });
    this.#options.meters.rejoined(claimed.kind === 'outdated' ? 'outdated' : 'gone');
    if (claimed.kind === 'outdated') return tell(session, { type: 'outdated', generation: claimed.generation });
    return tell(session, { type: 'partner-left', reason: 'lost' });
  }

  /** What other nodes say, and what becomes of them. */
  hear(events: readonly LineEvent[]): void {
    this.#others.hear(events);
  }

  /** What time brings: to be called ten times a second. */
  expire(): void {
    const now = this.#options.now();
    this.#places.expire(now);
    for (const over of this.#calls.expire(now)) this.#timeOver(over);
    this.#others.tick();
    this.#keeping.tick();
  }

  #sitAgain(session: Session, { call, role, tag, generation }: Taken, { partner, before }: { readonly partner: string | null; readonly before: string | null }): void {
    const { meters, node } = this.#options;
    meters.rejoined('back');
    const replaced = this.#calls.take(call, role, { by: session, tag, generation });
    session.state = { kind: 'seated', call, role };
    if (replaced !== null) leftBehind(replaced, 'lost');
    this.#keeping.keep(call.id);
    const { seat } = call.chairs[opposite(role)];
    const other = partner ?? nodeOf(seat);
    if (before !== null && before !== other) this.#others.sayHere(call, role, { node: before, isAnswer: false });
    if (seat.kind === 'taken') {
      tell(session, { type: 'rejoined' });
      return tell(seat.by, { type: 'rejoined' });
    }
    if (other === null || other === node) return tell(session, { type: 'partner-away' });
    this.#calls.lose(call, opposite(role), { now: this.#options.now(), node: other });
    this.#others.ask(call, role, { node: other, isToldAway: false });
  }

  /** The directory is away: a seat of this node can be taken again all the same. */
  #rejoinHere(session: Session, { match, role, tag, generation }: Rejoin & { readonly tag: string }): void {
    const call = this.#calls.find(match);
    const chair = call?.chairs[role];
    const { meters } = this.#options;
    if (call === null || chair?.tag !== tag || !this.#calls.isOurSeat(chair)) {
      meters.rejoined('unavailable');
      return refuse(session, 'unavailable');
    }
    if (generation < chair.generation) {
      meters.rejoined('outdated');
      return tell(session, { type: 'outdated', generation: chair.generation });
    }
    const taken = { match, role, tag, call, generation: generation + 1 };
    this.#sitAgain(session, taken, { partner: nodeOf(call.chairs[opposite(role)].seat), before: null });
  }

  /** Whoever claimed a seat went on, or away, before it was theirs: it is kept here, as after a broken connection. */
  #holdEmpty({ call, role, tag, generation }: Taken, partner: string | null): void {
    // A newer claim was faster.
    if (call.chairs[role].generation >= generation) return;
    const { now, node } = this.#options;
    Object.assign(call.chairs[role], { tag, generation });
    this.#calls.lose(call, role, { now: now(), node });
    this.#keeping.keep(call.id);
    const other = partner ?? nodeOf(call.chairs[opposite(role)].seat);
    this.#others.sayHere(call, role, { node: other, isAnswer: true });
    this.#others.say(other, { kind: 'away', match: call.id, to: opposite(role) });
  }

  /** Another node took this seat, and its word has not come here yet. */
  #moved({ match, role, generation }: Rejoin, node: string): void {
    const call = this.#calls.find(match);
    if (call === null || call.chairs[role].generation >= generation) return;
    const before = this.#calls.move(call, role, { node, generation, isAway: false });
    if (before !== null) leftBehind(before, 'lost');
    if (!this.#calls.isOurs(call)) this.#end(call);
  }

  /** Nobody came back to this seat: the call has ended. */
  #timeOver({ call, role }: TimeOver<Session>): void {
    const other = opposite(role);
    this.#others.stopAsking(call);
    this.#others.say(nodeOf(call.chairs[role].seat), { kind: 'lost', match: call.id, to: role });
    const { seat } = call.chairs[other];
    // Elsewhere it is known better whether it has ended.
    if (seat.kind === 'elsewhere') return this.#others.say(seat.node, { kind: 'lost', match: call.id, to: other });
    this.#keeping.close(call.id);
    if (seat.kind !== 'taken') return;
    this.#keepPlace(call, other);
    leftBehind(seat.by, 'lost');
  }

  /** Another node says so. */
  #over(call: Call<Session>, role: Role, why: 'left' | 'lost'): void {
    const { seat } = call.chairs[role];
    this.#end(call);
    if (why === 'lost') this.#keeping.close(call.id);
    if (why === 'lost' || seat.kind !== 'taken') this.#keepPlace(call, role);
    if (seat.kind === 'taken') leftBehind(seat.by, why);
  }

  /** Its connection broke after its node had said yes: the place led to a call that it will not learn of. */
  #stayAway(match: string, role: Role, node: string): void {
    const other = opposite(role);
    if (node !== this.#options.node) return this.#others.say(node, { kind: 'lost', match, to: other });
    const call = this.#calls.find(match);
    const partner = call === null ? null : this.#calls.partner(call, role);
    if (call === null || partner === null) return;
    this.#end(call);
    this.#keeping.close(match);
    this.#keepPlace(call, other);
    leftBehind(partner, 'lost');
  }

  #end(call: Call<Session>): void {
    this.#others.stopAsking(call);
    this.#calls.end(call);
  }

  /** [M12] */
  #keepPlace(call: Call<Session>, role: Role): void {
    const { head, seat, tag } = call.chairs[role];
    const owner = tag !== MINOR_0_TAG ? tag : seat.kind === 'taken' ? seat.by.tag : null;
    const now = this.#options.now();
    if (owner !== null && head !== null) this.#places.keep(owner, { since: head + now, now });
  }

  #ownSeats(match: string | null): readonly SeatedCall[] {
    const { node } = this.#options;
    const one = match === null ? null : this.#calls.find(match);
    const calls = match === null ? this.#calls.all() : one === null ? [] : [one];
    return calls.map(({ id, chairs }) => {
      const own = ROLES.filter((role) => this.#calls.isOurSeat(chairs[role]));
      const seats = own.map((role) => [role, { node, tag: chairs[role].tag ?? '', generation: chairs[role].generation }] as const);
      return { match: id, seats: Object.fromEntries(seats) };
    });
  }
}
