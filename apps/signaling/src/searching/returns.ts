import type { PoolEvent, Resumed } from '@visavis/matchmaking';
import type { Mode } from '@visavis/protocol';
import { cardText } from '../calls/agreement.ts';
import type { CompanyNews } from './company-news.ts';
import type { Meters } from '../counting/meters.ts';
import type { PastYeses } from './past-yeses.ts';
import type { PoolLinks } from './pool-links.ts';
import type { Search } from './search.ts';
import { becomeIdle, IDLE, searchFailed, type Session, tell } from '../switchboard/session.ts';
import { Takeovers } from './takeovers.ts';

export interface ReturnsOptions {
  /** By tag; whatever comes here from another node is added. */
  readonly searches: Map<string, Search>;
  readonly links: Pick<PoolLinks, 'resume' | 'suspend' | 'withdraw'>;
  readonly news: Pick<CompanyNews, 'tell'>;
  readonly pastYeses: Pick<PastYeses, 'keep'>;
  readonly meters: Pick<Meters, 'resumed'>;
  /** Milliseconds, monotonic. */
  readonly now: () => number;
  readonly fail: (search: Search, code: 'not-held' | 'unavailable') => void;
  /** What was held back counts from here on. */
  readonly release: (search: Search) => void;
  readonly take: (event: PoolEvent, search: Search) => void;
}

/** What a visitor says who comes back for a place. */
export interface PlaceClaim {
  readonly mode: Mode;
  readonly generation: number;
  /** Of the `find`; null from a client that names none. */
  readonly key: string | null;
}

/** How a search goes on whose visitor was away: at this node or from another one [R7, R8]. */
export class Returns {
  readonly #options: ReturnsOptions;
  readonly #takeovers: Takeovers;

  constructor(options: ReturnsOptions) {
    this.#options = options;
    this.#takeovers = new Takeovers(options);
  }

  /** Whether it is of a ticket that is on its way here: then it counts when that is here. */
  hold(event: PoolEvent): boolean {
    return this.#takeovers.hold(event);
  }

  /** The claim is proved. */
  async resume(session: Session, claim: PlaceClaim): Promise<void> {
    const { mode, generation } = claim;
    const tag = session.tag ?? '';
    const { meters } = this.#options;
    const search = this.#newest(tag, claim);
    if (search === undefined) return this.#takeOver(session, { ...claim, tag });
    if (search.stated.mode !== mode || search.phase === 'entering') {
      meters.resumed('not-held');
      return tell(session, { type: 'error', code: 'not-held' });
    }
    if (search.generation !== generation) {
      meters.resumed('outdated');
      return tell(session, { type: 'outdated', generation: search.generation });
    }
    const { session: before } = search;
    search.session = session;
    session.state = { kind: 'searching', search };
    if (before !== null) becomeIdle(before);
    return search.phase === 'cooling' ? this.#coolOn(search) : this.#takeBack(search, true);
  }

  /** This node's search of the tag. One that the visitor has put a newer one in the place of, at another node, is forgotten. */
  #newest(tag: string, { mode, key }: PlaceClaim): Search | undefined {
    const { searches, pastYeses } = this.#options;
    const search = searches.get(tag);
    if (search === undefined || key === null || search.stated.mode !== mode || search.card.key === key) return search;
    searches.delete(tag);
    pastYeses.keep(search);
    return undefined;
  }

  /** The visitor answered a ping, or said anything. */
  heard(search: Search): void {
    const { pulse } = search;
    pulse.unansweredSince = null;
    if (!pulse.isQuiet) return;
    pulse.isQuiet = false;
    if (search.phase === 'waiting') void this.#takeBack(search, false);
  }

  /** In no pool yet: there is nothing to take back but the time that is left [M12]. */
  async #coolOn(search: Search): Promise<void> {
    search.generation += 1;
    this.#options.meters.resumed('back');
    if (search.session !== null) tell(search.session, { type: 'resumed', generation: search.generation });
    search.told.figures = '';
    await this.#options.news.tell(search);
  }

  /** Takes back the place of a connection that broke at another node. */
  async #takeOver(session: Session, claim: PlaceClaim & { readonly tag: string }): Promise<void> {
    const { searches, links, news, take } = this.#options;
    const takenOver = await this.#takeovers.take(session, { links, claim, isHere: () => searches.has(claim.tag) });
    if (takenOver === null) return;
    const { search, events } = takenOver;
    searches.set(claim.tag, search);
    tell(session, { type: 'resumed', generation: search.generation });
    for (const event of events) take(event, search);
    if (this.#isHeld(search)) await news.tell(search);
  }

  /** The ticket is in play again, and the visitor is told its generation. `asked`: by the visitor; else it was heard of again. */
  async #takeBack(search: Search, asked: boolean): Promise<void> {
    const { mode, tag } = search.stated;
    const { generation } = search;
    const { links, meters, news, pastYeses, fail, release } = this.#options;
    // At once, so that of two claims one is served.
    search.generation += 1;
    const isSettled = pastYeses.keep(search);
    search.proposal = null;
    search.heldBack = [];
    search.pulse.isQuiet = false;
    const answer = await links.resume({ mode, tag, generation });
    // The yes before does not count any more [T4 of the pool].
    if (answer?.kind === 'resumed') isSettled();
    // Where the pool has another search of this visitor, this one is over.
    const resumed: Resumed | null = answer?.kind === 'resumed' && answer.entry.card !== cardText(search.card) ? { kind: 'unknown' } : answer;
    if (!this.#isHeld(search)) return;
    if (asked) meters.resumed(outcomeOf(resumed));
    if (resumed?.kind === 'unknown') return fail(search, asked ? 'not-held' : 'unavailable');
    if (resumed?.kind !== 'resumed') return this.#stayOut(search, { asked, generation: resumed?.generation ?? generation, isAway: resumed === null });
    search.generation = resumed.generation;
    search.since = resumed.since;
    if (search.session === null) links.suspend(search.stated);
    else tell(search.session, { type: 'resumed', generation: resumed.generation });
    release(search);
    search.told.figures = '';
    if (this.#isHeld(search)) await news.tell(search);
  }

  /** The pool could not say yes now: the place is kept, and asked for again. */
  #stayOut(search: Search, { asked, generation, isAway }: { readonly asked: boolean; readonly generation: number; readonly isAway: boolean }): void {
    const { session } = search;
    search.generation = generation;
    this.#options.release(search);
    if (!this.#isHeld(search)) return;
    // It may be in play by now: the answer alone may be what did not come.
    if (isAway) this.#options.links.suspend(search.stated);
    if (session === null) return;
    if (!asked) {
      search.pulse.isQuiet = true;
      return;
    }
    search.session = null;
    if (isAway) return searchFailed(session, 'unavailable');
    session.state = IDLE;
    tell(session, { type: 'outdated', generation });
  }

  #isHeld(search: Search): boolean {
    return this.#options.searches.get(search.stated.tag) === search;
  }
}

function outcomeOf(resumed: Resumed | null): 'back' | 'not-held' | 'outdated' | 'unavailable' {
  if (resumed === null) return 'unavailable';
  return resumed.kind === 'resumed' ? 'back' : resumed.kind === 'outdated' ? 'outdated' : 'not-held';
}
