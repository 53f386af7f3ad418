import type { Span } from './answers.ts';
import { type CustomProblem, DAY_MS, daysIn, HOUR_MS, MOST_DAYS, type RangeName } from './span.ts';

export const RANGE_WORDS: Readonly<Record<RangeName, string>> = {
  today: 'Today',
  yesterday: 'Yesterday',
  '7-days': '7 days',
  '28-days': '28 days',
  '90-days': '90 days',
  month: 'This month',
  custom: 'Other days',
};

const parts = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' });
const dayMonthYear = parts({ day: 'numeric', month: 'short', year: 'numeric' });
const dayMonth = parts({ day: 'numeric', month: 'short' });
const monthYear = parts({ month: 'short', year: 'numeric' });
const weekday = parts({ weekday: 'short' });

/** `22 Nov 2026` */
export const dayWords = (instant: number): string => dayMonthYear.format(instant);

/** `22 Nov`: for charts, whose range stands above. */
export const shortDayWords = (instant: number): string => dayMonth.format(instant);

/** `Nov 2026`: for charts of more than a year. */
export const monthWords = (instant: number): string => monthYear.format(instant);

/** `14:00` in UTC. */
export const hourWords = (instant: number): string => new Date(instant).toISOString().slice(11, 16);

/** What one step of a chart is called. */
export const stepWords = (start: number, step: 'hour' | 'day'): string =>
  step === 'hour'
    ? `${shortDayWords(start)}, ${hourWords(start)}–${hourWords(start + HOUR_MS)} UTC`
    : `${weekday.format(start)} ${dayWords(start)}`;

/** `1–28 Nov 2026`, as short as it stays clear; one day stands alone. */
export function spanWords(span: Span): string {
  const last = span.to - DAY_MS;
  if (daysIn(span) <= 1) return dayWords(span.from);
  const [first, end] = [new Date(span.from), new Date(last)];
  if (first.getUTCFullYear() !== end.getUTCFullYear()) return `${dayWords(span.from)} – ${dayWords(last)}`;
  if (first.getUTCMonth() !== end.getUTCMonth()) return `${shortDayWords(span.from)} – ${dayWords(last)}`;
  return `${first.getUTCDate()}–${dayWords(last)}`;
}

/** `on 22 Nov 2026`, `in the days 15–21 Nov 2026`: a range in the middle of a sentence. */
export const onSpanWords = (span: Span): string => `${daysIn(span) <= 1 ? 'on' : 'in the days'} ${spanWords(span)}`;

export const dayCountWords = (days: number): string => (days === 1 ? '1 day' : `${days} days`);

export function customProblemWords(problem: CustomProblem): string {
  switch (problem) {
    case 'no-day':
      return 'Choose a first and a last day.';
    case 'backwards':
      return 'The first day comes after the last. Change one of them.';
    case 'future':
      return 'The last day has not begun yet in UTC. Choose today or a day before.';
    case 'too-long':
      return `That is more than ${MOST_DAYS} days, the longest range. Choose a later first day.`;
    case 'too-old':
      return 'Nothing was counted then. Choose a later first day.';
  }
}
