import { DISTINCT_STANDARD_ERROR } from '@visavis/analytics';
import type { DistinctDay } from '../check-distinct.ts';
import { inFigures } from '../check.ts';
import type { SketchError } from '../sketch-trials.ts';
import { element, legend, linear, logarithmic, sheet, text } from './svg.ts';

const WIDTH = 760;
const HEIGHT = 360;
const LEFT = 60;
const [TOP, BOTTOM] = [96, 320];
const [FEWEST, MOST] = [1_000, 3_000_000];
const [LOWEST, HIGHEST] = [-6, 6];
const REMEMBERED = 2 ** 20;
const BAND = 200 * DISTINCT_STANDARD_ERROR;

/** How far the number of visitors of a day is off, against how many there were. */
export function distinctPlot(days: readonly DistinctDay[], trials: readonly SketchError[]): string {
  const x = logarithmic([FEWEST, MOST], [LEFT, WIDTH - 20]);
  const y = linear([LOWEST, HIGHEST], [BOTTOM, TOP]);
  const percent = ({ stored, tags }: DistinctDay): number => (100 * (stored - tags)) / tags;
  const restarted = (day: DistinctDay): boolean => !day.crowded && day.stored !== day.tags;
  const shown = days.filter((day) => day.tags >= FEWEST && !restarted(day));
  return sheet(
    {
      width: WIDTH,
      height: HEIGHT,
      title: 'Error of the number of visitors of a day',
      description: `Exact up to ${inFigures(REMEMBERED)} visitors; beyond that an estimate, of which 95 % are within ${BAND.toFixed(2)} %. ${shown.map((day) => `${day.name}: ${inFigures(day.tags)} visitors, off by ${percent(day).toFixed(2)} %.`).join(' ')}`,
    },
    legend({ x: LEFT, y: 38, entries: [['third', 'days of the simulated week, as stored'], ['dot', `the sketch alone, ${new Set(trials.map(({ trial }) => trial)).size} times`], ['band', `stated error: two standard errors, ±${BAND.toFixed(2)} %`]] }),
    element('rect', { x: LEFT, y: y(BAND), width: WIDTH - 20 - LEFT, height: y(-BAND) - y(BAND), class: 'band' }),
    ...[-6, -4, -2, 0, 2, 4, 6].map((value) => element('line', { x1: LEFT, x2: WIDTH - 20, y1: y(value), y2: y(value), class: value === 0 ? 'axis' : 'grid' }) + text({ x: LEFT - 6, y: y(value) + 4, 'text-anchor': 'end', class: 'small' }, `${value} %`)),
    ...[1_000, 10_000, 100_000, 1_000_000].map((value) => text({ x: x(value), y: BOTTOM + 20, 'text-anchor': 'middle', class: 'small' }, inFigures(value))),
    text({ x: WIDTH - 20, y: BOTTOM + 36, 'text-anchor': 'end', class: 'small' }, 'visitors of a day'),
    ...trials.filter(({ visitors }) => visitors >= FEWEST && visitors <= MOST).map(({ error, visitors }) => element('circle', { cx: x(visitors), cy: y(100 * error), r: 2, class: 'dot' })),
    element('line', { x1: x(REMEMBERED), x2: x(REMEMBERED), y1: TOP, y2: BOTTOM, class: 'mark' }),
    text({ x: x(REMEMBERED) - 6, y: TOP + 12, 'text-anchor': 'end', class: 'small' }, `exact up to ${inFigures(REMEMBERED)}`),
    ...shown.map((day) => element('circle', { cx: x(day.tags), cy: y(percent(day)), r: 5, class: 'third' })),
  );
}
