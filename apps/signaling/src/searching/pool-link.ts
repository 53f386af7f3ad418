import { type Membership, type Pool, POOL_TIMES, type PoolEvent, PoolFenced, type WaitEstimate } from '@visavis/matchmaking';

export interface PoolLinkOptions {
  readonly pool: Pool;
  /** This node's name. */
  readonly node: string;
  /** Milliseconds, monotonic. */
  readonly now: () => number;
  readonly hear: (events: readonly PoolEvent[]) => void;
  /** Enters again what this node holds, after it lost its standing [N4]. */
  readonly enterAgain: (membership: Membership) => Promise<void>;
  /** The pool answered: what it could not be told before may be said now. */
  readonly onRenewed: () => void;
  /** `fenced`: the pool went on without this node. */
  readonly onTrouble: (trouble: 'renewal-failed' | 'fenced') => void;
}

type Work<Answer> = (membership: Membership) => Promise<Answer>;

/** This node's standing in one pool; when it is over, the node joins again by itself, until it leaves. */
export class PoolLink {
  readonly #options: PoolLinkOptions;
  #membership: Membership | null = null;
  /** Joined, and what this node holds is not all entered yet. */
  #entering: Membership | null = null;
  #joining: Promise<Membership> | null = null;
  #isOver = false;
  #isRenewing = false;
  #renewedAt = -Infinity;
  #usual: WaitEstimate | null = null;

  constructor(options: PoolLinkOptions) {
    this.#options = options;
  }

  /** How long people waited of late, as of the last `lookUpWaits`. */
  get usual(): WaitEstimate | null {
    return this.#usual;
  }

  /** As far as this node can know by itself. */
  get isMember(): boolean {
    return this.#membership !== null && this.#options.now() - this.#renewedAt < POOL_TIMES.lease;
  }

  /** Has something done in the pool: at once when this node is a member, so that what is asked in order is done in order. */
  async ask<Answer>(work: Work<Answer>): Promise<Answer> {
    const membership = this.#membership ?? (await this.#join());
    try {
      return await work(membership);
    } catch (error) {
      if (!(error instanceof PoolFenced) || this.#isOver) throw error;
      this.#options.onTrouble('fenced');
      if (this.#membership === membership) this.#membership = null;
      return work(this.#membership ?? (await this.#join()));
    }
  }

  /** As `ask`, but while tickets are entered again it does not wait for the last of them: a proposal does not either. */
  async askAtOnce<Answer>(work: Work<Answer>): Promise<Answer> {
    return this.#entering === null ? this.ask(work) : work(this.#entering);
  }

  /** For the rhythm: does nothing while the last one is under way. A pool that is away is asked again with the next one. */
  renew(): void {
    if (this.#isRenewing || this.#isOver) return;
    this.#isRenewing = true;
    this.ask((membership) => membership.renew())
      .then(() => {
        this.#noteRenewal();
        this.#options.onRenewed();
      })
      .catch(() => this.#options.onTrouble('renewal-failed'))
      .finally(() => {
        this.#isRenewing = false;
      });
  }

  async lookUpWaits(): Promise<void> {
    this.#usual = await this.ask((membership) => membership.waits()).catch(() => null);
  }

  /** Hands over what is held, for good: whatever is asked from now on rejects with `PoolFenced`. Never rejects. */
  async leave(): Promise<void> {
    this.#isOver = true;
    const membership = this.#membership ?? (await this.#joining?.catch(() => null)) ?? null;
    this.#membership = null;
    await membership?.leave().catch(() => {});
  }

  #join(): Promise<Membership> {
    // Who joined again now would look alive to the pool, and nobody is here.
    if (this.#isOver) return Promise.reject(new PoolFenced());
    this.#joining ??= this.#joinNow().finally(() => {
      this.#joining = null;
      this.#entering = null;
    });
    return this.#joining;
  }

  async #joinNow(): Promise<Membership> {
    const { pool, node, hear, enterAgain } = this.#options;
    const membership = await pool.join(node, hear);
    this.#entering = membership;
    await enterAgain(membership);
    this.#membership = membership;
    this.#noteRenewal();
    return membership;
  }

  #noteRenewal(): void {
    this.#renewedAt = this.#options.now();
  }
}
