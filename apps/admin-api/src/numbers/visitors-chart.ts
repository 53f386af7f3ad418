import { type ComponentChild, h } from 'preact';
import { chartLines } from './chart-scale.ts';
import { type DayState, type PublishedDay, visitorsOf } from './public-month.ts';
import { sayDay, sayShortDay } from './say-day.ts';
import { sayNumber, sayRange } from './say-number.ts';

export interface ChartOptions {
  /** Oldest first, one or more. */
  readonly days: readonly DayState[];
  /** A number below it is not shown. */
  readonly threshold: number;
}

/** Pixels. Across, everything is a share of the width, so that words keep their size on every screen. */
const PLOT = 208;
const ABOVE = 20;
const BELOW = 28;
const HEIGHT = ABOVE + PLOT + BELOW;
const AXIS_WIDTH = 48;
/** Of the room that a day has. */
const BAR_SHARE = 0.66;
const WEEK = 7;

/** Bars of visitors by day. The blurred end of a bar is where the true number most likely is. */
export function visitorsChart({ days, threshold }: ChartOptions): ComponentChild {
  const lines = chartLines(highest(days, threshold));
  const top = lines.at(-1) ?? 1;
  const y = (count: number): number => round(ABOVE + PLOT - (Math.max(0, count) / top) * PLOT);
  const room = 100 / days.length;
  return h('div', { class: 'days-chart' }, [
    h('svg', { class: 'days-chart__axis', width: AXIS_WIDTH, height: HEIGHT, 'aria-hidden': 'true' },
      lines.map((line) => h('text', { x: AXIS_WIDTH - 8, y: y(line) + 4, 'text-anchor': 'end' }, sayNumber(line)))),
    h('svg', { class: 'days-chart__plot', width: '100%', height: HEIGHT, role: 'img', 'aria-labelledby': 'days-chart-title days-chart-text' }, [
      h('title', { id: 'days-chart-title' }, `Visitors on each of the last ${days.length} days`),
      h('desc', { id: 'days-chart-text' }, inWords(days)),
      hatch(),
      lines.map((line) => h('line', { class: line === 0 ? 'days-chart__ground' : 'days-chart__line', x1: '0', x2: '100%', y1: y(line), y2: y(line) })),
      days.map((day, index) => {
        const across: Across = { x: percent(index * room + (room * (1 - BAR_SHARE)) / 2), middle: percent((index + 0.5) * room), width: percent(room * BAR_SHARE) };
        return h('g', { class: `day day--${day.kind}${index === days.length - 1 ? ' day--latest' : ''}` }, [
          h('title', null, dayInWords(day)),
          ...barOf(day, { across, y, threshold }),
          day.kind === 'published' && day.keys > 1 && keysMark(day, { x: across.middle, y: Math.min(...days.slice(Math.max(0, index - 1), index + 2).map((near) => y(heightOf(near, threshold)))) }),
        ]);
      }),
      labels(days).map(({ index, start }) =>
        h('text', { class: 'days-chart__date', x: percent((index + 0.5) * room), y: HEIGHT - 8, 'text-anchor': 'middle' }, sayShortDay(start))),
    ]),
  ]);
}

interface Across {
  readonly x: string;
  readonly middle: string;
  readonly width: string;
}

interface Bar extends Pick<ChartOptions, 'threshold'> {
  readonly across: Across;
  readonly y: (count: number) => number;
}

function barOf(day: DayState, { across: { width, x }, threshold, y }: Bar): readonly ComponentChild[] {
  if (day.kind === 'open') return [];
  if (day.kind !== 'published') return [h('rect', { class: 'day__none', fill: 'url(#days-chart-hatch)', x, width, y: ABOVE, height: PLOT })];
  const visitors = visitorsOf(day);
  if (visitors === 'few') {
    const height = Math.max(6, y(0) - y(threshold));
    return [h('rect', { class: 'day__few', x, width, y: y(0) - height, height })];
  }
  const [from, at, to] = [y(visitors - day.plusMinus), y(visitors), y(visitors + day.plusMinus)];
  return [
    h('rect', { class: 'day__sure', x, width, y: from, height: round(y(0) - from) }),
    h('rect', { class: 'day__blur', x, width, y: to, height: round(from - to) }),
    h('rect', { class: 'day__number', x, width, y: at - 1, height: 2 }),
  ];
}

/** ε of the day as a multiple of the usual one, above the day and its neighbours. */
const keysMark = ({ keys }: PublishedDay, { x, y }: { readonly x: string; readonly y: number }): ComponentChild =>
  h('text', { class: 'day__epsilon', x, y: y - 6, 'text-anchor': 'middle' }, `${keys}ε`);

/** Stripes for days without numbers: a shape, so that colour is not all that tells. */
const hatch = (): ComponentChild =>
  h('defs', null, h('pattern', { id: 'days-chart-hatch', width: 6, height: 6, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' },
    h('line', { class: 'day__stripe', x1: 0, x2: 0, y1: 0, y2: 6 })));

const highest = (days: readonly DayState[], threshold: number): number => Math.max(...days.map((day) => heightOf(day, threshold)));

/** Up to which number a day is drawn. */
function heightOf(day: DayState, threshold: number): number {
  if (day.kind !== 'published') return threshold;
  const visitors = visitorsOf(day);
  return visitors === 'few' ? threshold : visitors + day.plusMinus;
}

/** Yesterday, and each seventh day before it. */
const labels = (days: readonly DayState[]) =>
  days.flatMap(({ start }, index) => ((days.length - 1 - index) % WEEK === 0 ? [{ index, start }] : []));

function dayInWords(day: DayState): string {
  if (day.kind === 'open') return `${sayDay(day.start)}: nothing released`;
  if (day.kind !== 'published') return `${sayDay(day.start)}: held back`;
  const visitors = visitorsOf(day);
  if (visitors === 'few') return `${sayDay(day.start)}: too few to show`;
  return `${sayDay(day.start)}: ${sayNumber(visitors)} visitors, most likely ${sayRange(visitors, day.plusMinus)}`;
}

function inWords(days: readonly DayState[]): string {
  const numbers = days.flatMap((day) => {
    const visitors = day.kind === 'published' ? visitorsOf(day) : 'few';
    return visitors === 'few' ? [] : [{ start: day.start, visitors }];
  });
  const least = numbers.toSorted((one, other) => one.visitors - other.visitors).at(0);
  const most = numbers.toSorted((one, other) => other.visitors - one.visitors).at(0);
  if (least === undefined || most === undefined) return 'No day has a number that is large enough to be shown.';
  return `From ${sayNumber(least.visitors)} on ${sayDay(least.start)} to ${sayNumber(most.visitors)} on ${sayDay(most.start)}. ${numbers.length} of ${days.length} days have a number; all of them stand in the table below.`;
}

const round = (pixels: number): number => Math.round(pixels * 10) / 10;
const percent = (share: number): string => `${Math.round(share * 1000) / 1000}%`;
