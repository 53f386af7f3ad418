import { AVOIDS_NOBODY, type AvoidList } from '@visavis/matchmaking';
import { CLOSE, LIMITS, type ServerMessage } from '@visavis/protocol';
import type { Behaviour } from './behaviour.ts';
import type { Doing } from './expectations.ts';
import type { Held, Place } from './held.ts';
import { Identity } from './identity.ts';
import { type End, Link, type LinkOptions } from './link.ts';
import type { Welcome } from './make-find.ts';
import type { Player, Referee } from './referee.ts';
import type { ViolationKind } from './violation.ts';

export interface ClientOptions extends Omit<LinkOptions, 'onOpen' | 'onTold' | 'onFrame' | 'onEnd'> {
  readonly number: number;
  readonly behaviour: Behaviour;
  readonly referee: Referee;
  /** Milliseconds since 1970, the same for all processes of one machine. */
  readonly wallClock: () => number;
}

/** A place or a seat is kept so long [R1, R7]; near the end either answer is right. */
export const SURELY_KEPT_MS = LIMITS.rejoinMs - 5_000;
export const UNAVAILABLE_AGAIN_MS = 1_000;
/** No longer than our own client waits (apps/chat, step-waiting.ts). */
const UNAVAILABLE_MOST_MS = 3_000;
/** Cool-downs end late rather than early. */
export const COOL_SLACK_MS = 500;

/** What a simulated visitor knows of itself, and what follows from time alone. What it says and hears is its subclass's. */
export abstract class ClientState implements Player {
  readonly number: number;
  readonly tag: string;
  readonly link: Link;
  protected readonly options: ClientOptions;
  protected readonly identity: Identity;
  protected does: Doing = 'away';
  #since = 0;
  protected held: Held | null = null;
  protected nonce = '';
  protected welcome: Pick<Welcome, 'connections' | 'wishes'> = { connections: ['direct'], wishes: [] };
  protected avoid: AvoidList = AVOIDS_NOBODY;
  protected readonly leftMatches = new Set<string>();
  protected brokenAt: number | null = null;
  protected toldOfWaitAt = -Infinity;
  protected toldUnavailableAt = -Infinity;
  /** Since when the server says that nobody is met for now [M5]. */
  protected stalledSince: number | null = null;
  /** When to search, or to claim again what could not be had. */
  protected goOnAt = 0;
  protected breakAt = Infinity;
  /** In a row, of searches and claims. */
  #refusals = 0;
  #isAccused = false;
  protected isMoving = false;
  protected isOver = false;

  constructor(options: ClientOptions) {
    this.options = options;
    this.number = options.number;
    this.identity = new Identity(options.random);
    this.tag = this.identity.tag;
    this.link = new Link({
      ...options,
      onOpen: () => this.greet(),
      onTold: (message) => this.told(message),
      onFrame: (bytes) => this.frame(bytes),
      onEnd: (end) => this.#ended(end),
    });
  }

  get doing(): Doing {
    return this.does;
  }

  /** For a person who looks for what went wrong. */
  describe(): string {
    const now = this.options.now();
    const ago = (at: number): string => (Number.isFinite(at) ? `${Math.round(now - at)} ms ago` : 'never');
    const { side } = { side: null, ...this.held };
    const partner = side === null ? '' : side.awaySince === null ? ', partner there' : `, partner away since ${ago(side.awaySince)}`;
    const stalled = this.stalledSince === null ? '' : `, stalled since ${ago(this.stalledSince)}`;
    return `client ${this.number} is ${this.does} since ${ago(this.#since)}${partner}${stalled}, told of waiting ${ago(this.toldOfWaitAt)}, of unavailable ${ago(this.toldUnavailableAt)}, heard of the server ${ago(this.link.heardAt)} at ${this.link.node?.url ?? 'none'}`;
  }

  match(): string | null {
    return this.held?.kind === 'seat' && this.does !== 'leaving' ? this.held.matched.match : null;
  }

  hasLeft(match: string): boolean {
    return this.leftMatches.has(match);
  }

  connectedSince(): number | null {
    return this.link.openSince;
  }

  waits(): { readonly place: Place; readonly since: number } | null {
    const { node } = this.link;
    if (this.does !== 'waiting' || this.held?.kind !== 'place' || this.stalledSince !== null || node?.isSound !== true) return null;
    return { place: this.held, since: Math.max(this.#since, this.held.playsFrom, node.soundSince) };
  }

  /** Whether a server showed after this time that the client has what it wants. `wall`: the same time since 1970. */
  isWell({ at, wall }: { readonly at: number; readonly wall: number }): boolean {
    if (this.does === 'talking' && this.held?.kind === 'seat') return this.held.side.hasHeardSince(wall);
    if (this.does !== 'waiting' || this.held?.kind !== 'place' || this.stalledSince !== null) return false;
    // Whose search has not begun yet [M12] was told when it will.
    return this.toldOfWaitAt >= at || this.options.now() < this.held.playsFrom;
  }

  /** Told after this time that its partner, or any, cannot be had now. */
  isToldOfTrouble(at: number): boolean {
    if (this.toldUnavailableAt >= at) return true;
    return this.held?.kind === 'seat' ? (this.held.side.awaySince ?? -Infinity) >= at : this.stalledSince !== null;
  }

  protected back(how: 'resumed' | 'rejoined' | 'returnedAlone'): void {
    const { tally, now } = this.options;
    tally.count(how);
    if (this.brokenAt !== null) tally.comingBack.add(now() - this.brokenAt);
    this.brokenAt = null;
    this.#refusals = 0;
  }

  protected rest(): void {
    this.brokenAt = null;
    const { behaviour, random, now } = this.options;
    if (now() - this.toldUnavailableAt < UNAVAILABLE_AGAIN_MS) return this.tryLater();
    this.#refusals = 0;
    this.goOnAt = now() + behaviour.restMs(random);
    this.become('idle');
  }

  /** What was refused for now is asked again, and what is held is held on to [R2, R7]. */
  protected tryLater(): void {
    const { random, now } = this.options;
    this.#refusals += 1;
    const pause = Math.min(UNAVAILABLE_AGAIN_MS * 2 ** this.#refusals, UNAVAILABLE_MOST_MS);
    // Spread, so that those who were refused together do not come together.
    this.goOnAt = now() + pause * (0.5 + random.unit() / 2);
    this.become('idle');
  }

  protected become(doing: Doing): void {
    this.does = doing;
    this.#since = this.options.now();
    this.#isAccused = false;
  }

  protected accuse(kind: ViolationKind, words: string): void {
    this.options.referee.accuse(kind, this.number, words);
  }

  #ended(end: End): void {
    const { referee, now } = this.options;
    if (this.isOver) return;
    const isOurs = end.kind === 'cut' || (end.kind === 'closed' && end.code === CLOSE.restart && this.isMoving);
    const isExcused = end.kind !== 'cut' && (!referee.isCalm || !end.node.isSound);
    const isTold = (end.kind === 'closed' && end.code >= 4_000) || (end.kind === 'refused' && end.status !== 0);
    if (!isOurs && (isTold || !isExcused)) this.accuse('refused', JSON.stringify({ ...end, node: undefined }));
    if (this.does !== 'away' && this.does !== 'greeting') this.brokenAt ??= now();
    // What was given up, or never confirmed, is not asked for again.
    if (['leaving', 'cancelling', 'asking'].includes(this.does)) this.held = null;
    this.become('away');
  }

  /** Whatever was asked is answered in time, one way or the other. */
  protected expectAnswer(now: number): void {
    const owes = ['greeting', 'asking', 'cancelling', 'returning', 'leaving'].includes(this.does);
    const { referee } = this.options;
    const from = Math.max(this.#since, this.link.node?.soundSince ?? 0);
    if (!owes || this.#isAccused || this.link.node?.answers !== true || now - from < referee.bounds.answerMs) return;
    this.#isAccused = true;
    this.accuse('no-news', `no answer while ${this.does} for ${Math.round(now - from)} ms`);
  }

  protected abstract greet(): void;
  protected abstract told(message: ServerMessage | null): void;
  protected abstract frame(bytes: Buffer): void;
}
