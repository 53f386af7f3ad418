import { DAY_MS, dayOf, HOUR_MS, SETTLING_MS, startOf } from './utc.ts';

/** Instants at which UTC hours begin; `to` is the first that does not belong to it. */
export interface Range {
  readonly from: Date;
  readonly to: Date;
}

/** What somebody wants to see, and what they may. */
export interface Look {
  readonly range: Range;
  readonly now: Date;
  /** k of the manifest: no cell below it is shown. */
  readonly threshold: number;
  /** Whatever began then or before has been deleted, or may be at any moment (`cutOffInForce`); `null` when nothing is. */
  readonly keptSince: Date | null;
}

/** The range of the same length that ends where this one begins. */
export function rangeBefore({ from, to }: Range): Range {
  return { from: new Date(2 * from.getTime() - to.getTime()), to: from };
}

/** The time of which there are numbers. What lies before or after is not 0: it was not counted, or is not yet. */
export interface Counted {
  /** The hour in which counting began, or the first that is still kept; `null` when nothing was counted. */
  readonly since: Date | null;
  /** The first instant of which there is no number yet. */
  readonly until: Date;
}

/** At which moment somebody looks, and what is deleted by then. */
export type Kept = Pick<Look, 'keptSince' | 'now'>;

/** Of what is counted by the hour: `until` the hour that is running. `began`: see `firstCounted`. */
export function countedHours({ keptSince, now }: Kept, began: Date | null): Counted {
  const kept = firstAfter('hour', keptSince);
  return { since: began === null || kept === null || kept < began ? began : kept, until: startOf('hour', now) };
}

/** Of what is counted by the day, and shown when the day has been over for an hour. A day of which a part was deleted has no number. */
export function countedDays({ keptSince, now }: Kept, began: Date | null): Counted {
  const kept = firstAfter('day', keptSince);
  return {
    since: began === null || kept === null || kept <= startOf('day', began) ? began : kept,
    until: startOf('day', new Date(now.getTime() - SETTLING_MS)),
  };
}

/** The first hour or day that begins after an instant. */
function firstAfter(grain: 'hour' | 'day', instant: Date | null): Date | null {
  const length = grain === 'hour' ? HOUR_MS : DAY_MS;
  return instant === null ? null : new Date(startOf(grain, instant).getTime() + length);
}

/**
 * Days (numbers since 1970) whose breakdowns may be shown: wholly in the range, over for an hour, and not deleted
 * in part; none of before counting began. A day that still grows would tell by the difference of two looks who came
 * between them.
 */
export function settledDays({ range, ...kept }: Look, began: Date | null): readonly number[] {
  const { since, until } = countedDays(kept, began);
  return since === null ? [] : dayNumbers(later(range.from, startOf('day', since)), dayOf(earlier(range.to, until)));
}

/** Days that begin in a range and have a number: those of a running day are of up to now. */
export function begunDays({ from, to }: Range, since: Date | null): readonly number[] {
  return since === null ? [] : dayNumbers(later(from, startOf('day', since)), Math.ceil(to.getTime() / DAY_MS));
}

/** From the first day that begins at an instant or after, up to before another. */
function dayNumbers(instant: Date, end: number): readonly number[] {
  const first = Math.ceil(instant.getTime() / DAY_MS);
  return Array.from({ length: Math.max(0, end - first) }, (_, at) => first + at);
}

const earlier = (one: Date, other: Date): Date => (one < other ? one : other);
const later = (one: Date, other: Date): Date => (one > other ? one : other);

/** Whether a range is made of whole UTC days. */
export const isWholeDays = ({ from, to }: Range): boolean => [from, to].every((end) => end.getTime() % DAY_MS === 0);

/** Whether anything of a range was counted. */
export const hasCounted = ({ from, to }: Range, since: Date | null): boolean => since !== null && later(from, since) < to;

/** The part of a range that is over, to the hour. */
function finishedHours({ from, to }: Range, now: Date): Range {
  return { from, to: later(from, earlier(to, startOf('hour', now))) };
}

/** Both ranges of a comparison, the earlier one cut to what has gone by of the later one. */
export function comparedRanges(range: Range, now: Date): { readonly current: Range; readonly before: Range } {
  const current = finishedHours(range, now);
  const { from } = rangeBefore(range);
  return { current, before: { from, to: new Date(from.getTime() + current.to.getTime() - current.from.getTime()) } };
}

/** The instants at which a range's steps begin, none of them before the range. */
export function stepsOf({ from, to }: Range, step: 'hour' | 'day'): readonly Date[] {
  const length = step === 'hour' ? HOUR_MS : DAY_MS;
  const first = Math.ceil(from.getTime() / length) * length;
  return Array.from({ length: Math.max(0, Math.ceil((to.getTime() - first) / length)) }, (_, at) => new Date(first + at * length));
}
