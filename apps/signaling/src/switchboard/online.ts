import type { HeadCount } from '@visavis/calls';

export interface OnlineOptions {
  /** This node's name. */
  readonly node: string;
  /** Milliseconds, monotonic. */
  readonly now: () => number;
  readonly headCount: HeadCount;
  /** Who is at this node now. */
  readonly here: () => number;
}

const EVERY_MS = 1_000;

/** How many visitors are online at all nodes; while the others cannot be asked, as many as there were last. */
export class Online {
  readonly #options: OnlineOptions;
  #elsewhere = 0;
  #askedAt = -Infinity;

  constructor(options: OnlineOptions) {
    this.#options = options;
  }

  count(): number {
    return this.#options.here() + this.#elsewhere;
  }

  /** To be called ten times a second. */
  async tick(): Promise<void> {
    const { headCount, here, node, now } = this.#options;
    if (now() - this.#askedAt < EVERY_MS) return;
    this.#askedAt = now();
    this.#elsewhere = await headCount.tell(node, here()).catch(() => this.#elsewhere);
  }

  async leave(): Promise<void> {
    await this.#options.headCount.leave(this.#options.node).catch(() => {});
  }
}
