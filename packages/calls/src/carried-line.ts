import { Acquaintance } from './acquaintance.ts';
import type { Carrier, Parcel } from './carrier.ts';
import { LINE_TIMES, type LineEvent, type NodeLine, type NodeMessage } from './node-line.ts';

/** How often `tick` is to be called, milliseconds; so long after it failed a parcel is tried again. */
export const LINE_TICK_MS = 250;

/** How long a node is spoken to that is gone: twice as long as a message may wait. */
const REMEMBERED_MS = 60_000;

export interface CarriedLineOptions {
  readonly node: string;
  readonly carrier: Carrier;
  readonly hear: (events: readonly LineEvent[]) => void;
  /** Milliseconds; never goes back. */
  readonly now: () => number;
}

/**
 * The rules of lines over any carrier. To each node one parcel is under way at a time; what is sent meanwhile goes with
 * the next one. Its host calls `tick` every `LINE_TICK_MS`, and `take` with each parcel that comes.
 */
export class CarriedLine implements NodeLine {
  readonly #options: CarriedLineOptions;
  readonly #known = new Map<string, Acquaintance>();
  readonly #underWay = new Set<Promise<void>>();
  #turn: Promise<void> | null = null;
  #eras = 0;
  #hasForgotten = false;
  #beatAt = Number.NEGATIVE_INFINITY;
  /** When this node last heard itself, and since when it does [L4]. */
  #echoAt: number;
  #hearsSince: number;
  #isClosed = false;

  constructor(options: CarriedLineOptions) {
    this.#options = options;
    const now = options.now();
    this.#echoAt = now;
    this.#hearsSince = now;
    this.#acquaint(options.node, now);
  }

  /** When this node last heard itself: long ago, and something between is broken. */
  get echoAt(): number {
    return this.#echoAt;
  }

  send(node: string, message: NodeMessage): void {
    if (this.#isClosed) return;
    const now = this.#options.now();
    this.#acquaint(node, now).push(message, now);
    this.#soon();
  }

  isThere(node: string): boolean {
    const one = this.#known.get(node);
    return one !== undefined && one.wasHeard && this.#options.now() < one.heardAt + LINE_TIMES.gone;
  }

  /** What waits goes first, if it can. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.idle();
    this.#known.clear();
  }

  take(parcel: Parcel): void {
    if (this.#isClosed) return;
    const now = this.#options.now();
    if (parcel.from === this.#options.node) {
      if (this.#echoAt + LINE_TIMES.deaf <= now) this.#hearsSince = now;
      this.#echoAt = now;
    }
    const one = this.#acquaint(parcel.from, now);
    this.#tell(one.take(parcel, now));
  }

  tick(): void {
    if (this.#isClosed) return;
    const now = this.#options.now();
    this.#tell(this.#forgetSilent(now));
    // Half a tick early rather than a whole one late.
    const isBeat = this.#beatAt + LINE_TIMES.beat - LINE_TICK_MS / 2 <= now;
    if (isBeat) this.#beatAt = now;
    for (const one of this.#known.values()) {
      one.dropOld(now);
      if (isBeat) one.isBeatDue = true;
      if (one.state === 'held back' && (isBeat || one.goneAt === null)) one.state = 'ready';
    }
    this.#soon();
  }

  /** Resolves when nothing is under way. */
  async idle(): Promise<void> {
    while (this.#turn !== null || this.#underWay.size > 0) await Promise.all([this.#turn, ...this.#underWay]);
  }

  #acquaint(node: string, now: number): Acquaintance {
    const known = this.#known.get(node);
    if (known !== undefined) return known;
    this.#eras += 1;
    const one = new Acquaintance({ node, era: this.#eras, now, next: this.#hasForgotten ? 1 : 0 });
    this.#known.set(node, one);
    return one;
  }

  /** [L4, L7] */
  #forgetSilent(now: number): readonly LineEvent[] {
    if (this.#echoAt + LINE_TIMES.deaf <= now) return [];
    const events: LineEvent[] = [];
    for (const one of this.#known.values()) {
      const { goneAt, heardAt, node } = one;
      if (node === this.#options.node) continue;
      if (goneAt !== null) {
        if (goneAt + REMEMBERED_MS <= now) this.#hasForgotten = this.#known.delete(node);
      } else if (Math.max(heardAt, this.#hearsSince) + LINE_TIMES.gone <= now) {
        one.giveUp(now);
        events.push({ kind: 'gone', node });
      }
    }
    return events;
  }

  #soon(): void {
    this.#turn ??= this.#options.carrier.nextTurn().then(() => {
      this.#turn = null;
      for (const one of this.#known.values()) this.#carry(one);
    });
  }

  #carry(one: Acquaintance): void {
    if (this.#known.get(one.node) !== one || one.state !== 'ready' || !one.hasSomething) return;
    one.state = 'under way';
    one.isBeatDue = false;
    const carrying = this.#carryOnce(one).then(() => {
      this.#underWay.delete(carrying);
      this.#carry(one);
    });
    this.#underWay.add(carrying);
  }

  async #carryOnce(one: Acquaintance): Promise<void> {
    const { carrier, node } = this.#options;
    const parcel = one.pack(node);
    const hasArrived = await carrier.carry(one.node, parcel).catch(() => false);
    if (hasArrived) one.arrived(parcel);
    // What was not a message of its own is said again as well.
    else one.isBeatDue = true;
    one.state = hasArrived ? 'ready' : 'held back';
  }

  #tell(events: readonly LineEvent[]): void {
    if (events.length > 0) this.#options.hear(events);
  }
}
