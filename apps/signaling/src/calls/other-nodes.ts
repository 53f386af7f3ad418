import type { LineEvent, NodeLine, NodeMessage } from '@visavis/calls';
import type { Role } from '@visavis/protocol';
import { type Call, type Calls, nodeOf, opposite, ROLES } from './calls.ts';
import { type Early, EarlyMessages } from './early-messages.ts';
import { isThere, leftBehind, tellAway } from './seating.ts';
import { type Session, tell } from '../switchboard/session.ts';

/** Of all that is to be asked of other nodes after a gap, so much goes at once: more would be a gap itself [L3]. */
const ASKED_AT_ONCE = 50;
/** Another node says within this, milliseconds, whether its seat is taken; then it is asked again. */
const ANSWER_MS = 1_000;

export interface OtherNodesOptions {
  /** This node's name. */
  readonly node: string;
  /** Milliseconds, monotonic. */
  readonly now: () => number;
  readonly line: Pick<NodeLine, 'send'>;
  readonly calls: Calls<Session>;
  /** What was said may be lost: `gap` or `gone`. */
  readonly onOutage: () => void;
  /** Another node says that a call is over. `role`: of the seat here. */
  readonly onOver: (call: Call<Session>, role: Role, why: 'left' | 'lost') => void;
}

type Here = Extract<NodeMessage, { kind: 'here' }>;

/** What nodes tell each other of the calls that they share a part of, and what is told to who sits here. */
export class OtherNodes {
  readonly #options: OtherNodesOptions;
  readonly #early = new EarlyMessages();
  /** Calls of which another node has yet to say whether its seat is taken. */
  readonly #asking = new Set<Call<Session>>();
  /** Calls of which another node is to be told, and asked, how they stand; a few with each tick. */
  readonly #toAsk = new Map<Call<Session>, string>();

  constructor(options: OtherNodesOptions) {
    this.#options = options;
  }

  hear(events: readonly LineEvent[]): void {
    for (const event of events) {
      if (event.kind === 'heard') this.#take(event.from, event.message);
      else this.#options.onOutage();
      if (event.kind === 'gap') this.#askAll(event.from);
      if (event.kind === 'gone') this.#loseNode(event.node);
    }
  }

  /** Does nothing for this node itself, or when nobody knows which one it is. */
  say(node: string | null, message: NodeMessage): void {
    if (node !== null && node !== this.#options.node) this.#options.line.send(node, message);
  }

  /** Says that the seat of this role is here. What is no answer asks whether the other is taken. */
  sayHere(call: Call<Session>, role: Role, { node, isAnswer }: { readonly node: string | null; readonly isAnswer: boolean }): void {
    this.say(node, { kind: 'here', match: call.id, to: opposite(role), generation: call.chairs[role].generation, isAnswer });
  }

  /** Asks until there is an answer, or the call is over. `role`: of the seat that is taken here. */
  ask(call: Call<Session>, role: Role, { node, isToldAway }: { readonly node: string; readonly isToldAway: boolean }): void {
    call.asked = { until: this.#options.now() + ANSWER_MS, isToldAway };
    this.#asking.add(call);
    this.sayHere(call, role, { node, isAnswer: false });
  }

  /** There is an answer, or nobody needs one any more. */
  stopAsking(call: Call<Session>): void {
    call.asked = null;
    this.#asking.delete(call);
  }

  /** This node has learned of a match: what was said of it before counts now. */
  takeEarly(match: string): void {
    for (const { from, message } of this.#early.take(match)) this.#take(from, message);
  }

  tick(): void {
    const now = this.#options.now();
    this.#askSome();
    const due = [...this.#asking].filter(({ asked }) => asked !== null && asked.until <= now);
    for (const call of due.slice(0, ASKED_AT_ONCE)) this.#askAgain(call);
    for (const early of this.#early.expire(now)) this.#sayLost(early);
  }

  /** A call that is over, or not known yet. */
  #takeOfUnknown(early: Early): void {
    if (!this.#early.hold(early, this.#options.now())) this.#sayLost(early);
  }

  #sayLost({ from, message: { kind, match, to } }: Early): void {
    if (kind === 'frame' || kind === 'here') this.say(from, { kind: 'lost', match, to: opposite(to) });
  }

  #take(from: string, message: NodeMessage): void {
    const { calls, onOver } = this.#options;
    const call = calls.find(message.match);
    if (call === null) return this.#takeOfUnknown({ from, message });
    if (message.kind === 'here') return this.#takeHere(call, from, message);
    const [own, theirs] = [call.chairs[message.to].seat, call.chairs[opposite(message.to)]];
    // Of a node that has not heard yet that the seat is another's.
    if (nodeOf(theirs.seat) !== from) return;
    switch (message.kind) {
      case 'frame':
        if (own.kind === 'taken') own.by.outlet.send(bytesOf(message.frame));
        else this.say(from, { kind: 'away', match: call.id, to: opposite(message.to) });
        return;
      case 'away':
        // Whoever came back a moment ago has had no answer yet.
        if (isThere(theirs.seat, call) || call.asked?.isToldAway === false) tellAway(call, message.to);
        this.stopAsking(call);
        calls.move(call, opposite(message.to), { node: from, generation: theirs.generation, isAway: true });
        return;
      case 'left':
      case 'lost':
        return onOver(call, message.to, message.kind);
    }
  }

  #takeHere(call: Call<Session>, from: string, { to, generation, isAnswer }: Here): void {
    const { calls } = this.#options;
    const theirs = opposite(to);
    const chair = call.chairs[theirs];
    if (generation < chair.generation && nodeOf(chair.seat) !== from) return;
    const isNews = !isAnswer || call.asked !== null || !isThere(chair.seat, call);
    const before = calls.move(call, theirs, { node: from, generation, isAway: false });
    if (before !== null) leftBehind(before, 'lost');
    this.stopAsking(call);
    if (!calls.isOurs(call)) return calls.end(call);
    const { seat } = call.chairs[to];
    if (seat.kind === 'taken' && isNews) tell(seat.by, { type: 'rejoined' });
    if (isAnswer) return;
    if (seat.kind === 'taken') this.sayHere(call, to, { node: from, isAnswer: true });
    else this.say(from, { kind: 'away', match: call.id, to: theirs });
  }

  /** What was under way between this node and another is not certain any more: both say anew how things stand [B5]. */
  #askAll(node: string): void {
    const { calls } = this.#options;
    for (const call of calls.all()) if (ROLES.some((role) => nodeOf(call.chairs[role].seat) === node)) this.#toAsk.set(call, node);
  }

  #askSome(): void {
    let asked = 0;
    for (const [call, node] of this.#toAsk) {
      if (asked === ASKED_AT_ONCE) return;
      asked += 1;
      this.#toAsk.delete(call);
      this.#askAbout(call, node);
    }
  }

  #askAbout(call: Call<Session>, node: string): void {
    const { calls } = this.#options;
    // It may be over by now.
    if (calls.find(call.id) !== call) return;
    for (const role of ROLES) {
      const { seat } = call.chairs[opposite(role)];
      if (nodeOf(seat) !== node || !calls.isOurSeat(call.chairs[role])) continue;
      if (call.chairs[role].seat.kind === 'taken') this.ask(call, role, { node, isToldAway: !isThere(seat, call) });
      else this.say(node, { kind: 'away', match: call.id, to: opposite(role) });
    }
  }

  #askAgain(call: Call<Session>): void {
    const { calls, now } = this.#options;
    const role = ROLES.find((one) => call.chairs[one].seat.kind === 'taken');
    const other = opposite(role ?? 'polite');
    const { seat } = call.chairs[other];
    const node = nodeOf(seat);
    if (role === undefined || node === null) return this.stopAsking(call);
    if (call.asked?.isToldAway === false) tellAway(call, role);
    if (seat.kind === 'elsewhere') calls.lose(call, other, { now: now(), node });
    this.ask(call, role, { node, isToldAway: true });
  }

  #loseNode(node: string): void {
    const { calls, now } = this.#options;
    for (const call of calls.all()) {
      for (const role of ROLES) {
        const { seat } = call.chairs[role];
        if (seat.kind !== 'elsewhere' || seat.node !== node) continue;
        if (isThere(seat, call)) tellAway(call, opposite(role));
        this.stopAsking(call);
        calls.lose(call, role, { now: now(), node });
      }
    }
  }
}

/** The bytes as the socket takes them; copied only where they are a part of something larger. */
function bytesOf(frame: Uint8Array): ArrayBuffer {
  const { buffer, byteLength } = frame;
  return buffer instanceof ArrayBuffer && buffer.byteLength === byteLength ? buffer : new Uint8Array(frame).buffer;
}
