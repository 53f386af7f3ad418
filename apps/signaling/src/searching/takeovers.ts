import type { PoolEvent, Resumed } from '@visavis/matchmaking';
import { readCard } from '../calls/agreement.ts';
import type { Meters } from '../counting/meters.ts';
import type { OfTicket, PoolLinks } from './pool-links.ts';
import type { PlaceClaim } from './returns.ts';
import { newSearch, type Search } from './search.ts';
import { searchFailed, type Session, tell } from '../switchboard/session.ts';

export interface TakeoversOptions {
  /** Milliseconds, monotonic. */
  readonly now: () => number;
  readonly meters: Pick<Meters, 'resumed'>;
}

export interface Takeover {
  readonly links: Pick<PoolLinks, 'resume' | 'suspend' | 'withdraw'>;
  readonly claim: OfTicket & Pick<PlaceClaim, 'generation' | 'key'>;
  /** Whether this node has a search of that tag by now. */
  readonly isHere: () => boolean;
}

export interface TakenOver {
  readonly search: Search;
  /** What the pool told of the ticket meanwhile. */
  readonly events: readonly PoolEvent[];
}

/** Tickets that come here from another node: what the pool tells of them counts once they are here. */
export class Takeovers {
  readonly #options: TakeoversOptions;
  readonly #heldBack = new Map<string, PoolEvent[]>();

  constructor(options: TakeoversOptions) {
    this.#options = options;
  }

  /** False for an event of another ticket. */
  hold(event: PoolEvent): boolean {
    return this.#heldBack.get(event.tag)?.push(event) !== undefined;
  }

  /** `null`: the session was told why not, or is not there for it any more. */
  async take(session: Session, { links, claim, isHere }: Takeover): Promise<TakenOver | null> {
    const events: PoolEvent[] = [];
    this.#heldBack.set(claim.tag, events);
    const resumed = await links.resume(claim);
    if (this.#heldBack.get(claim.tag) === events) this.#heldBack.delete(claim.tag);
    if (session.state.kind !== 'idle') {
      // It went on, or away: the place is kept as before.
      if (resumed?.kind === 'resumed' && !isHere()) links.suspend(claim);
      return null;
    }
    const isAnother = resumed?.kind === 'resumed' && claim.key !== null && readCard(resumed.entry.card)?.key !== claim.key;
    // The visitor has searched anew since, and does not want this one.
    if (isAnother) void links.withdraw(claim);
    const search = this.#searchOf(session, isAnother ? { kind: 'unknown' } : resumed);
    return search === null ? null : { search, events };
  }

  #searchOf(session: Session, resumed: Resumed | null): Search | null {
    const { meters, now } = this.#options;
    if (resumed?.kind === 'outdated') {
      meters.resumed('outdated');
      tell(session, { type: 'outdated', generation: resumed.generation });
      return null;
    }
    const card = resumed?.kind === 'resumed' ? readCard(resumed.entry.card) : null;
    if (resumed?.kind !== 'resumed' || card === null) {
      const why = resumed === null ? 'unavailable' : 'not-held';
      meters.resumed(why);
      searchFailed(session, why);
      return null;
    }
    meters.resumed('back');
    const { since, generation, entry, waitedMs } = resumed;
    const search = newSearch({ stated: entry.stated, card, session, beginsAt: now() - waitedMs, since, now: now() });
    search.phase = 'waiting';
    search.generation = generation;
    session.state = { kind: 'searching', search };
    return search;
  }
}
