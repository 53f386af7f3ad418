import { POOL_TIMES, type WaitEstimate } from '@visavis/matchmaking';
import { MODES, type PoolLinks } from './pool-links.ts';
import type { Search } from './search.ts';
import { tell } from '../switchboard/session.ts';

const EVERY_MS = 1_000;
/**
 * To count the company costs the pool more the more there are, and the more there are, the more ask. So each asks less
 * often: milliseconds for each of the others, and from `MANY` on with their square, which bounds what all cost together.
 */
const EVERY_MS_FOR_EACH = 5;
const MANY = 200;
/** In place of figures. */
const STALLED = 'stalled';

export interface CompanyNewsOptions {
  readonly links: Pick<PoolLinks, 'of'>;
  /** Milliseconds, monotonic. */
  readonly now: () => number;
  readonly online: () => number;
}

/** Tells visitors who wait what changed, each at most once a second [M5]. */
export class CompanyNews {
  readonly #options: CompanyNewsOptions;
  #lookedUpAt = -Infinity;

  constructor(options: CompanyNewsOptions) {
    this.#options = options;
  }

  async tellAll(searches: readonly Search[]): Promise<void> {
    if (searches.length > 0) await this.#lookUpWaits();
    const now = this.#options.now();
    const due = searches.filter(({ session, told, pulse }) => session !== null && !pulse.isQuiet && now >= told.at + EVERY_MS);
    await Promise.all(due.map((search) => (this.#isToBeAsked(search, now) ? this.tell(search) : this.#tellKnown(search))));
  }

  /** Asks the pool, and tells one of them, if there is anything new. */
  async tell(search: Search): Promise<void> {
    const { told, stated } = search;
    const { company } = told;
    told.at = this.#options.now();
    company.askedAt = told.at;
    const counted = await this.#options.links.of(stated.mode).ask((membership) => membership.company(stated.tag)).catch(() => null);
    company.counted = counted;
    company.restMs = restMs(counted?.others ?? 0);
    this.#say(search, counted !== null);
  }

  async #tellKnown(search: Search): Promise<void> {
    const link = this.#options.links.of(search.stated.mode);
    // A pool that was silent may be there all the same: something that costs it little shows that.
    this.#say(search, link.isMember || (await link.ask((membership) => membership.waits()).then(() => true, () => false)));
  }

  /** Who waits elsewhere, and whose wishes are dropped, this node does not hear of: it asks. */
  #isToBeAsked({ told: { company } }: Search, now: number): boolean {
    return company.counted === null || now >= company.askedAt + company.restMs;
  }

  /** What is known now; of the company what the pool said last. */
  #say(search: Search, isThere: boolean): void {
    const { session, told, stated, beginsAt } = search;
    const isTheirs = session?.state.kind === 'searching' && session.state.search === search;
    if (!isTheirs) return;
    const { counted } = told.company;
    const now = this.#options.now();
    told.at = now;
    if (counted === null || !isThere) return this.#tellStalled(search);
    // Between proposal and match there is no company to tell of.
    if (search.proposal !== null && now - search.proposal.at < POOL_TIMES.proposal) return;
    const figures = { online: this.#options.online(), ...counted, usual: inMessage(this.#options.links.of(stated.mode).usual) };
    const [waitedMs, coolMs] = [Math.max(0, now - beginsAt), Math.max(0, beginsAt - now)];
    const text = JSON.stringify([figures, coolMs > 0]);
    if (text === told.figures) return;
    told.figures = text;
    tell(session, { type: 'waiting', ...figures, waitedMs, coolMs });
  }

  /** Once, and only when this node has been out of its pool for so long that its tickets are out of play. */
  #tellStalled({ session, stated, told }: Search): void {
    if (this.#options.links.of(stated.mode).isMember || told.figures === STALLED || session === null) return;
    told.figures = STALLED;
    tell(session, { type: 'stalled' });
  }

  async #lookUpWaits(): Promise<void> {
    const now = this.#options.now();
    if (now - this.#lookedUpAt < EVERY_MS) return;
    this.#lookedUpAt = now;
    await Promise.all(MODES.map((mode) => this.#options.links.of(mode).lookUpWaits()));
  }
}

const inMessage = (usual: WaitEstimate | null) => (usual === null ? null : { halfMs: usual.half, mostMs: usual.most });

const restMs = (others: number) => Math.max(EVERY_MS, EVERY_MS_FOR_EACH * others * Math.max(1, others / MANY));
