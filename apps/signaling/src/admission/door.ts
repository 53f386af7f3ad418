import { type BucketKind, type Buckets, type Rate, takeToken } from '@visavis/admission';

/** What is allowed to one network [L5]. */
export type DoorRates = Readonly<Record<BucketKind, Rate>>;

export interface DoorOptions {
  /** HMAC-SHA-256 of the address prefix under the day's key, base64url. */
  readonly network: string;
  /** The same under the ban key; `null` where the policy knows no bans of networks. */
  readonly banMark: string | null;
  readonly rates: DoorRates;
  /** What all nodes draw from; left out where there is one node. */
  readonly buckets?: Buckets | undefined;
}

/** What is remembered of one network while it is in use: sockets that are open, and the tokens it took. */
export class Door {
  network: string;
  readonly banMark: string | null;
  open = 0;
  readonly #rates: DoorRates;
  readonly #buckets: Buckets | undefined;
  /** When all may be taken again: `takeToken`. */
  readonly #fullAt: Record<BucketKind, number> = { connect: 0, find: 0, report: 0 };

  constructor({ network, banMark, rates, buckets }: DoorOptions) {
    this.network = network;
    this.banMark = banMark;
    this.#rates = rates;
    this.#buckets = buckets;
  }

  /** Decides by what this node knows; what other nodes let in it knows a moment later (packages/admission, B4). */
  take(kind: BucketKind, now: number): boolean {
    const next = takeToken(this.#fullAt[kind], now, this.#rates[kind]);
    if (next === null) return false;
    this.#fullAt[kind] = next;
    void this.#drawFromAll(kind, now);
    return true;
  }

  /** Nobody uses it, and there is nothing to remember. */
  isIdle(now: number): boolean {
    return this.open === 0 && Math.max(...Object.values(this.#fullAt)) <= now;
  }

  async #drawFromAll(kind: BucketKind, now: number): Promise<void> {
    const drawn = await this.#buckets?.draw({ kind, network: this.network, rate: this.#rates[kind] }).catch(() => undefined);
    if (drawn !== undefined) this.#fullAt[kind] = Math.max(this.#fullAt[kind], now + drawn.fullInMs);
  }
}
