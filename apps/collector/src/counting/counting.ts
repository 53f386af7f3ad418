import type { Bits, Marked, Tag } from '@visavis/analytics';
import type { Sighting } from '../intake/sighting.ts';
import { dayAt, dayOfHour, endOf, HOURS_PER_DAY, type Period } from '../time/period.ts';
import type { MarkRequest, Visitors } from '../visitors/visitors.ts';
import { type Counters, countEvent, countOfDay, countOfHour } from './count-sighting.ts';
import { dayBits, hourBits } from './sighting-bits.ts';

/** A day is closed so long after its end: by then every collector has told what came to it. */
const SETTLED_MS = 60_000;

export interface CountingOptions extends Counters {
  readonly visitors: Visitors;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Makes sums of sightings, and closes the days. */
export class Counting {
  readonly #options: CountingOptions;
  /** Days that are not closed. */
  readonly #open = new Set<number>();

  constructor(options: CountingOptions) {
    this.#options = options;
  }

  /** Counts a batch. When the visitors cannot be asked, what happened counts still; who it was is a gap. */
  async count(batch: readonly Sighting[]): Promise<void> {
    const days = new Map<number, Asked>();
    const hours = new Map<number, Asked>();
    for (const sighting of batch) {
      countEvent(sighting, this.#options);
      if (sighting.tag === null) this.#options.sums.mark('gap', sighting.hour);
      else {
        ask(days, { number: dayOfHour(sighting.hour), sighting, tag: sighting.tag, bits: dayBits(sighting) });
        ask(hours, { number: sighting.hour, sighting, tag: sighting.tag, bits: hourBits(sighting) });
      }
    }
    const missed = await Promise.all([
      this.#mark('day', days, (sighting, marked) => countOfDay(sighting, marked, this.#options)),
      this.#mark('hour', hours, (sighting, marked) => countOfHour(sighting, marked, this.#options)),
    ]);
    // One that is missed by its day and its hour is missed once; that it was crowded out must not be lost, for then
    // the day has no public numbers.
    for (const [{ hour }, why] of new Map(missed.flat().toSorted(crowdedLast))) this.#options.sums.mark(why, hour);
  }

  /** Closes the days that are over. To be called every few seconds. Errors: `VisitorsUnavailable`. */
  async tend(): Promise<void> {
    const { hosts, now, visitors } = this.#options;
    const instant = now();
    const today = dayAt(instant);
    const isOver = (day: number): boolean => endOf({ grain: 'day', number: day }) + SETTLED_MS <= instant;
    for (const day of hosts.days) if (isOver(day)) hosts.close(day);
    // Those who counted on the day before may be gone, and have left it open.
    if (!this.#open.has(today)) this.#open.add(today - 1).add(today);
    try {
      for (const day of this.#open) if (isOver(day)) await this.#close(day);
    } finally {
      // Last: what is forgotten cannot be told.
      await visitors.tend();
    }
  }

  /** The process ends: what only it knows is written now or never. */
  async end(): Promise<void> {
    const { hosts, now, visitors } = this.#options;
    for (const day of hosts.days) hosts.close(day);
    if (!visitors.shared) for (const day of this.#open.add(dayAt(now()))) await this.#addBeyond(day);
  }

  async #close(day: number): Promise<void> {
    await this.#addBeyond(day);
    this.#open.delete(day);
  }

  async #addBeyond(day: number): Promise<void> {
    const { sums, visitors } = this.#options;
    const count = await visitors.beyond(day);
    if (count === 0) return;
    // Another collector may have been killed before it wrote that the day is crowded.
    sums.mark('crowded', (day + 1) * HOURS_PER_DAY - 1);
    sums.add({ table: 'visitors', hour: day * HOURS_PER_DAY, page: '', value: '', count });
  }

  /** Asks about each period once; tells of whom nobody knows, and why. */
  async #mark(grain: Period['grain'], asked: ReadonlyMap<number, Asked>, count: (sighting: Sighting, marked: Marked) => void): Promise<readonly Missed[]> {
    const missed: Missed[] = [];
    for (const [number, { requests, sightings }] of asked) {
      const answers = await this.#options.visitors.mark({ grain, number }, requests).catch(() => null);
      sightings.forEach((sighting, index) => {
        const answer = answers?.[index] ?? 'gap';
        // An hour that is full makes no estimate of the day, which is counted by itself.
        if (typeof answer === 'string') missed.push([sighting, grain === 'hour' ? 'gap' : answer]);
        else count(sighting, answer);
      });
    }
    return missed;
  }
}

/** What is asked about one day or hour: requests, and whose they are, in the same order. */
interface Asked {
  readonly requests: MarkRequest[];
  readonly sightings: Sighting[];
}

/** `gap`: the visitors could not be asked, or the hour is full. `crowded`: this one is not remembered, and part of an estimate. */
type Missed = readonly [Sighting, 'gap' | 'crowded'];

const crowdedLast = ([, one]: Missed, [, other]: Missed): number => Number(one === 'crowded') - Number(other === 'crowded');

function ask(asked: Map<number, Asked>, { bits, number, sighting, tag }: { number: number; sighting: Sighting; tag: Tag; bits: Bits }): void {
  if ((bits.lo | bits.hi) === 0) return;
  const known = asked.get(number) ?? { requests: [], sightings: [] };
  asked.set(number, known);
  known.requests.push({ tag, lo: bits.lo, hi: bits.hi });
  known.sightings.push(sighting);
}
