import type { Entered, Pool, Ticket } from '@visavis/matchmaking';
import type { ClientMessage, ServerMessage } from '@visavis/protocol';
import { IDLE, type Search, type Session, tell } from './session.ts';

const NEWS_EVERY_MS = 1_000;

export interface SearchesOptions {
  readonly pool: Pool;
  /** Milliseconds, monotonic. */
  readonly now: () => number;
  /** Random bytes as base64url. */
  readonly token: (bytes: number) => string;
  readonly online: () => number;
  readonly onPair: (one: Searcher, other: Searcher) => void;
}

export interface Searcher {
  readonly session: Session;
  readonly search: Search;
}

/** Those who search, between their `find` and their match. The pool decides who meets whom. */
export class Searches {
  readonly #options: SearchesOptions;
  readonly #searching = new Map<string, Session>();
  /** Grows whenever somebody comes or goes, so that waiting visitors hear of it. */
  #news = 0;

  constructor(options: SearchesOptions) {
    this.#options = options;
  }

  get size(): number {
    return this.#searching.size;
  }

  begin(session: Session, find: Extract<ClientMessage, { type: 'find' }>): Promise<void> {
    const { now, token } = this.#options;
    session.tag ??= token(12);
    const ticket: Ticket = {
      tag: session.tag,
      mode: find.mode,
      connection: find.connection,
      avoid: find.avoid,
      since: now(),
    };
    const told = { at: 0, news: -1, text: '' };
    session.state = { kind: 'searching', search: { ticket, key: find.key, told } };
    this.#searching.set(session.tag, session);
    this.noteChange();
    return this.#enter(ticket);
  }

  /** Ends a search without a match; the caller says what the session does next. */
  end(session: Session): void {
    if (session.tag === null || !this.#searching.delete(session.tag)) return;
    this.noteChange();
    // A ticket that stays behind in the pool is found to be nobody's when it is matched.
    this.#options.pool.withdraw(session.tag).catch(() => {});
  }

  /** Somebody came or went: visitors who wait hear of it with the next `tellNews`. */
  noteChange(): void {
    this.#news += 1;
  }

  /** Tells everybody who waits what changed, each at most once a second. */
  async tellNews(): Promise<void> {
    const since = this.#options.now() - NEWS_EVERY_MS;
    const due = [...this.#searching.values()].flatMap((session) => {
      const searcher = asSearcher(session);
      const told = searcher?.search.told;
      return searcher && told && told.news !== this.#news && told.at <= since ? [searcher] : [];
    });
    await Promise.all(due.map((searcher) => this.#tellCompany(searcher)));
  }

  async #enter(ticket: Ticket): Promise<void> {
    const entered = await this.#options.pool.enter(ticket).catch(() => null);
    const mine = this.#searcher(ticket);
    if (entered === null) return this.#fail(mine);
    if (entered.kind === 'matched') return this.#meet(ticket, entered);
    if (mine !== null) await this.#tellCompany(mine);
  }

  /** While the pool answered, either may have gone: whoever is left goes back to the old place. */
  async #meet(ticket: Ticket, { partner }: Extract<Entered, { kind: 'matched' }>): Promise<void> {
    const mine = this.#searcher(ticket);
    const theirs = this.#searcher(partner);
    if (mine === null && theirs === null) return;
    if (mine === null) return this.#enter(partner);
    if (theirs === null) return this.#enter(ticket);
    this.#searching.delete(ticket.tag);
    this.#searching.delete(partner.tag);
    this.noteChange();
    this.#options.onPair(mine, theirs);
  }

  #fail(searcher: Searcher | null): void {
    if (searcher === null) return;
    this.#searching.delete(searcher.search.ticket.tag);
    searcher.session.state = IDLE;
    tell(searcher.session, { type: 'error', code: 'unavailable' });
    tell(searcher.session, { type: 'idle' });
  }

  async #tellCompany({ session, search }: Searcher): Promise<void> {
    search.told.news = this.#news;
    search.told.at = this.#options.now();
    const company = await this.#options.pool.company(search.ticket.tag).catch(() => null);
    if (company === null || this.#searcher(search.ticket)?.search !== search) return;
    const message: ServerMessage = { type: 'waiting', online: this.#options.online(), ...company };
    const text = JSON.stringify(message);
    if (text === search.told.text) return;
    search.told.text = text;
    session.outlet.send(text);
  }

  /** Whoever still searches with this ticket. */
  #searcher(ticket: Ticket): Searcher | null {
    const session = this.#searching.get(ticket.tag);
    const searcher = session === undefined ? null : asSearcher(session);
    return searcher?.search.ticket.since === ticket.since ? searcher : null;
  }
}

function asSearcher(session: Session): Searcher | null {
  return session.state.kind === 'searching' ? { session, search: session.state.search } : null;
}
