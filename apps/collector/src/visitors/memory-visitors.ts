import { HyperLogLog, SEEN_BIT, TagBits } from '@visavis/analytics';
import { dayAt, endOf, KEPT_AFTER_MS, type Period } from '../time/period.ts';
import { AHEAD_MS, type MarkAnswer, type MarkRequest, MAX_TAGS_OF_DAY, MAX_TAGS_OF_HOUR, type Visitors } from './visitors.ts';

const KEY_BYTES = 32;
/** A clock that jumps about could begin many; of those, the ones closest to the latest stay. */
const MAX_DAYS = 3;
const MAX_HOURS = 6;

export interface MemoryVisitorsOptions {
  readonly now: () => number;
  readonly randomBytes: (size: number) => Uint8Array;
  /** Told when a day's key was made: whoever came before on that day is counted again. */
  readonly onKeyStarted: (day: number) => void;
  readonly maxTagsOfDay?: number;
}

interface Day {
  readonly key: Uint8Array;
  readonly tags: TagBits;
  readonly distinct: HyperLogLog;
  /** Visitors that were remembered one by one. */
  seen: number;
  /** Some were not, since this was last told. */
  crowded: boolean;
  told: number;
}

/** The visitors of one collector that has no others beside it. They are gone when the process is. */
export class MemoryVisitors implements Visitors {
  readonly shared = false;
  readonly #options: MemoryVisitorsOptions;
  readonly #days = new Map<number, Day>();
  readonly #hours = new Map<number, TagBits>();

  constructor(options: MemoryVisitorsOptions) {
    this.#options = options;
  }

  key(day: number): Uint8Array {
    return this.#day(day).key;
  }

  async prepare(day: number): Promise<void> {
    this.#day(day);
  }

  async mark(period: Period, requests: readonly MarkRequest[]): Promise<readonly MarkAnswer[]> {
    if (period.grain === 'day') return requests.map((request) => markDay(this.#day(period.number), request));
    const tags = this.#hour(period.number);
    return requests.map(({ tag, lo, hi }) => tags.mark(tag, lo, hi));
  }

  async beyond(day: number): Promise<number> {
    const state = this.#days.get(day);
    if (state === undefined || !state.crowded) return 0;
    const more = Math.max(0, Math.round(state.distinct.estimate()) - state.seen - state.told);
    state.crowded = false;
    state.told += more;
    return more;
  }

  async tend(): Promise<void> {
    const now = this.#options.now();
    for (const day of this.#days.keys()) if (isOver({ grain: 'day', number: day }, now)) this.#forget(day);
    for (const hour of this.#hours.keys()) if (isOver({ grain: 'hour', number: hour }, now)) this.#hours.delete(hour);
    this.#day(dayAt(now));
    this.#day(dayAt(now + AHEAD_MS));
  }

  async close(): Promise<void> {
    for (const day of this.#days.keys()) this.#forget(day);
    this.#hours.clear();
  }

  #day(number: number): Day {
    const known = this.#days.get(number);
    if (known !== undefined) return known;
    for (const day of tooMany(this.#days, { max: MAX_DAYS, near: number })) this.#forget(day);
    const fresh: Day = {
      key: this.#options.randomBytes(KEY_BYTES),
      tags: new TagBits(this.#options.maxTagsOfDay ?? MAX_TAGS_OF_DAY),
      distinct: new HyperLogLog(),
      seen: 0,
      crowded: false,
      told: 0,
    };
    this.#days.set(number, fresh);
    this.#options.onKeyStarted(number);
    return fresh;
  }

  #hour(number: number): TagBits {
    const known = this.#hours.get(number);
    if (known !== undefined) return known;
    for (const hour of tooMany(this.#hours, { max: MAX_HOURS, near: number })) this.#hours.delete(hour);
    const fresh = new TagBits(MAX_TAGS_OF_HOUR);
    this.#hours.set(number, fresh);
    return fresh;
  }

  #forget(day: number): void {
    this.#days.get(day)?.key.fill(0);
    this.#days.delete(day);
  }
}

function markDay(day: Day, { tag, lo, hi }: MarkRequest): MarkAnswer {
  const isSeen = (hi & SEEN_BIT.hi) !== 0;
  const marked = day.tags.mark(tag, lo, hi);
  if (isSeen) day.distinct.add(tag);
  if (marked === 'crowded') day.crowded ||= isSeen;
  else if ((marked.hi & SEEN_BIT.hi) !== 0) day.seen += 1;
  return marked;
}

const isOver = (period: Period, now: number): boolean => endOf(period) + KEPT_AFTER_MS <= now;

/** Those furthest from `near` that have to go before one more may come. */
function tooMany(periods: ReadonlyMap<number, unknown>, { max, near }: { max: number; near: number }): readonly number[] {
  const byDistance = [...periods.keys()].toSorted((a, b) => Math.abs(b - near) - Math.abs(a - near));
  return byDistance.slice(0, Math.max(0, periods.size - max + 1));
}
