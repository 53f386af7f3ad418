import { createHash } from 'node:crypto';
import { HyperLogLog, SEEN_BIT } from '@visavis/analytics';
import { dayAt, dayOf, endOf, KEPT_AFTER_MS, type Period } from '../time/period.ts';
import { MARK_SCRIPT } from './mark-script.ts';
import { packRequests, unpackAnswers } from './mark-wire.ts';
import type { RedisLink } from './redis-link.ts';
import { AHEAD_MS, type MarkAnswer, type MarkRequest, MAX_TAGS_OF_DAY, MAX_TAGS_OF_HOUR, type Visitors, VisitorsNotAsked, VisitorsUnavailable } from './visitors.ts';

const KEY_BYTES = 32;
/** Random bytes behind a key that was given to Redis again: they tell every collector that it had been forgotten. */
const AGAIN_BYTES = 8;
const SCRIPT_SHA = createHash('sha1').update(MARK_SCRIPT).digest('hex');

export interface RedisVisitorsOptions {
  readonly link: RedisLink;
  /** Whose visitors these are, when several sites share a Redis. */
  readonly site: string;
  /** This process, among the collectors. */
  readonly node: string;
  readonly now: () => number;
  readonly randomBytes: (size: number) => Uint8Array;
  /**
   * Told when this collector made a day's key, or may have, and when it hears that a key that it had was forgotten:
   * whoever came before on that day is counted again. Each collector tells, because another may die before it has
   * written so; too many are safe.
   */
  readonly onKeyStarted: (day: number) => void;
  readonly maxTagsOfDay?: number;
}

interface DayHere {
  readonly key: Uint8Array;
  /** What Redis has for this day: the key, and what tells that it is there again. */
  stored: Uint8Array;
  storedSha: string;
  /** Visitors that came to this collector; merged with the others' in `beyond`. */
  readonly distinct: HyperLogLog;
  isShared: boolean;
}

/** The visitors of several collectors, in the memory of a Redis that writes nothing to a disk. */
export class RedisVisitors implements Visitors {
  readonly shared = true;
  readonly #options: RedisVisitorsOptions;
  readonly #days = new Map<number, DayHere>();
  readonly #asked = new Map<number, Promise<void>>();
  /** Days whose first key this collector sent, and did not hear whether Redis took it. */
  readonly #unsure = new Set<number>();
  /** Days whose estimate this collector claimed, and did not hear whether Redis let it. */
  readonly #unheard = new Set<number>();

  constructor(options: RedisVisitorsOptions) {
    this.#options = options;
  }

  key(day: number): Uint8Array | undefined {
    const known = this.#days.get(day);
    // Nobody waits for it: who comes meanwhile is counted, but not among the distinct.
    if (known === undefined) this.prepare(day).catch(() => undefined);
    return known?.key;
  }

  prepare(day: number): Promise<void> {
    if (this.#days.has(day)) return Promise.resolve();
    const asked = this.#asked.get(day) ?? this.#agree(day).finally(() => this.#asked.delete(day));
    this.#asked.set(day, asked);
    return asked;
  }

  async mark(period: Period, requests: readonly MarkRequest[]): Promise<readonly MarkAnswer[]> {
    const day = dayOf(period);
    const here = this.#days.get(day);
    if (here === undefined) throw new VisitorsUnavailable('the key of this day is not known');
    if (period.grain === 'day') for (const request of requests) learn(here, request);
    const answer = await this.#run(period, { here, requests }).catch(async (error: unknown) => {
      if (!isOtherKey(error)) throw error;
      await this.#agree(day);
      // The same key as before when nobody else had begun anew; else these tags mean nothing any more.
      if (this.#days.get(day) !== here) throw new VisitorsUnavailable('the key of this day is another one');
      return await this.#run(period, { here, requests });
    });
    return unpackAnswers(answer, requests);
  }

  async beyond(day: number): Promise<number> {
    const names = this.#names(day);
    const { send } = this.#options.link;
    if ((await send(['HEXISTS', names.sums, 'crowded'])) !== 1) return 0;
    await this.#share();
    const union = new HyperLogLog();
    for (const registers of valuesIn(await send(['HVALS', names.sketches]))) union.merge(new HyperLogLog(registers));
    const seen = Number(String((await send(['HGET', names.sums, 'seen'])) ?? 0));
    // Last: who says that it tells, and then cannot, would keep everybody from telling.
    return (await this.#claims(day)) ? Math.max(0, Math.round(union.estimate()) - seen) : 0;
  }

  async tend(): Promise<void> {
    const now = this.#options.now();
    const isOver = (day: number): boolean => endOf({ grain: 'day', number: day }) + KEPT_AFTER_MS <= now;
    for (const day of this.#days.keys()) if (isOver(day)) this.#forget(day);
    for (const days of [this.#unsure, this.#unheard]) for (const day of days) if (isOver(day)) days.delete(day);
    for (const day of new Set([dayAt(now), dayAt(now + AHEAD_MS)])) await this.#check(day);
    await this.#share();
  }

  async close(): Promise<void> {
    await this.#share().catch(() => undefined);
    for (const day of this.#days.keys()) this.#forget(day);
    this.#options.link.close();
  }

  /** Whether this collector is the one that tells a day's estimate. */
  async #claims(day: number): Promise<boolean> {
    const { link, node } = this.#options;
    const claim = ['SET', this.#names(day).told, node, 'NX', 'GET', 'EX', this.#seconds({ grain: 'day', number: day })];
    const before = await link.send(claim).catch((error: unknown) => {
      if (!(error instanceof VisitorsNotAsked)) this.#unheard.add(day);
      throw error;
    });
    const wasUnheard = this.#unheard.delete(day);
    return before === null || (wasUnheard && before instanceof Uint8Array && Buffer.from(before).toString() === node);
  }

  get #maxTagsOfDay(): number {
    return this.#options.maxTagsOfDay ?? MAX_TAGS_OF_DAY;
  }

  /** Notices a Redis that forgot a day without waiting for a visitor, by a batch of nobody. */
  async #check(day: number): Promise<void> {
    const here = this.#days.get(day);
    if (here === undefined) return await this.prepare(day);
    await this.#run({ grain: 'day', number: day }, { here, requests: [] }).catch((error: unknown) => {
      if (!isOtherKey(error)) throw error;
      return this.#agree(day);
    });
  }

  /** The key that all collectors have for a day: the one that we had, or a new one, when there is none. */
  async #agree(day: number): Promise<void> {
    const { send } = this.#options.link;
    const { key: name } = this.#names(day);
    const ours = this.#ours(day);
    const set = await send(['SET', name, ours, 'NX', 'EX', this.#seconds({ grain: 'day', number: day })]).catch((error: unknown) => {
      if (!this.#days.has(day) && !(error instanceof VisitorsNotAsked)) this.#unsure.add(day);
      throw error;
    });
    const stored = set === null ? await send(['GET', name]) : ours;
    if (!(stored instanceof Uint8Array) || (stored.length !== KEY_BYTES && stored.length !== KEY_BYTES + AGAIN_BYTES)) {
      throw new VisitorsUnavailable('the key of this day is not a key');
    }
    this.#learnKey(day, Uint8Array.from(stored), set !== null || this.#unsure.has(day));
    this.#unsure.delete(day);
  }

  #ours(day: number): Uint8Array {
    const { randomBytes } = this.#options;
    const known = this.#days.get(day);
    return known === undefined ? randomBytes(KEY_BYTES) : Buffer.concat([known.key, randomBytes(AGAIN_BYTES)]);
  }

  /** A key that is there again is news to who had it, and to who comes now: who put it there may not live to tell. */
  #learnKey(day: number, stored: Uint8Array, isOurs: boolean): void {
    const known = this.#days.get(day);
    const isNews = known === undefined ? stored.length > KEY_BYTES : Buffer.compare(known.stored, stored) !== 0;
    if (isOurs || isNews) this.#options.onKeyStarted(day);
    const storedSha = createHash('sha1').update(stored).digest('hex');
    const key = stored.slice(0, KEY_BYTES);
    if (known !== undefined && Buffer.compare(known.key, key) === 0) {
      known.stored = stored;
      known.storedSha = storedSha;
    } else {
      this.#forget(day);
      this.#days.set(day, { key, stored, storedSha, distinct: new HyperLogLog(), isShared: true });
    }
  }

  #forget(day: number): void {
    const known = this.#days.get(day);
    known?.key.fill(0);
    known?.stored.fill(0);
    this.#days.delete(day);
  }

  async #run(period: Period, { here, requests }: { here: DayHere; requests: readonly MarkRequest[] }): Promise<Uint8Array> {
    const names = this.#names(dayOf(period));
    const isDay = period.grain === 'day';
    const rest = [
      '3',
      names.key,
      isDay ? names.tags : names.hour(period.number),
      names.sums,
      here.storedSha,
      isDay ? '0' : this.#seconds(period),
      String(isDay ? this.#maxTagsOfDay : MAX_TAGS_OF_HOUR),
      String(isDay ? SEEN_BIT.hi : 0),
      packRequests(requests),
    ];
    const { send } = this.#options.link;
    const answer = await send(['EVALSHA', SCRIPT_SHA, ...rest]).catch((error: unknown) => {
      if (error instanceof Error && error.message.startsWith('NOSCRIPT')) return send(['EVAL', MARK_SCRIPT, ...rest]);
      throw error;
    });
    if (!(answer instanceof Uint8Array)) throw new VisitorsUnavailable('Redis answered something else');
    return answer;
  }

  /** What the others need to know how many came to this collector; 4 KiB a day, in Redis's memory only. */
  async #share(): Promise<void> {
    for (const [day, here] of this.#days) {
      if (here.isShared) continue;
      here.isShared = true;
      const { sketches } = this.#names(day);
      await this.#options.link.send(['HSET', sketches, this.#options.node, here.distinct.registers]).catch((error: unknown) => {
        here.isShared = false;
        throw error;
      });
      await this.#options.link.send(['EXPIRE', sketches, this.#seconds({ grain: 'day', number: day })]);
    }
  }

  /** From now to two hours after the period, by this collector's clock: Redis has no say in what day it is. */
  #seconds(period: Period): string {
    return String(Math.max(1, Math.ceil((endOf(period) + KEPT_AFTER_MS - this.#options.now()) / 1_000)));
  }

  #names(day: number) {
    const name = (what: string): string => `visavis:${this.#options.site}:${what}`;
    return {
      key: name(`key:${day}`),
      tags: name(`day:${day}`),
      sums: name(`sums:${day}`),
      sketches: name(`hll:${day}`),
      told: name(`told:${day}`),
      hour: (hour: number): string => name(`hour:${hour}`),
    };
  }
}

function learn(here: DayHere, { tag, hi }: MarkRequest): void {
  if ((hi & SEEN_BIT.hi) === 0) return;
  here.distinct.add(tag);
  here.isShared = false;
}

const isOtherKey = (error: unknown): boolean => error instanceof Error && error.message.startsWith('OTHERKEY');

const valuesIn = (answer: unknown): readonly Uint8Array[] =>
  Array.isArray(answer) ? answer.filter((item): item is Uint8Array => item instanceof Uint8Array) : [];
