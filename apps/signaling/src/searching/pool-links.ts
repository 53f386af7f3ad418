import { type Entered, type Entry, type Membership, type Pool, POOL_TIMES, type PoolEvent, type Resumed, type Stated } from '@visavis/matchmaking';
import type { Mode } from '@visavis/protocol';
import type { Meters } from '../counting/meters.ts';
import { PoolLink } from './pool-link.ts';
import type { Search } from './search.ts';
import { Unheard, type Word } from './unheard.ts';

export const MODES = ['video', 'text'] as const satisfies readonly Mode[];
/** A node with no tickets speaks this often, milliseconds; one with tickets at every tick. */
const RENEW_EVERY_MS = POOL_TIMES.renew;

export interface PoolLinksOptions {
  readonly pools: Readonly<Record<Mode, Pool>>;
  /** This node's name. */
  readonly node: string;
  /** Milliseconds, monotonic. */
  readonly now: () => number;
  readonly meters: Pick<Meters, 'leaseLost' | 'renewalFailed'>;
  readonly hear: (mode: Mode, events: readonly PoolEvent[]) => void;
  readonly enterAgain: (mode: Mode, membership: Membership) => Promise<void>;
}

/** What says which ticket is meant. */
export type OfTicket = Pick<Stated, 'mode' | 'tag'>;

/** This node's standing in all pools, and what it tells them of its searches. */
export class PoolLinks {
  readonly #options: PoolLinksOptions;
  readonly #links: Readonly<Record<Mode, PoolLink>>;
  readonly #unheard: Readonly<Record<Mode, Unheard>> = { video: new Unheard(), text: new Unheard() };
  #renewedAt = -Infinity;

  constructor(options: PoolLinksOptions) {
    this.#options = options;
    this.#links = { video: this.#open('video'), text: this.#open('text') };
  }

  of(mode: Mode): PoolLink {
    return this.#links[mode];
  }

  isMember(): Readonly<Record<Mode, boolean>> {
    return { video: this.#links.video.isMember, text: this.#links.text.isMember };
  }

  /** To be called ten times a second, with the searches whose tickets are in pools. */
  renew(searches: readonly Search[]): void {
    const now = this.#options.now();
    const isTime = now - this.#renewedAt >= RENEW_EVERY_MS;
    if (isTime) this.#renewedAt = now;
    for (const mode of MODES) if (isTime || searches.some(({ stated }) => stated.mode === mode)) this.#links[mode].renew();
  }

  /** `null`: the pool is away. */
  async enter(entry: Entry): Promise<Entered | null> {
    const { mode, tag } = entry.stated;
    // An old ticket that the pool did not hear the end of would bar the way of the new one [Q9 of the pool].
    const before = this.#unheard[mode].forget(tag);
    if (before === 'withdraw') this.#links[mode].ask((membership) => membership.withdraw(tag)).catch(() => {});
    return await this.#links[mode].ask((membership) => membership.enter(entry)).catch(() => null);
  }

  /** `null`: the pool is away. */
  async resume({ mode, tag, generation }: OfTicket & { readonly generation: number }): Promise<Resumed | null> {
    this.#unheard[mode].forget(tag);
    return await this.#links[mode].ask((membership) => membership.resume({ tag, generation })).catch(() => null);
  }

  /** To be called for each ticket that is entered again, however that is done. */
  noteEnteredAgain({ mode, tag }: OfTicket): void {
    this.#unheard[mode].forget(tag);
  }

  suspend({ mode, tag }: OfTicket): void {
    void this.#say(mode, { tag, word: 'suspend' });
  }

  /** Whether it was there; `null` when the pool is away: then it hears of it later. */
  async withdraw({ mode, tag }: OfTicket): Promise<boolean | null> {
    return (await this.#say(mode, { tag, word: 'withdraw' })) ?? null;
  }

  answer(mode: Mode, answer: Parameters<Membership['answer']>[0]): void {
    this.#links[mode].askAtOnce((membership) => membership.answer(answer)).catch(() => {});
  }

  async leave(): Promise<void> {
    await Promise.all(MODES.map((mode) => this.#links[mode].leave()));
  }

  async #say(mode: Mode, { tag, word }: { readonly tag: string; readonly word: Word }): Promise<boolean | null | void> {
    const saying = this.#links[mode].ask<boolean | void>((membership) => membership[word](tag));
    return await this.#unheard[mode].note({ tag, word }, saying);
  }

  #open(mode: Mode): PoolLink {
    const { pools, node, now, meters, hear, enterAgain } = this.#options;
    return new PoolLink({
      pool: pools[mode],
      node,
      now,
      hear: (events) => hear(mode, events),
      enterAgain: (membership) => enterAgain(mode, membership),
      onRenewed: () => {
        for (const unheard of this.#unheard[mode].take()) void this.#say(mode, unheard);
      },
      onTrouble: (trouble) => (trouble === 'fenced' ? meters.leaseLost(mode) : meters.renewalFailed(mode)),
    });
  }
}
