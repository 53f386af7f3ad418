import type { Counted, Span } from './answers.ts';
import { dayWords, hourWords } from './range-words.ts';
import { HOUR_MS, spanBefore } from './span.ts';

/** What of a range there are numbers of, hours counted by the hour. */
export type CountedPart =
  | { readonly kind: 'whole' }
  /** Up to `until`, the hour that runs. */
  | { readonly kind: 'running'; readonly until: number }
  /** None yet: the first hour that will have some runs. */
  | { readonly kind: 'first-hour'; readonly until: number }
  /** None: all of it is over and was before `since`. */
  | { readonly kind: 'before'; readonly since: number }
  /** None: nothing was ever counted. */
  | { readonly kind: 'nothing' };

export function countedPart(span: Span, { countedSince, countedUntil }: Counted): CountedPart {
  if (countedSince === null) return { kind: 'nothing' };
  if (countedSince >= span.to) return { kind: 'before', since: countedSince };
  if (countedUntil >= span.to) return { kind: 'whole' };
  return { kind: Math.max(span.from, countedSince) >= countedUntil ? 'first-hour' : 'running', until: countedUntil };
}

/** Whether all of the range before was counted and is still kept: then the two can be compared. */
export const isBeforeCounted = (span: Span, countedSince: number | null): boolean => countedSince !== null && spanBefore(span).from >= countedSince;

/** `16:00–17:00 UTC is still running` */
export const runningHourWords = (until: number): string => `${hourWords(until)}–${hourWords(until + HOUR_MS)} UTC is still running`;

/** `Numbers begin on 22 Nov 2026, 16:00 UTC.`; empty when they begin before the range. */
export function beginWords({ from }: Span, countedSince: number | null): string {
  if (countedSince === null || countedSince <= from) return '';
  return `Numbers begin on ${dayWords(countedSince)}, ${hourWords(countedSince)} UTC.`;
}
