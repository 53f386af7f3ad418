import { POOLS } from '../counting/meter-labels.ts';
import type { OperatorEvent } from './operator-events.ts';
import type { Standing } from './readiness.ts';

/** Tells the operator when something that was there is away, and when it is back: each change once. */
export class StandingWatch {
  readonly #say: (event: OperatorEvent) => void;
  readonly #isAway = new Set<string>();

  constructor(say: (event: OperatorEvent) => void) {
    this.#say = say;
  }

  /** To be called in a rhythm. Who drains leaves the pools, which is no news. */
  look({ isDraining, isRedisUp, isMember }: Standing): void {
    if (isDraining) return;
    this.#note('redis', isRedisUp !== false, { away: { event: 'redis-lost' }, back: { event: 'redis-back' } });
    for (const pool of POOLS) this.#note(pool, isMember[pool], { away: { event: 'pool-left', pool }, back: { event: 'pool-joined', pool } });
  }

  #note(what: string, isThere: boolean, news: { readonly away: OperatorEvent; readonly back: OperatorEvent }): void {
    if (isThere !== this.#isAway.has(what)) return;
    if (isThere) this.#isAway.delete(what);
    else this.#isAway.add(what);
    this.#say(isThere ? news.back : news.away);
  }
}
