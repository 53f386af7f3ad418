import type { Span } from './answers.ts';

export const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;
/** The longest range that the server answers for. */
export const MOST_DAYS = 800;
/** How long after its end a day is left to collectors that have not flushed yet. */
const SETTLING_MS = HOUR_MS;

export const RANGE_NAMES = ['today', 'yesterday', '7-days', '28-days', '90-days', 'month', 'custom'] as const;
export type RangeName = (typeof RANGE_NAMES)[number];

/** What somebody chose: a range that moves with the days, or two days (both in it), each as the ms at which it begins. */
export type ChosenRange =
  | { readonly name: Exclude<RangeName, 'custom'> }
  | { readonly name: 'custom'; readonly first: number; readonly last: number };

export const startOfDay = (instant: number): number => Math.floor(instant / DAY_MS) * DAY_MS;

/** The range as it is now. All but today, this month and custom ones end with the last day that is over. All days are UTC. */
export function spanOf(range: ChosenRange, now: number): Span {
  const today = startOfDay(now);
  switch (range.name) {
    case 'today':
      return { from: today, to: today + DAY_MS };
    case 'yesterday':
      return { from: today - DAY_MS, to: today };
    case '7-days':
      return { from: today - 7 * DAY_MS, to: today };
    case '28-days':
      return { from: today - 28 * DAY_MS, to: today };
    case '90-days':
      return { from: today - 90 * DAY_MS, to: today };
    case 'month': {
      const date = new Date(now);
      return { from: Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1), to: today + DAY_MS };
    }
    case 'custom':
      return { from: range.first, to: range.last + DAY_MS };
  }
}

/** The range of the same length that ends where this one begins. */
export const spanBefore = ({ from, to }: Span): Span => ({ from: 2 * from - to, to: from });

/**
 * The days of a range that were counted, are over, and settled for an hour: only their breakdowns are shown. `null`
 * when there are none. Asking for these alone keeps a comparison fair, because the range before is then as long.
 */
export function settledSpan({ from, to }: Span, now: number, countedSince: number | null): Span | null {
  if (countedSince === null) return null;
  const first = Math.max(from, startOfDay(countedSince));
  const end = Math.min(to, startOfDay(now - SETTLING_MS));
  return end > first ? { from: first, to: end } : null;
}

/** What an owner sees first: as many days as have numbers, today while there are hardly any. */
export function firstRange(countedSince: number | null, now: number): ChosenRange {
  const days = countedSince === null ? 0 : (startOfDay(now) - startOfDay(countedSince)) / DAY_MS;
  if (days < 3) return { name: 'today' };
  return { name: days < 14 ? '7-days' : '28-days' };
}

/** Hours for one or two days, days for more. */
export const stepFor = ({ from, to }: Span): 'hour' | 'day' => (to - from <= 2 * DAY_MS ? 'hour' : 'day');

export const daysIn = ({ from, to }: Span): number => Math.round((to - from) / DAY_MS);

export type CustomProblem = 'no-day' | 'backwards' | 'future' | 'too-long' | 'too-old';

/** Reads the days that somebody typed, such as `2026-11-22`. */
export function customRange(
  { first, last }: { readonly first: string; readonly last: string },
  now: number,
): { readonly ok: true; readonly range: ChosenRange } | { readonly ok: false; readonly problem: CustomProblem } {
  const [from, to] = [dayIn(first), dayIn(last)];
  if (from === null || to === null) return { ok: false, problem: 'no-day' };
  if (from > to) return { ok: false, problem: 'backwards' };
  if (to > startOfDay(now)) return { ok: false, problem: 'future' };
  if (to - from >= MOST_DAYS * DAY_MS) return { ok: false, problem: 'too-long' };
  // The range before has to be a date that exists for everybody.
  if (from < MOST_DAYS * DAY_MS) return { ok: false, problem: 'too-old' };
  return { ok: true, range: { name: 'custom', first: from, last: to } };
}

/** `2026-11-22`, as date inputs have it. */
export const isoDay = (instant: number): string => new Date(instant).toISOString().slice(0, 10);

function dayIn(text: string): number | null {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return null;
  const instant = Date.parse(`${text}T00:00:00Z`);
  return Number.isFinite(instant) && isoDay(instant) === text ? instant : null;
}
