import { type Parcel, PARCEL_LIMITS } from './carrier.ts';
import { LINE_BUFFER, LINE_TIMES, type LineEvent, type NodeMessage } from './node-line.ts';

interface Waiting {
  readonly number: number;
  readonly message: NodeMessage;
  readonly since: number;
}

/** Another node, as one node knows it: what waits for it, and what came from it. */
export class Acquaintance {
  readonly node: string;
  /** When it was heard of last; at first, when it was made. */
  heardAt: number;
  wasHeard = false;
  /** `held back`: a parcel may not have arrived, so it is tried again when a moment is over. */
  state: 'ready' | 'under way' | 'held back' = 'ready';
  /** It is time to say that this node is there. */
  isBeatDue = false;
  readonly #era: number;
  #waiting: Waiting[] = [];
  #next: number;
  /** The sender's era, and the number that comes next. */
  #expected: { readonly era: number; readonly next: number } | null = null;
  /** Since when it is gone. What was heard of it is remembered: it may be under way a second time [L1]. */
  #goneAt: number | null = null;

  /** `next`: 1 when this node may have known that one before: then something may be missing there. */
  constructor({ node, era, next, now }: { readonly node: string; readonly era: number; readonly next: 0 | 1; readonly now: number }) {
    this.node = node;
    this.#era = era;
    this.#next = next;
    this.heardAt = now;
  }

  get goneAt(): number | null {
    return this.#goneAt;
  }

  get hasSomething(): boolean {
    return this.isBeatDue || this.#waiting.length > 0;
  }

  /** What waits is lost. So is a number: if it is there after all, it is told [L7]. */
  giveUp(now: number): void {
    this.#goneAt = now;
    this.wasHeard = false;
    this.#waiting = [];
    this.#next += 1;
  }

  /** A message that is lost keeps its number: by that the other one notices [L2, L3]. */
  push(message: NodeMessage, since: number): void {
    if (this.#goneAt !== null) this.heardAt = since;
    this.#goneAt = null;
    const number = this.#next++;
    // Frames leave room for words about seats, of which more are needed when much is lost.
    const room = message.kind === 'frame' ? LINE_BUFFER / 2 : LINE_BUFFER;
    if (this.#waiting.length < room) this.#waiting.push({ number, message, since });
  }

  /** [L3] */
  dropOld(now: number): void {
    const [oldest] = this.#waiting;
    if (oldest !== undefined && oldest.since + LINE_TIMES.waits <= now) this.#waiting = this.#waiting.filter(({ since }) => now < since + LINE_TIMES.waits);
  }

  /** What goes now. It waits on until it is said to have arrived. */
  pack(from: string): Parcel {
    const first = this.#waiting[0]?.number ?? this.#next;
    const messages: NodeMessage[] = [];
    let bytes = 0;
    for (const { message, number } of this.#waiting) {
      bytes += message.kind === 'frame' ? message.frame.byteLength : 0;
      const isTooMuch = messages.length === PARCEL_LIMITS.messages || (messages.length > 0 && bytes > PARCEL_LIMITS.frameBytes);
      if (isTooMuch || number !== first + messages.length) break;
      messages.push(message);
    }
    return { from, era: this.#era, first, messages };
  }

  arrived({ first, messages }: Parcel): void {
    const next = first + messages.length;
    const rest = this.#waiting.findIndex(({ number }) => number >= next);
    this.#waiting.splice(0, rest === -1 ? this.#waiting.length : rest);
  }

  /** A parcel of that node: what is new in it, after a `gap` if anything is missing [L1, L2]. */
  take({ era, first, messages }: Parcel, now: number): readonly LineEvent[] {
    const expected = this.#expected ?? { era, next: 0 };
    // It was under way for so long that its sender began anew meanwhile.
    if (era < expected.era) return [];
    const isBack = !this.wasHeard && this.#expected !== null;
    this.#goneAt = null;
    this.heardAt = now;
    this.wasHeard = true;
    const isKnown = era === expected.era;
    const events: LineEvent[] = [];
    if (isBack || !isKnown || first > expected.next) events.push({ kind: 'gap', from: this.node });
    const next = isKnown ? Math.max(first, expected.next) : first;
    for (const message of messages.slice(next - first)) {
      events.push(message === null ? { kind: 'gap', from: this.node } : { kind: 'heard', from: this.node, message });
    }
    this.#expected = { era, next: Math.max(next, first + messages.length) };
    return events;
  }
}
