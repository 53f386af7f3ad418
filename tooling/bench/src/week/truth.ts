import { CALL_LENGTH, type Count, type DropReason, TIME_ON_PAGE, VITALS, vitalBuckets } from '@visavis/analytics';
import { agentAt } from './agents.ts';
import { type CellPlace, nameOf } from './cell-name.ts';
import { type Population, tagOf, type Visitor } from './population.ts';
import type { Request } from './request.ts';
import { TruthHosts } from './truth-hosts.ts';
import { TruthMemory } from './truth-memory.ts';

/** How many came on a day, counted in different ways. */
export interface TruthDay {
  /** Who viewed a page, as people know each other. */
  readonly people: ReadonlySet<number>;
  /** The same, as a collector that never restarts would know them: by prefix and browser. */
  readonly tags: ReadonlySet<number>;
  /** What collectors count that begin anew at each restart. */
  readonly counted: number;
}

type GrowingDay = { people: Set<number>; tags: Set<number>; counted: number };

/**
 * What the collectors must have counted. It follows the rules of docs/counting.md over plain sets, and shares no code
 * with what it checks but the lists and buckets of the vocabulary.
 */
export class Truth {
  readonly #population: Population;
  readonly #threshold: number;
  readonly #cells = new Map<string, number>();
  readonly #days = new Map<number, GrowingDay>();
  #memory = new TruthMemory();
  #hosts = new TruthHosts();
  #day = Number.NaN;

  constructor(population: Population, threshold: number) {
    this.#population = population;
    this.#threshold = threshold;
  }

  get cells(): ReadonlyMap<string, number> {
    return this.#cells;
  }

  dayOf(day: number): TruthDay {
    return this.#days.get(day) ?? { people: new Set(), tags: new Set(), counted: 0 };
  }

  /** A request that came in an hour (UTC, since 1970). */
  add(request: Request, hour: number): void {
    this.#turnTo(Math.floor(hour / 24));
    if (request.kind === 'dropped') this.drop(request.reason, hour);
    if (request.kind === 'counts') this.#count(request, hour);
  }

  drop(reason: DropReason, hour: number): void {
    this.#add({ table: 'dropped', hour, page: '', value: reason });
  }

  /** A collector without others ended: the visitors that it remembered come again as new ones. */
  restart(how: 'stopped' | 'killed'): void {
    this.#closeHosts(how === 'killed');
    this.#memory = new TruthMemory();
  }

  /** The week is over. */
  end(): void {
    this.#closeHosts(false);
  }

  #turnTo(day: number): void {
    if (day === this.#day) return;
    if (!Number.isNaN(this.#day)) this.restart('stopped');
    this.#day = day;
    this.#days.set(day, { people: new Set(), tags: new Set(), counted: 0 });
  }

  #closeHosts(wasKilled: boolean): void {
    for (const { count, page, value } of this.#hosts.written(this.#threshold, wasKilled)) {
      this.#add({ table: 'referrers', hour: this.#day * 24, page, value }, count);
    }
    this.#hosts = new TruthHosts();
  }

  #count({ count, visitor }: { readonly visitor: Visitor; readonly count: Count }, hour: number): void {
    const tag = tagOf(visitor);
    if (count.event === 'view') this.#view(count, { visitor, tag, hour });
    else if (count.event === 'leave') this.#leave(count, { tag, hour });
    else this.#named(count.what, { tag, hour });
  }

  #view(count: Extract<Count, { event: 'view' }>, { hour, tag, visitor }: { visitor: Visitor; tag: number; hour: number }): void {
    const { entry, page } = count;
    const both = (value: string, isNew: (page: string) => boolean): void => {
      for (const one of [page, '']) if (isNew(one)) this.#add({ table: 'views', hour, page: one, value });
    };
    both('loads', () => true);
    if (entry) both('visits', () => true);
    both('visitors', (one) => this.#memory.firstInHour(hour, `view ${one}`, tag));
    const day = this.#days.get(this.#day);
    day?.people.add(visitor.person);
    day?.tags.add(tag);
    if (!this.#memory.seen.has(tag)) {
      this.#memory.seen.add(tag);
      if (day !== undefined) day.counted += 1;
      this.#visitor(count, { hour, page: '', visitor });
    }
    if (this.#memory.first(`view ${page}`, tag)) {
      this.#visitor(count, { hour, page, visitor });
      if (this.#memory.publicPage(tag)) this.#add({ table: 'public-pages', hour, page: '', value: page });
    }
    if (page === '/') this.#once('funnel', 'home', { tag, hour });
  }

  #visitor(count: Extract<Count, { event: 'view' }>, { hour, page, visitor }: { visitor: Visitor; hour: number; page: string }): void {
    const { browser, form, system } = agentAt(visitor.agent);
    this.#add({ table: 'visitors', hour, page, value: '' });
    this.#add({ table: 'countries', hour, page, value: this.#population.countryOf(visitor) });
    this.#add({ table: 'devices', hour, page, value: form });
    this.#add({ table: 'browsers', hour, page, value: browser });
    this.#add({ table: 'systems', hour, page, value: system });
    if (count.entry && count.from !== undefined) this.#hosts.add(count.from, page, visitor.place);
    else this.#add({ table: 'referrers', hour, page, value: count.entry ? 'none' : 'own' });
  }

  #leave(count: Extract<Count, { event: 'leave' }>, { hour, tag }: { tag: number; hour: number }): void {
    const { page, scroll, seconds } = count;
    const both = (table: CellPlace['table'], value: string): void => {
      for (const one of [page, '']) this.#add({ table, hour, page: one, value });
    };
    if (this.#memory.first(`leave ${page}`, tag)) {
      if (seconds !== undefined) both('time', String(TIME_ON_PAGE.bucketOf(seconds)));
      if (scroll !== undefined) both('scroll', String(scroll));
    }
    if (!this.#memory.firstInHour(hour, `leave ${page}`, tag)) return;
    for (const vital of VITALS) {
      const figure = count[vital];
      if (figure !== undefined) both('vitals', `${vital}:${vitalBuckets(vital).bucketOf(figure)}`);
    }
  }

  #named(what: string, { hour, tag }: { tag: number; hour: number }): void {
    const [kind = '', rest = ''] = what.split(':');
    if (kind === 'click') this.#once('clicks', rest, { tag, hour });
    else if (kind === 'step') this.#once('funnel', rest, { tag, hour });
    else this.#add({ table: 'chat', hour, page: '', value: kind === 'length' ? `length:${CALL_LENGTH.bucketOf(Number(rest))}` : what });
  }

  #once(table: 'clicks' | 'funnel', value: string, { hour, tag }: { tag: number; hour: number }): void {
    if (this.#memory.first(`${table} ${value}`, tag)) this.#add({ table, hour, page: '', value });
  }

  #add(place: CellPlace, count = 1): void {
    const name = nameOf(place);
    this.#cells.set(name, (this.#cells.get(name) ?? 0) + count);
  }
}
