import { DAY_MS, HOUR_MS, SETTLING_MS, startOf } from './utc.ts';

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

/**
 * Days (numbers since 1970) whose breakdowns may be shown: wholly in the range, over for an hour, and not deleted
 * in part. A day that still grows would tell by the difference of two looks who came between them.
 */
export function settledDays({ keptSince, now, range }: Look): readonly number[] {
  const from = Math.ceil(Math.max(range.from.getTime(), (keptSince?.getTime() ?? -Infinity) + 1) / DAY_MS);
  const to = Math.floor(Math.min(range.to.getTime(), now.getTime() - SETTLING_MS) / DAY_MS);
  return Number.isFinite(from) ? Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at) : [];
}

/** The part of a range that is over, to the hour. */
function finishedHours({ from, to }: Range, now: Date): Range {
  return { from, to: new Date(Math.max(from.getTime(), Math.min(to.getTime(), startOf('hour', now).getTime()))) };
}

/** Both ranges of a comparison, the earlier one cut to what has gone by of the later one. */
export function comparedRanges(range: Range, now: Date): { readonly current: Range; readonly before: Range } {
  const current = finishedHours(range, now);
  const { from } = rangeBefore(range);
  return { current, before: { from, to: new Date(from.getTime() + current.to.getTime() - current.from.getTime()) } };
}

/** The hours at which a range's steps begin. */
export function stepsOf({ from, to }: Range, step: 'hour' | 'day'): readonly Date[] {
  const length = step === 'hour' ? HOUR_MS : DAY_MS;
  const first = startOf(step, from).getTime();
  return Array.from({ length: Math.max(0, Math.ceil((to.getTime() - first) / length)) }, (_, at) => new Date(first + at * length));
}
