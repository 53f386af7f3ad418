import { dayOfHour, KEPT_AFTER_HOURS } from '../time/period.ts';
import type { Visitors } from '../visitors/visitors.ts';
import { BriefHash } from './brief-hash.ts';
import { TagMaker } from './tag-maker.ts';

/** One maker a day, made when the day's key is known. */
export class TagMakers {
  readonly #visitors: Pick<Visitors, 'key'>;
  readonly #site: string;
  /** One a day, whatever becomes of its key: who is counted again under another one is still of the same household. */
  readonly #households = new Map<number, BriefHash>();
  #latest: { readonly day: number; readonly key: Uint8Array; readonly maker: TagMaker } | undefined;

  constructor(visitors: Pick<Visitors, 'key'>, site: string) {
    this.#visitors = visitors;
    this.#site = site;
  }

  /** Of an hour's day; `undefined` while its key is not known. */
  at(hour: number): TagMaker | undefined {
    const day = dayOfHour(hour);
    const key = this.#visitors.key(day);
    if (this.#latest?.key === key) return this.#latest?.maker;
    this.#latest?.maker.forget();
    this.#latest = key === undefined ? undefined : { day, key, maker: new TagMaker(key, { site: this.#site, households: this.#householdsOf(day) }) };
    return this.#latest?.maker;
  }

  /** Forgets the key of a day that is over, whether anybody comes or not. To be called once a minute, with the hour. */
  turn(hour: number): void {
    if (this.#latest?.day !== dayOfHour(hour) || this.#visitors.key(this.#latest.day) !== this.#latest.key) {
      this.#latest?.maker.forget();
      this.#latest = undefined;
    }
    this.#latest?.maker.turn();
    // A clock that is set back over midnight finds the households of its day again, as it finds the tags.
    for (const day of this.#households.keys()) if (day < dayOfHour(hour - KEPT_AFTER_HOURS) || day > dayOfHour(hour) + 1) this.#households.delete(day);
  }

  #householdsOf(day: number): BriefHash {
    const households = this.#households.get(day) ?? new BriefHash();
    this.#households.set(day, households);
    return households;
  }
}
