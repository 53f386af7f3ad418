import { DISTINCT_STANDARD_ERROR } from '@visavis/analytics';

/** How far a number may be from the true one. */
export type FigureError =
  | { readonly kind: 'exact' }
  /** Two standard errors of a sketch to both sides. */
  | { readonly kind: 'about'; readonly plusMinus: number }
  /** Memory was full, or more came at once than could be taken: some visitors have no part in it. */
  | { readonly kind: 'at-least' }
  /** The day's key was renewed in this hour: from then on visitors of before were counted again. */
  | { readonly kind: 'at-most'; readonly since: Date }
  /** More than one of the above: it may be too high as well as too low. */
  | { readonly kind: 'rough' }
  /** No number: all of the range is before counting began, was deleted, or is still to come. */
  | { readonly kind: 'not-counted' }
  /** No number: visitors are counted by the day, and the range cuts one. */
  | { readonly kind: 'part-of-day' };

export interface Figure {
  /** `null` where there is no number: never a 0 that nobody counted. */
  readonly count: number | null;
  readonly error: FigureError;
}

/** A number, how exact it is, and the same of the range before. */
export interface Compared {
  readonly now: Figure;
  readonly before: Figure;
}

export const EXACT: FigureError = { kind: 'exact' };
export const NOT_COUNTED: FigureError = { kind: 'not-counted' };

/** What a day's numbers of visitors suffer from. */
export interface DayTrouble {
  /** More tags came than are remembered. */
  readonly crowded: boolean;
  /** Some who came have no part in any number, not even in an estimate. */
  readonly turnedAway: boolean;
  /** The hour in which the day's key began anew, for the first time. */
  readonly renewedSince: Date | null;
}

/** Of numbers in which a visitor has no part who was not remembered: breakdowns, pages, steps. */
export function rememberedError(days: readonly DayTrouble[]): FigureError {
  const since = firstRenewal(days);
  if (days.some(({ crowded, turnedAway }) => crowded || turnedAway)) return since === null ? { kind: 'at-least' } : { kind: 'rough' };
  return since === null ? EXACT : { kind: 'at-most', since };
}

/**
 * Of a sum of days' distinct visitors. Sketches of several days err independently of each other; what a
 * sketch knows beyond the memory is only told when its day is over.
 */
export function distinctError(days: readonly (DayTrouble & { readonly visitors: number; readonly isOver: boolean })[]): FigureError {
  const crowded = days.filter((day) => day.crowded);
  const open = crowded.filter(({ isOver }) => !isOver);
  if (crowded.length === open.length) return rememberedError(days);
  if (open.length > 0 || firstRenewal(days) !== null || days.some(({ turnedAway }) => turnedAway)) return { kind: 'rough' };
  return { kind: 'about', plusMinus: Math.ceil(2 * DISTINCT_STANDARD_ERROR * Math.hypot(...crowded.map(({ visitors }) => visitors))) };
}

function firstRenewal(days: readonly DayTrouble[]): Date | null {
  const hours = days.flatMap(({ renewedSince }) => renewedSince ?? []);
  return hours.reduce<Date | null>((first, hour) => (first === null || hour < first ? hour : first), null);
}
