import { type DayPlan, SLICE_MS, SLICES_PER_DAY, SLICES_PER_HOUR } from './day-plan.ts';
import { nuisance } from './nuisance.ts';
import type { Population } from './population.ts';
import type { Request } from './request.ts';
import type { SeededRandom } from './seeded-random.ts';
import { visit } from './visit.ts';

/** How busy each hour of a day is (UTC), against the others. */
const HOURS = [30, 22, 17, 14, 13, 15, 22, 32, 42, 48, 52, 55, 58, 58, 57, 58, 62, 68, 75, 82, 85, 78, 62, 45] as const;
const BY_WEIGHT = HOURS.map((weight, hour) => [hour, weight] as const);
const OF_ALL = HOURS.reduce<number>((sum, weight) => sum + weight, 0);
const NUISANCE_SHARE = 0.15;
const OBJECTING_SHARE = 0.08;

interface Timed {
  /** Milliseconds since the day began; more than a day for what comes after midnight. */
  readonly at: number;
  readonly request: Request;
}

export interface TrafficOptions {
  readonly random: SeededRandom;
  readonly population: Population;
  /** Visits of people who do not object, on a usual day. */
  readonly visitsPerDay: number;
  /** How many come on a day with a crowd. */
  readonly crowd: number;
}

/** The requests of a week, day by day. What a visit says after midnight comes on the next day. */
export class Traffic {
  readonly #options: TrafficOptions;
  #late: readonly Timed[] = [];

  constructor(options: TrafficOptions) {
    this.#options = options;
  }

  /** The next day's requests by slice, in each in the order in which they are sent. */
  day(plan: DayPlan): readonly (() => Iterable<Request>)[] {
    const slices = Array.from({ length: SLICES_PER_DAY }, () => new Array<Timed>());
    const late: Timed[] = [];
    const dayMs = SLICES_PER_DAY * SLICE_MS;
    for (const timed of [...this.#late, ...this.#usual(plan)]) {
      if (timed.at >= dayMs) late.push({ ...timed, at: timed.at - dayMs });
      else slices[Math.floor(timed.at / SLICE_MS)]?.push(timed);
    }
    this.#late = late;
    const crowd = plan.crowd ? this.#options.crowd : 0;
    return slices.map((timed, slice) => () => this.#slice(timed, crowdIn(slice, crowd)));
  }

  *#slice(timed: readonly Timed[], [first, next]: readonly [number, number]): Iterable<Request> {
    for (const { request } of timed.toSorted((a, b) => a.at - b.at)) yield request;
    const { population } = this.#options;
    for (let index = first; index < next; index += 1) {
      yield { kind: 'counts', visitor: population.stranger(index), count: { event: 'view', page: '/', entry: true, from: 'news.example' } };
    }
  }

  *#usual({ busy }: DayPlan): Iterable<Timed> {
    const { population, random, visitsPerDay } = this.#options;
    const visits = Math.round(visitsPerDay * busy);
    for (let index = 0; index < visits; index += 1) yield* this.#visit({ objects: false });
    for (let index = 0; index < visits * OBJECTING_SHARE; index += 1) yield* this.#visit({ objects: true });
    for (let index = 0; index < visits * NUISANCE_SHARE; index += 1) yield { at: someTime(random), request: nuisance(random, population) };
  }

  *#visit({ objects }: { readonly objects: boolean }): Iterable<Timed> {
    const { population, random } = this.#options;
    const visitor = population.somebody(random);
    const begins = someTime(random);
    const by = random.chance(0.6) ? 'sec-gpc' : 'dnt';
    for (const { after, count } of visit(random, visitor.agent)) {
      yield { at: begins + after, request: objects ? { kind: 'objects', visitor, count, by } : { kind: 'counts', visitor, count } };
    }
  }
}

function someTime(random: SeededRandom): number {
  return (random.weighted(BY_WEIGHT) + random.unit()) * SLICES_PER_HOUR * SLICE_MS;
}

/** Which of a crowd come in a slice. */
function crowdIn(slice: number, crowd: number): readonly [first: number, next: number] {
  const until = (at: number): number => {
    const hour = Math.floor(at / SLICES_PER_HOUR);
    const before = HOURS.slice(0, hour).reduce<number>((sum, weight) => sum + weight, 0);
    return Math.round((crowd * (before + ((at % SLICES_PER_HOUR) / SLICES_PER_HOUR) * (HOURS[hour] ?? 0))) / OF_ALL);
  };
  return [until(slice), until(slice + 1)];
}
