import { POOL_TIMES, type PoolEvent } from '@visavis/matchmaking';
import type { Search } from './search.ts';

interface PastYes {
  /** With nobody there. */
  readonly search: Search;
  readonly until: number;
}

/**
 * Searches that this node said yes for, and that were taken back since: the match may have been made before the pool
 * heard so. Then the partner is told at once that nobody is there.
 */
export class PastYeses {
  readonly #now: () => number;
  readonly #past = new Map<string, PastYes>();

  constructor(now: () => number) {
    this.#now = now;
  }

  /** To be called before the yes is forgotten. Gives what is to be called when the pool says that no match was made. */
  keep(search: Search): () => void {
    const { proposal, stated } = search;
    if (proposal === null) return () => {};
    const key = keyOf({ pair: proposal.pair, ...stated });
    const past = { search: { ...search, session: null }, until: this.#now() + POOL_TIMES.lease };
    this.#past.set(key, past);
    return () => {
      if (this.#past.get(key) === past) this.#past.delete(key);
    };
  }

  /** Whose match it is, if it is that of one of these; it is none of these afterwards. */
  take(mode: string, event: PoolEvent): Search | null {
    const { kind, tag } = event;
    if (kind === 'proposed' || this.#past.size === 0) return null;
    if (kind === 'gone') {
      for (const [key, { search }] of this.#past) if (search.stated.tag === tag && search.stated.mode === mode) this.#past.delete(key);
      return null;
    }
    const key = keyOf({ mode, tag, pair: event.pair });
    const past = this.#past.get(key);
    this.#past.delete(key);
    return kind === 'matched' ? (past?.search ?? null) : null;
  }

  has(mode: string, event: PoolEvent): boolean {
    return event.kind === 'matched' && this.#past.has(keyOf({ mode, tag: event.tag, pair: event.pair }));
  }

  expire(): void {
    const now = this.#now();
    for (const [key, { until }] of this.#past) {
      if (until > now) break;
      this.#past.delete(key);
    }
  }
}

const keyOf = ({ mode, tag, pair }: { readonly mode: string; readonly tag: string; readonly pair: string }) => `${mode} ${tag} ${pair}`;
