import { type ComponentChild, h } from 'preact';
import { type DayState, visitorsOf } from './public-month.ts';
import { isoDay, sayShortDay } from './say-day.ts';
import { sayNumber } from './say-number.ts';

interface TableOptions {
  readonly days: readonly DayState[];
  readonly threshold: number;
}

/** What the chart shows, for whoever reads numbers or hears them: newest first, back to the first day of which anything was decided. */
export function daysTable({ days, threshold }: TableOptions): ComponentChild {
  return h('details', { class: 'days-table' }, [
    h('summary', null, 'The same as a table'),
    h('table', null, [
      h('caption', { class: 'visually-hidden' }, `Visitors on each of the last ${days.length} days`),
      h('thead', null, h('tr', null, [
        h('th', { scope: 'col' }, 'Day'),
        h('th', { scope: 'col', class: 'number' }, 'Visitors'),
        h('th', { scope: 'col', class: 'number' }, '±'),
        h('th', { scope: 'col', class: 'number' }, 'ε'),
      ])),
      h('tbody', null, days.slice(days.findIndex(({ kind }) => kind !== 'open')).toReversed().map((day) =>
        h('tr', null, [h('th', { scope: 'row' }, h('time', { dateTime: isoDay(day.start) }, sayShortDay(day.start))), ...cellsOf(day, threshold)]))),
    ]),
  ]);
}

function cellsOf(day: DayState, threshold: number): readonly ComponentChild[] {
  if (day.kind !== 'published') return [h('td', { class: 'number days-table__none', colSpan: 3 }, day.kind === 'open' ? 'no numbers' : 'held back')];
  const visitors = visitorsOf(day);
  return [
    h('td', { class: 'number' }, visitors === 'few' ? `fewer than about ${threshold}` : sayNumber(visitors)),
    h('td', { class: 'number' }, sayNumber(day.plusMinus)),
    h('td', { class: 'number' }, String(day.epsilon)),
  ];
}
