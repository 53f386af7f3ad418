import type { Marked, Tag } from '@visavis/analytics';
import type { Period } from '../time/period.ts';

/** Tags of one day that are remembered one by one, over all collectors. */
export const MAX_TAGS_OF_DAY = 2 ** 20;
/** Tags of one hour; a quarter of a day's, because an hour is kept beside its day. */
export const MAX_TAGS_OF_HOUR = 2 ** 18;

/** So long before midnight (milliseconds) the next day's key is there, whether anybody comes or not. */
export const AHEAD_MS = 5 * 60_000;

export interface MarkRequest {
  readonly tag: Tag;
  readonly lo: number;
  readonly hi: number;
}

/** A request was not remembered because the period has all the tags that it may have. */
export type MarkAnswer = Marked | 'crowded';

/**
 * Who was here, in RAM only, for one collector or for several: the key of each UTC day, and the bits of every tag
 * (visit-bits.ts of @visavis/analytics). Everything is forgotten two hours after its day or hour.
 */
export interface Visitors {
  /**
   * The key under which the tags of a day are made: 32 random bytes, the same for every collector. `undefined` while
   * it is not known here.
   */
  key(day: number): Uint8Array | undefined;
  /** Sees to it that `key` knows this day. Errors: `VisitorsUnavailable`. */
  prepare(day: number): Promise<void>;
  /**
   * Sets bits, in order, and tells for each request which of them are new. A request with the bit that says "seen"
   * counts among the distinct visitors of its day. Errors: `VisitorsUnavailable`, and then nobody knows what was set.
   */
  mark(period: Period, requests: readonly MarkRequest[]): Promise<readonly MarkAnswer[]>;
  /**
   * How many visitors of a day were seen beyond those that were remembered one by one: an estimate (hyper-log-log.ts)
   * that is told once for a day, to whoever asks first. Errors: `VisitorsUnavailable`.
   */
  beyond(day: number): Promise<number>;
  /**
   * Drops what is over, and sees to the keys of today and, some minutes before midnight, of tomorrow: when a key is
   * made must not depend on who comes. Shares what others need. To be called every few seconds.
   * Errors: `VisitorsUnavailable`.
   */
  tend(): Promise<void>;
  /** What was marked by this collector alone goes with it. */
  readonly shared: boolean;
  close(): Promise<void>;
}

/** The shared memory does not answer, or it has forgotten the day. */
export class VisitorsUnavailable extends Error {
  override readonly name: string = 'VisitorsUnavailable';
}

/** It was not even asked, so it cannot have changed anything. */
export class VisitorsNotAsked extends VisitorsUnavailable {
  override readonly name = 'VisitorsNotAsked';
}
