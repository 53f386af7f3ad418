import { currentManifest } from '@visavis/policy/history';
import { type PublicDay, publicNumbers, releasePublicDay } from '@visavis/services';
import type { ProfileName } from '@visavis/policy';
import { redisServer } from '@visavis/testkit/redis';
import { Collectors } from './collectors.ts';
import type { Cut } from './database-door.ts';
import { sendAlone } from './connections.ts';
import { type DayPlan, FIRST_DAY, type Incident, SLICE_MS, SLICES_PER_DAY, SLICES_PER_HOUR, WEEK } from './day-plan.ts';
import { tooLarge } from './nuisance.ts';
import { Population, tagOf, type Visitor } from './population.ts';
import { type Request, wireOf } from './request.ts';
import { SeededRandom } from './seeded-random.ts';
import { Traffic } from './traffic.ts';
import { Truth } from './truth.ts';
import { type WeekDatabase, weekDatabase } from './week-database.ts';

export interface WeekOptions {
  readonly profile: ProfileName;
  readonly seed: number;
  /** Visits of people who do not object, over the week. */
  readonly visits: number;
  /** Visitors of the crowded day, besides. 0 for none. */
  readonly crowd: number;
  /** Told what happens. */
  readonly onProgress: (words: string) => void;
}

/** One day: what is stored, and what was published. */
export interface SimulatedDay {
  readonly plan: DayPlan;
  readonly day: number;
  /** All that was stored when the day's public numbers were drawn. */
  readonly stored: ReadonlyMap<string, number>;
  readonly released: PublicDay | undefined;
}

export interface SimulatedWeek {
  readonly options: WeekOptions;
  readonly days: readonly SimulatedDay[];
  readonly truth: Truth;
  readonly marks: ReadonlyMap<string, number>;
  readonly expectedMarks: ReadonlyMap<string, number>;
  readonly requests: number;
  /** Times that a connection was cut with a commit on its way. */
  readonly cuts: number;
  readonly seconds: number;
  readonly database: WeekDatabase;
  /** Ends the database. */
  remove(): Promise<void>;
}

const DAY_MS = SLICE_MS * SLICES_PER_DAY;
const HOUR_MS = 3_600_000;
const COUNTS_PER_MINUTE = 3_000;
const FLOOD = 3_500;
const TOO_LARGE = 20;
/**
 * A collector counts what came within 50 ms, by real time, and forgets an hour two hours after its end, by the simulated
 * one. So time may not go so fast that hours pass in those milliseconds.
 */
const PACE_MS = 60;
const AHEAD_MS = 3 * 60_000;
/** A collector asks for keys and closes days every two seconds, by real time; a simulated day may be shorter than that. */
const TENDED_MS = 2_500;
/** Until then the day before is stored whole; from 00:55 on only its totals would be (`addCells`). */
const LAST_CALL_SLICE = 2;
/** When the day before is published. */
const RELEASE_SLICE = 3 * SLICES_PER_HOUR;

/** Lives through a week in a few minutes: real sockets, collectors, Redis and PostgreSQL; only the clock is not real. */
export async function simulateWeek(options: WeekOptions): Promise<SimulatedWeek> {
  const began = performance.now();
  const database = await weekDatabase();
  const redis = await redisServer();
  const world = new World(options, database, new Collectors({ databaseUrl: database.collectorUrl, profile: options.profile, countsPerMinute: COUNTS_PER_MINUTE }, redis));
  try {
    const days = await world.live();
    const seconds = (performance.now() - began) / 1_000;
    return { options, days, truth: world.truth, marks: await database.marks(), expectedMarks: world.collectors.marks, requests: world.requests, cuts: database.cuts(), seconds, database, remove: () => database.remove() };
  } catch (error) {
    await Promise.allSettled(world.collectors.running.map((collector) => collector.kill()));
    await database.remove();
    throw error;
  } finally {
    await redis.remove();
  }
}

class World {
  readonly #options: WeekOptions;
  readonly #database: WeekDatabase;
  readonly collectors: Collectors;
  readonly #random: SeededRandom;
  readonly #noise: SeededRandom;
  readonly #population: Population;
  readonly truth: Truth;
  requests = 0;
  #calls = 0;
  #hour = 0;

  constructor(options: WeekOptions, database: WeekDatabase, collectors: Collectors) {
    this.#options = options;
    this.#database = database;
    this.collectors = collectors;
    this.#random = new SeededRandom(options.seed);
    this.#noise = new SeededRandom(options.seed + 1);
    this.#population = new Population(new SeededRandom(options.seed + 2));
    this.truth = new Truth(this.#population, this.#manifest(FIRST_DAY).threshold);
  }

  async live(): Promise<readonly SimulatedDay[]> {
    const { crowd, onProgress, visits } = this.#options;
    const usual = WEEK.reduce((sum, { busy }) => sum + busy, 0);
    const traffic = new Traffic({ random: this.#random, population: this.#population, visitsPerDay: visits / usual, crowd });
    const days: SimulatedDay[] = [];
    for (const [index, plan] of WEEK.entries()) {
      const before = this.requests;
      const slices = traffic.day(plan);
      for (const [slice, requests] of slices.entries()) {
        await this.#moveTo((FIRST_DAY + index) * DAY_MS + slice * SLICE_MS, plan, WEEK[index - 1]);
        for (const incident of plan.incidents[slice] ?? []) await this.#happen(incident);
        if (index > 0 && slice === LAST_CALL_SLICE) {
          await pause(TENDED_MS);
          await this.#settle();
        }
        if (index > 0 && slice === RELEASE_SLICE) days.push(await this.#publish(index - 1));
        const paced = pause(PACE_MS);
        await this.#send(requests());
        await paced;
      }
      onProgress(`${plan.name}: ${plan.shows}; ${this.requests - before} requests`);
    }
    this.truth.end();
    await this.collectors.stop();
    days.push(await this.#publish(WEEK.length - 1));
    return days;
  }

  #manifest(day: number) {
    return currentManifest(this.#options.profile, new Date(day * DAY_MS)).analytics;
  }

  async #moveTo(instant: number, plan: DayPlan, before: DayPlan | undefined): Promise<void> {
    const isMidnight = instant % DAY_MS === 0;
    // In a day's last minutes each collector asks for the next day's key, before it writes.
    if (isMidnight && plan.collectors === 'pair' && before?.collectors === 'pair') {
      await this.collectors.setClock(instant - AHEAD_MS);
      await pause(TENDED_MS);
      await this.#settle();
    }
    this.#hour = Math.floor(instant / HOUR_MS);
    if (isMidnight && plan.collectors !== before?.collectors) await this.collectors.replace(plan.collectors, instant);
    else {
      await this.collectors.setClock(instant);
      if (isMidnight) this.collectors.mark('key-started');
    }
  }

  async #happen(incident: Incident): Promise<void> {
    if (incident === 'database-stops') await this.#database.stop();
    if (incident === 'database-starts') await this.#database.start();
    if (incident === 'answer-lost') await this.#cut('answer-to-commit');
    if (incident === 'commit-lost') await this.#cut('commit');
    if (incident === 'rolling-restart') await this.collectors.restart('stop');
    if (incident === 'restart') {
      await this.collectors.restart('stop');
      this.truth.restart('stopped');
    }
    if (incident === 'kill') {
      await this.#settle();
      await this.collectors.restart('kill');
      this.truth.restart('killed');
    }
    if (incident === 'flood') await this.#flood();
  }

  async #send(requests: Iterable<Request>): Promise<void> {
    const { running } = this.collectors;
    for (const request of requests) {
      this.truth.add(request, this.#hour);
      const collector = running[running.length === 1 ? 0 : this.#random.below(running.length)];
      collector?.connections.send(tagOf(request.visitor), wireOf(request, this.#population));
      if (request.kind === 'counts' && request.count.event === 'named' && request.count.what === 'started') this.#calls += 1;
      this.requests += 1;
    }
    await Promise.all(running.map(({ connections }) => connections.answered()));
  }

  /** All that came until now is stored: a second mark is in a later batch than the first one, and so than all before it. */
  async #settle(): Promise<void> {
    for (const _round of [1, 2]) {
      for (const { connections } of this.collectors.running) {
        const request: Request = { kind: 'counts', visitor: this.#population.stranger(0), count: { event: 'named', what: 'started' } };
        this.truth.add(request, this.#hour);
        this.#calls += 1;
        connections.send(0, wireOf(request, this.#population));
        await connections.answered();
      }
      await this.#database.hasStarted(this.#calls);
    }
  }

  async #cut(cut: Cut): Promise<void> {
    this.#database.cutNext(cut);
    await this.#settle();
  }

  async #flood(): Promise<void> {
    const [collector] = this.collectors.running;
    if (collector === undefined) return;
    const visitor: Visitor = { person: 0, place: UNUSED_PLACE + this.#hour % 1_000, agent: 0 };
    const request: Request = { kind: 'counts', visitor, count: { event: 'named', what: 'end:left' } };
    for (let sent = 0; sent < FLOOD; sent += 1) {
      if (sent < COUNTS_PER_MINUTE) this.truth.add(request, this.#hour);
      else this.truth.drop('rate', this.#hour);
      collector.connections.send(0, wireOf(request, this.#population));
    }
    await collector.connections.answered();
    for (let sent = 0; sent < TOO_LARGE; sent += 1) {
      const large = tooLarge(this.#random, this.#population);
      this.truth.add(large, this.#hour);
      await sendAlone(collector.port, wireOf(large, this.#population));
    }
    this.requests += FLOOD + TOO_LARGE;
  }

  /** Publishes a day when it is long over, and looks at what was stored just before. */
  async #publish(index: number): Promise<SimulatedDay> {
    const planned = WEEK[index];
    if (planned === undefined) throw new RangeError('no such day');
    const plan = { ...planned, crowd: planned.crowd && this.#options.crowd > 0 };
    const day = FIRST_DAY + index;
    if (this.collectors.running.length > 0) await this.#settle();
    const stored = await this.#database.cells();
    const { published, tables } = this.#manifest(day);
    if (published.kind !== 'noisy') return { plan, day, stored, released: undefined };
    const now = new Date((day + 1) * DAY_MS + RELEASE_SLICE * SLICE_MS);
    const { epsilon, threshold } = published;
    await releasePublicDay(this.#database.admin, { day, epsilon, threshold, tables, now, randomBytes: (count) => this.#noise.bytes(count) });
    const { days } = await publicNumbers(this.#database.admin, { from: new Date(day * DAY_MS), to: new Date((day + 1) * DAY_MS) });
    return { plan, day, stored, released: days[0] };
  }
}

const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });

/** No home has these addresses, and a flood must not use up what a visitor may bring. */
const UNUSED_PLACE = 61_000;
