import type { SeededRandom } from '@visavis/bench/seeded-random';
import type { Behaviour } from './behaviour.ts';
import { FrameStream } from './frame-stream.ts';
import type { Bounds } from './referee.ts';
import type { Tally } from './tally.ts';
import type { ViolationKind } from './violation.ts';

export interface CallSideOptions {
  readonly match: string;
  readonly own: string;
  readonly partner: string;
  readonly behaviour: Behaviour;
  readonly random: SeededRandom;
  readonly tally: Tally;
  readonly bounds: Bounds;
  /** Milliseconds, monotonic, of the crowd; and since 1970, of the machine. */
  readonly now: () => number;
  readonly wallClock: () => number;
  readonly send: (bytes: Buffer) => void;
  readonly accuse: (kind: ViolationKind, words: string) => void;
}

/** One side of a call: sends frames, takes the partner's, and notices when they do not come. */
export class CallSide {
  readonly #options: CallSideOptions;
  readonly #stream: FrameStream;
  /** When the talk is over, and this side presses Next. */
  readonly talksUntil: number;
  #nextFrameAt: number;
  /** The last sign of the partner, or the last word of the server that there is one. */
  #heardAt: number;
  /** When the newest frame that was taken was sent, milliseconds since 1970. */
  #partnerSpokeAt = -Infinity;
  #rejoinedAt: number;
  #awaySince: number | null = null;
  #isAccused = false;

  constructor(options: CallSideOptions) {
    const { match, own, partner, wallClock, now, behaviour, random } = options;
    this.#options = options;
    this.#stream = new FrameStream({ match, own, partner, wallClock });
    this.#heardAt = now();
    this.#rejoinedAt = now();
    this.#nextFrameAt = now();
    this.talksUntil = now() + behaviour.talkMs(random);
  }

  /** Since when the partner is said to be away. */
  get awaySince(): number | null {
    return this.#awaySince;
  }

  /** Whether the partner said something after this time, milliseconds since 1970. */
  hasHeardSince(wallTime: number): boolean {
    return this.#awaySince === null && this.#partnerSpokeAt >= wallTime;
  }

  away(): void {
    this.#awaySince ??= this.#options.now();
  }

  /** Both are there again: what was not acknowledged goes once more [E9]. */
  rejoined(): void {
    this.#awaySince = null;
    this.#restartClocks();
    this.#stream.beginAgain();
    for (const bytes of this.#stream.again()) this.#send(bytes, 'framesAgain');
  }

  frame(bytes: Buffer): void {
    const { accuse, tally, now, bounds } = this.#options;
    const heard = this.#stream.hear(bytes);
    if (heard.kind === 'stranger') return accuse('wrong-partner', 'a frame of another call');
    this.#heardAt = now();
    if (heard.kind === 'repeated') return void tally.count('framesRepeated');
    if (heard.kind === 'gap') return void tally.count('framesGap');
    this.#partnerSpokeAt = heard.sentAt;
    // What comes again may come before the word that it does.
    if (heard.isLate && now() - this.#rejoinedAt > bounds.lossMs) accuse('out-of-order', 'a frame after one that was sent later');
    tally.count('framesTaken');
    if (heard.isWords) tally.frameLatency.add(heard.latencyMs);
    const ack = this.#stream.ackDue();
    if (ack !== null) this.#send(ack, 'framesSent');
  }

  /** `hears`: whether the connection to the server is known to work. */
  tick(hears: boolean): void {
    const { behaviour, random, bounds, now, accuse } = this.#options;
    const time = now();
    if (!hears) this.#restartClocks();
    if (this.#awaySince !== null) return;
    if (time >= this.#nextFrameAt && behaviour.framesPerSecond > 0) {
      this.#nextFrameAt = Math.max(this.#nextFrameAt + 1_000 / behaviour.framesPerSecond, time - 1_000);
      this.#send(this.#stream.next(random.weighted(behaviour.frameSizes)), 'framesSent');
    }
    if (this.#isAccused || behaviour.framesPerSecond === 0) return;
    if (time - this.#heardAt > bounds.ghostMs) {
      this.#isAccused = true;
      accuse('ghost', `nothing of the partner for ${Math.round(time - this.#heardAt)} ms`);
    } else if (time - this.#rejoinedAt > bounds.lossMs && this.#stream.oldestUnacknowledged() > bounds.lossMs) {
      this.#isAccused = true;
      accuse('frame-lost', `not acknowledged for ${Math.round(this.#stream.oldestUnacknowledged())} ms, of ${this.#stream.unacknowledged}`);
    }
  }

  #restartClocks(): void {
    const time = this.#options.now();
    this.#heardAt = time;
    this.#rejoinedAt = time;
  }

  #send(bytes: Buffer, count: 'framesSent' | 'framesAgain'): void {
    this.#options.tally.count(count);
    this.#options.send(bytes);
  }
}
