import type { Membership, Pool, PoolEvent, Stated } from '@visavis/matchmaking';
import type { Mode } from '@visavis/protocol';
import { CompanyNews } from './company-news.ts';
import type { Meters } from '../counting/meters.ts';
import { enterAgain } from './entering-again.ts';
import { PastYeses } from './past-yeses.ts';
import { PoolLinks } from './pool-links.ts';
import { takePulses } from './pulses.ts';
import { type PlaceClaim, Returns } from './returns.ts';
import { entryOf, newSearch, type Search } from './search.ts';
import { becomeIdle, canProve, searchFailed, type Session } from '../switchboard/session.ts';

export type MatchedEvent = Extract<PoolEvent, { kind: 'matched' }>;

export interface SearchesOptions {
  readonly pools: Readonly<Record<Mode, Pool>>;
  /** This node's name. */
  readonly node: string;
  /** Milliseconds, monotonic. */
  readonly now: () => number;
  /** Random bytes as base64url. */
  readonly token: (bytes: number) => string;
  readonly online: () => number;
  readonly meters: Meters;
  /** The search's session is `null` when the connection broke after the yes. */
  readonly onMatch: (search: Search, event: MatchedEvent) => void;
}

export interface Beginning {
  readonly stated: Stated;
  /** The ephemeral key of `find`. */
  readonly key: string;
  /** Of `find` as well; `null` when it named none. */
  readonly signKey: string | null;
  /** The end of the cool-down, local clock. */
  readonly beginsAt: number;
  /** The place that was kept for this visitor, the pool's clock. */
  readonly since: number | null;
}

/** Those who search, between their `find` and their match. The pool decides who meets whom. */
export class Searches {
  readonly #options: SearchesOptions;
  /** By tag; also those whose connection broke, for as long as the pool keeps their place. */
  readonly #searches = new Map<string, Search>();
  readonly #links: PoolLinks;
  readonly #news: CompanyNews;
  readonly #returns: Returns;
  readonly #pastYeses: PastYeses;

  constructor(options: SearchesOptions) {
    this.#options = options;
    this.#pastYeses = new PastYeses(options.now);
    this.#links = new PoolLinks({
      ...options,
      hear: (mode, events) => this.#hear(mode, events),
      enterAgain: (mode, membership) => this.#enterAgain(mode, membership),
    });
    this.#news = new CompanyNews({ links: this.#links, now: options.now, online: options.online });
    this.#returns = new Returns({
      ...options,
      searches: this.#searches,
      links: this.#links,
      news: this.#news,
      pastYeses: this.#pastYeses,
      fail: (search, code) => this.#fail(search, code),
      release: (search) => this.#release(search),
      take: (event, search) => this.#take(event, search),
    });
  }

  /** Of those who are connected. */
  waiting(): Readonly<Record<Mode, number>> {
    const waiting = { video: 0, text: 0 };
    for (const { session, stated } of this.#searches.values()) if (session !== null) waiting[stated.mode] += 1;
    return waiting;
  }

  isMember(): Readonly<Record<Mode, boolean>> {
    return this.#links.isMember();
  }

  async begin(session: Session, { stated, key, signKey, beginsAt, since }: Beginning): Promise<void> {
    const now = this.#options.now();
    const card = { key, nonce: this.#options.token(16), signKey };
    const search = newSearch({ stated, card, session, beginsAt, since, now });
    // Who came back and searches anew does not want the old place.
    const before = this.#searches.get(stated.tag);
    if (before !== undefined) this.#withdraw(before);
    session.state = { kind: 'searching', search };
    this.#searches.set(stated.tag, search);
    if (beginsAt > now) return this.#news.tell(search);
    return this.#enter(search);
  }

  /** Ends a search without a match; the caller says what the session does next. */
  end(search: Search): void {
    this.#withdraw(search);
  }

  /** The connection broke: its place is kept, unless nobody could prove to be who had it [R7, V2]. */
  lose(search: Search): void {
    const canComeBack = canProve(search.session?.identity ?? null);
    search.session = null;
    if (!canComeBack) return this.end(search);
    if (search.phase !== 'cooling') this.#links.suspend(search.stated);
  }

  /** Takes back the place of a connection that broke; the claim is proved [R7, R8]. */
  resume(session: Session, claim: PlaceClaim): Promise<void> {
    return this.#returns.resume(session, claim);
  }

  /** The visitor answered a ping, or said anything. */
  heard(search: Search): void {
    this.#returns.heard(search);
  }

  /** What time brings: to be called ten times a second. */
  async tick(): Promise<void> {
    const now = this.#options.now();
    this.#pastYeses.expire();
    const searches = [...this.#searches.values()];
    for (const search of searches) if (search.phase === 'cooling' && search.beginsAt <= now) void this.#enter(search);
    const inPools = searches.filter(({ phase }) => phase !== 'cooling');
    for (const search of takePulses(inPools, now)) this.#links.suspend(search.stated);
    this.#links.renew(inPools);
    await this.#news.tellAll(searches);
  }

  /** Hands over what is held: its visitors may come back at another node. */
  async leave(): Promise<void> {
    await this.#links.leave();
  }

  async #enter(search: Search): Promise<void> {
    search.phase = 'entering';
    search.heldBack = [];
    const entered = await this.#links.enter(entryOf(search));
    if (!this.#isHeld(search)) return;
    if (entered?.kind !== 'entered') return this.#fail(search);
    search.since = entered.since;
    search.phase = 'waiting';
    // The pool counts anew; whoever knows a higher one is told [R8].
    search.generation = 1;
    if (search.session === null) this.#links.suspend(search.stated);
    this.#release(search);
    if (this.#isHeld(search)) await this.#news.tell(search);
  }

  /** Those whose visitor is there first, so that there is a partner to be told of one who is not. */
  #hear(mode: Mode, events: readonly PoolEvent[]): void {
    const isAbsent = (event: PoolEvent) =>
      event.kind === 'matched' && (this.#pastYeses.has(mode, event) || this.#searches.get(event.tag)?.session === null);
    for (const event of [...events.filter((one) => !isAbsent(one)), ...events.filter(isAbsent)]) {
      const past = this.#pastYeses.take(mode, event);
      if (past !== null && event.kind === 'matched') {
        this.#options.onMatch(past, event);
        continue;
      }
      if (this.#returns.hold(event)) continue;
      const search = this.#searches.get(event.tag);
      if (search?.stated.mode === mode && search.phase !== 'cooling') this.#take(event, search);
      else if (event.kind === 'proposed') this.#links.answer(mode, { pair: event.pair, tag: event.tag, isLive: false });
    }
  }

  #release(search: Search): void {
    const events = search.heldBack ?? [];
    search.heldBack = null;
    for (const event of events) this.#take(event, search);
  }

  #take(event: PoolEvent, search: Search): void {
    if (search.heldBack !== null) return void search.heldBack.push(event);
    switch (event.kind) {
      case 'proposed':
        return this.#answer(event, search);
      case 'returned':
        if (search.proposal?.pair === event.pair) search.proposal = null;
        return;
      case 'gone':
        return this.#giveUp(search);
      case 'matched':
        // Not what this search said yes to: that one ended as the match was made, and nobody is here for it.
        if (search.proposal?.pair !== event.pair) return;
        this.#searches.delete(event.tag);
        return this.#options.onMatch(search, event);
    }
  }

  /** A yes only for who is there [P2 of the pool]. Whose connection broke keeps the place instead. */
  #answer({ pair, tag }: Extract<PoolEvent, { kind: 'proposed' }>, search: Search): void {
    if (search.session === null || search.pulse.isQuiet) return this.#links.suspend(search.stated);
    search.proposal = { pair, at: this.#options.now() };
    this.#links.answer(search.stated.mode, { pair, tag, isLive: true });
  }

  async #enterAgain(mode: Mode, membership: Membership): Promise<void> {
    const held = [...this.#searches.values()].filter(({ stated, phase }) => stated.mode === mode && phase === 'waiting');
    await enterAgain(held, {
      membership,
      isHeld: (search) => this.#isHeld(search),
      onEntered: ({ stated }) => this.#links.noteEnteredAgain(stated),
      onFull: (search) => this.#fail(search),
      onNewer: (search) => this.#giveUp(search),
    });
  }

  #withdraw(search: Search): void {
    if (!this.#isHeld(search)) return;
    this.#searches.delete(search.stated.tag);
    if (search.phase === 'cooling') return;
    const isSettled = this.#pastYeses.keep(search);
    void this.#links.withdraw(search.stated).then((wasThere) => {
      if (wasThere === true) isSettled();
    });
  }

  #fail(search: Search, code: 'not-held' | 'unavailable' = 'unavailable'): void {
    const { session } = search;
    this.#withdraw(search);
    if (session === null) return;
    if (code === 'unavailable') this.#options.meters.dropped('unavailable');
    searchFailed(session, code);
  }

  /** It is another node's, or over. */
  #giveUp(search: Search): void {
    this.#searches.delete(search.stated.tag);
    if (search.session !== null) becomeIdle(search.session);
  }

  #isHeld(search: Search): boolean {
    return this.#searches.get(search.stated.tag) === search;
  }
}
