import { type ComponentChild, h } from 'preact';
import { type DayState, visitorsOf } from './public-month.ts';

/** What the shapes of the chart mean; only those that are in it. */
export function chartKey(days: readonly DayState[]): ComponentChild {
  const published = days.filter((day) => day.kind === 'published');
  const has = {
    number: published.some((day) => visitorsOf(day) !== 'few'),
    few: published.some((day) => visitorsOf(day) === 'few'),
    none: days.some(({ kind }) => kind === 'crowded' || kind === 'keys'),
    weaker: published.some(({ keys }) => keys > 1),
  };
  return h('ul', { class: 'chart-key', role: 'list' }, [
    has.number && entry([h('rect', { class: 'day__sure', x: 0, y: 7, width: 16, height: 9 }), h('rect', { class: 'day__number', x: 0, y: 6, width: 16, height: 2 })], 'the number of the day'),
    has.number && entry([h('rect', { class: 'day__sure', x: 0, y: 13, width: 16, height: 3 }), h('rect', { class: 'day__blur', x: 0, y: 2, width: 16, height: 11 })], 'here the true number most likely is'),
    has.few && entry([h('rect', { class: 'day__few', x: 1, y: 4, width: 14, height: 11 })], 'too few to show'),
    has.none && entry([h('rect', { class: 'day__none', fill: 'url(#days-chart-hatch)', x: 0, y: 0, width: 16, height: 16 })], 'held back'),
    has.weaker && entry([h('text', { class: 'day__epsilon', x: 8, y: 12, 'text-anchor': 'middle' }, '2ε')], 'noise that hides less'),
  ]);
}

const entry = (shapes: readonly ComponentChild[], means: string): ComponentChild =>
  h('li', null, [h('svg', { class: 'day day--published', width: 16, height: 16, 'aria-hidden': 'true' }, shapes), means]);
