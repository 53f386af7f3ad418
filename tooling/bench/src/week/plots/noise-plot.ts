import type { PublicFigure } from '../check-public.ts';
import { noiseDensity, noiseRange } from '../noise.ts';
import { element, legend, linear, sheet, text } from './svg.ts';

const WIDTH = 760;
const HEIGHT = 340;
const LEFT = 40;
const [TOP, BOTTOM] = [96, 296];
const WIDEST = 46;
/** Values of noise in one bar. */
const BAR = 3;

/** What chance added to the published numbers, against the distribution that it is said to have. */
export function noisePlot(figures: readonly PublicFigure[], scale: number): string {
  const half = (WIDEST - (BAR - 1) / 2) / BAR;
  const bins = Array.from({ length: 2 * half + 1 }, (_, index) => BAR * (index - half));
  const countIn = (bin: number): number => figures.filter(({ counted, noisy }) => Math.abs(noisy - counted - bin) <= (BAR - 1) / 2).length;
  const expectedIn = (bin: number): number =>
    figures.length * Array.from({ length: BAR }, (_, at) => noiseDensity(bin + at - (BAR - 1) / 2, scale)).reduce((sum, density) => sum + density, 0);
  const tallest = Math.max(1, ...bins.map((bin) => Math.max(countIn(bin), expectedIn(bin))));
  const x = linear([-WIDEST, WIDEST], [LEFT, WIDTH - 20]);
  const y = linear([0, tallest], [BOTTOM, TOP]);
  const range = noiseRange(0.95, scale);
  const inside = figures.filter(({ counted, noisy }) => Math.abs(noisy - counted) <= range).length;
  const wide = x(BAR) - x(0);
  return sheet(
    {
      width: WIDTH,
      height: HEIGHT,
      title: 'Noise of the public numbers',
      description: `${figures.length} published numbers; ${inside} of them within ±${range} of what was counted, where 95 % are said to be.`,
    },
    legend({ x: LEFT, y: 38, entries: [['second', `${figures.length} published numbers, published less counted`], ['third', `discrete Laplace of scale ${scale}`]] }),
    ...bins.map((bin) => element('rect', { x: x(bin) - wide / 2 + 1, y: y(countIn(bin)), width: wide - 2, height: BOTTOM - y(countIn(bin)), class: 'second' })),
    element('polyline', { points: bins.map((bin) => `${x(bin).toFixed(1)},${y(expectedIn(bin)).toFixed(1)}`).join(' '), class: 'curve' }),
    element('line', { x1: LEFT, x2: WIDTH - 20, y1: BOTTOM, y2: BOTTOM, class: 'axis' }),
    ...[-range, range].map((at) => element('line', { x1: x(at), x2: x(at), y1: TOP, y2: BOTTOM, class: 'mark' })),
    text({ x: x(range) + 6, y: TOP + 12, class: 'small' }, `95 % within ±${range}`),
    ...[-40, -20, 0, 20, 40].map((value) => text({ x: x(value), y: BOTTOM + 20, 'text-anchor': 'middle', class: 'small' }, String(value))),
  );
}
