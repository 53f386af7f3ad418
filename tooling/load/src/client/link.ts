import type { SeededRandom } from '@visavis/bench/seeded-random';
import { type ClientMessage, CLOSE, LIMITS, type ServerMessage } from '@visavis/protocol';
import type { Tally } from './tally.ts';
import type { Ear, OpenWire, Wire } from './wire.ts';

/** A server as clients find it. */
export interface Node {
  readonly url: string;
  /** Whether it runs and reaches the others; and since when, on the crowd's clock. */
  readonly isSound: boolean;
  readonly soundSince: number;
  /** Whether it runs. Then it answers, if only that it cannot do what is asked. */
  readonly answers: boolean;
}

export interface LinkOptions {
  /** A loopback address of its own. */
  readonly from: string;
  readonly origin: string;
  readonly random: SeededRandom;
  readonly tally: Tally;
  /** The server that a balancer would choose now. */
  readonly target: (random: SeededRandom) => Node | null;
  readonly openWire: OpenWire;
  /** Milliseconds, monotonic. */
  readonly now: () => number;
  readonly onOpen: () => void;
  readonly onTold: (message: ServerMessage | null) => void;
  readonly onFrame: (bytes: Buffer) => void;
  readonly onEnd: (end: End) => void;
}

/** How a connection ended, or that it was not made. `node`: where. */
export type End =
  | { readonly kind: 'refused'; readonly status: number; readonly node: Node }
  | { readonly kind: 'closed'; readonly code: number; readonly node: Node }
  /** By this side: it broke, or was given up. */
  | { readonly kind: 'cut' }
  /** Not open in time. */
  | { readonly kind: 'too-slow'; readonly node: Node };

const OPEN_MS = 2_000;
const FIRST_DELAY_MS = 500;
const LAST_DELAY_MS = 10_000;
const GIVES_UP_MS = 2 * LIMITS.pingMs;

type State =
  | { readonly kind: 'off' }
  | { readonly kind: 'away'; readonly connectAt: number }
  | { readonly kind: 'connecting'; readonly wire: Wire; readonly node: Node; readonly since: number }
  | { readonly kind: 'open'; readonly wire: Wire; readonly node: Node; readonly since: number };

/** One client's connection to the service: made, kept alive, given up and made again [S7, S8]. */
export class Link implements Ear {
  readonly #options: LinkOptions;
  #state: State = { kind: 'off' };
  #heardAt = 0;
  #pingAt = 0;
  #failures = 0;
  /** What `moving` asked for. */
  #notBefore = 0;

  constructor(options: LinkOptions) {
    this.#options = options;
  }

  /** Where it is connected. */
  get node(): Node | null {
    return this.#state.kind === 'open' ? this.#state.node : null;
  }

  get openSince(): number | null {
    return this.#state.kind === 'open' ? this.#state.since : null;
  }

  get heardAt(): number {
    return this.#heardAt;
  }

  start(at: number): void {
    this.#state = { kind: 'away', connectAt: at };
  }

  /** As a page that is closed. */
  stop(): void {
    const { wire } = { wire: null, ...this.#state };
    this.#state = { kind: 'off' };
    wire?.close(CLOSE.normal);
  }

  /** The network goes away under it. */
  cut(): void {
    const state = this.#state;
    if (state.kind !== 'open' && state.kind !== 'connecting') return;
    this.#comeBack({ kind: 'cut' });
    state.wire.cut();
  }

  moving(afterMs: number): void {
    this.#notBefore = this.#options.now() + afterMs;
  }

  say(message: ClientMessage): void {
    if (this.#state.kind === 'open') this.#state.wire.say(message);
  }

  sendFrame(bytes: Buffer): void {
    if (this.#state.kind === 'open') this.#state.wire.frame(bytes);
  }

  tick(): void {
    const state = this.#state;
    const now = this.#options.now();
    if (state.kind === 'away' && now >= state.connectAt) this.#connect();
    if (state.kind === 'connecting' && now - state.since > OPEN_MS) {
      this.#comeBack({ kind: 'too-slow', node: state.node });
      state.wire.cut();
    }
    if (state.kind !== 'open') return;
    if (now - this.#heardAt > GIVES_UP_MS) return this.cut();
    if (now < this.#pingAt) return;
    this.#pingAt = now + LIMITS.pingMs;
    this.say({ type: 'ping' });
  }

  opened(): void {
    if (this.#state.kind !== 'connecting') return;
    const now = this.#options.now();
    this.#options.tally.count('connects');
    this.#options.tally.connecting.add(now - this.#state.since);
    this.#state = { ...this.#state, kind: 'open', since: now };
    this.#failures = 0;
    this.#heardAt = now;
    this.#pingAt = now + LIMITS.pingMs;
    this.#options.onOpen();
  }

  told(message: ServerMessage | null): void {
    if (this.#state.kind !== 'open') return;
    this.#heardAt = this.#options.now();
    this.#options.onTold(message);
  }

  frame(bytes: Buffer): void {
    if (this.#state.kind !== 'open') return;
    this.#heardAt = this.#options.now();
    this.#options.onFrame(bytes);
  }

  pinged(): void {
    this.#heardAt = this.#options.now();
  }

  ended(end: { readonly code: number } | { readonly refused: number }): void {
    const state = this.#state;
    if (state.kind !== 'open' && state.kind !== 'connecting') return;
    const { node } = state;
    this.#comeBack('refused' in end ? { kind: 'refused', status: end.refused, node } : { kind: 'closed', code: end.code, node });
  }

  #connect(): void {
    const { target, random, openWire, from, origin, now } = this.#options;
    const node = target(random);
    if (node === null) {
      this.#state = { kind: 'away', connectAt: now() + FIRST_DELAY_MS };
      return;
    }
    this.#state = { kind: 'connecting', wire: openWire({ url: node.url, from, origin }, this), node, since: now() };
  }

  /** With a delay that grows, and is random from nought on: those who lost the same server do not come all at once. */
  #comeBack(end: End): void {
    const { now, random, tally, onEnd } = this.#options;
    if (end.kind === 'refused' || end.kind === 'too-slow') tally.count('connectsFailed');
    const delay = random.below(Math.min(FIRST_DELAY_MS * 2 ** this.#failures, LAST_DELAY_MS));
    this.#failures += 1;
    this.#state = { kind: 'away', connectAt: Math.max(this.#notBefore, now()) + delay };
    onEnd(end);
  }
}
