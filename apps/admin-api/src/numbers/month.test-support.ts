import { renderToString } from 'preact-render-to-string';
import { Fragment, h } from 'preact';
import { type DayState, DAY_MS, type PublicMonth } from './public-month.ts';
import { numbersView, type NumbersViewOptions } from './numbers-view.ts';

/** Half past ten on the day after the last one of every month here. */
export const AT = Date.parse('2026-03-15T10:30:00Z');
const TODAY = Math.floor(AT / DAY_MS) * DAY_MS;

export const published = (visitors: number | 'few', more: Partial<Extract<DayState, { kind: 'published' }>> = {}) => (start: number): DayState => ({
  kind: 'published',
  start,
  epsilon: 1,
  keys: 1,
  plusMinus: 18,
  cells: visitors === 'few' ? [] : [{ table: 'visitors', value: '', noisy: visitors }],
  ...more,
});
export const crowded = (start: number): DayState => ({ kind: 'crowded', start });
export const keys = (count: number) => (start: number): DayState => ({ kind: 'keys', start, keys: count });
export const open = (start: number): DayState => ({ kind: 'open', start });

/** A month that ends with these days. */
export function monthOf(...last: readonly ((start: number) => DayState)[]): PublicMonth {
  const days = Array.from({ length: 30 }, (_, index) => (last[index - (30 - last.length)] ?? open)(TODAY - (30 - index) * DAY_MS));
  return {
    days,
    yesterday: days.at(-1) ?? open(TODAY - DAY_MS),
    shown: days.findLast((day) => day.kind === 'published') ?? null,
  };
}

export function htmlOf(month: PublicMonth, more: Partial<NumbersViewOptions> = {}): string {
  const view = numbersView({
    at: AT,
    month,
    outlook: { began: month.days[0] === undefined ? null : new Date(month.days[0].start), manyKeys: [] },
    rows: { rows: 0, places: [{ place: 'pg_largeobject', rows: 0 }] },
    published: { kind: 'noisy', epsilon: 1, threshold: 40, unit: 'one-visitor-for-one-day' },
    tables: ['visitors', 'public-pages', 'devices'],
    ...more,
  });
  return renderToString(h(Fragment, null, view));
}

/** What a reader sees of it. */
export const wordsOf = (html: string): string =>
  html
    .replaceAll(/<(title|desc)\b[^>]*>.*?<\/\1>/gs, '')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ');
