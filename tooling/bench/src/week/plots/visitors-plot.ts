import type { DistinctDay } from '../check-distinct.ts';
import { inFigures } from '../check.ts';
import { element, legend, linear, sheet, stepOf, text } from './svg.ts';

const WIDTH = 760;
const HEIGHT = 340;
const TOP = 84;
const BOTTOM = 300;
const BAR = 20;
const LEFT = 60;

/** How many visitors each day had: people, what a prefix and a browser can tell apart, and what is stored. */
export function visitorsPlot(days: readonly DistinctDay[]): string {
  const usual = days.filter(({ crowded }) => !crowded);
  const crowded = days.filter((day) => day.crowded);
  const share = (WIDTH - 2 * LEFT) / (days.length + 0.5);
  return sheet(
    {
      width: WIDTH,
      height: HEIGHT,
      title: 'Visitors of each day of the simulated week',
      description: days.map(({ name, people, stored, tags }) => `${name}: ${inFigures(people)} people, ${inFigures(tags)} visitors, ${inFigures(stored)} stored.`).join(' '),
    },
    legend({ x: LEFT, y: 38, entries: [['first', 'people'], ['second', 'visitors: an address prefix and a browser'], ['third', 'stored']] }),
    panel(usual, { left: LEFT, width: share * usual.length }),
    ...(crowded.length > 0 ? [panel(crowded, { left: WIDTH - share * crowded.length, width: share * crowded.length })] : []),
  );
}

/** Days that share a scale. */
function panel(days: readonly DistinctDay[], { left, width }: { readonly left: number; readonly width: number }): string {
  const largest = Math.max(1, ...days.flatMap(({ people, stored, tags }) => [people, stored, tags]));
  const y = linear([0, largest], [BOTTOM, TOP]);
  const step = stepOf(largest, 5);
  const lines = Array.from({ length: Math.floor(largest / step) + 1 }, (_, index) => index * step).map(
    (value) => element('line', { x1: left, x2: left + width, y1: y(value), y2: y(value), class: 'grid' }) + text({ x: left - 6, y: y(value) + 4, 'text-anchor': 'end', class: 'small' }, inFigures(value)),
  );
  const bars = days.map(({ name, people, stored, tags }, index) => {
    const middle = left + (width / days.length) * (index + 0.5);
    const bar = (value: number, at: number, style: string): string =>
      element('rect', { x: middle + BAR * (at - 1.5), y: y(value), width: BAR - 2, height: BOTTOM - y(value), class: style });
    return bar(people, 0, 'first') + bar(tags, 1, 'second') + bar(stored, 2, 'third') + text({ x: middle, y: BOTTOM + 20, 'text-anchor': 'middle' }, name);
  });
  return [...lines, ...bars].join('');
}
