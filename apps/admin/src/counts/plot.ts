import 'uplot/dist/uPlot.min.css';
import uPlot from 'uplot';
import { countWords } from './figure-words.tsx';
import { hourWords, monthWords, shortDayWords } from './range-words.ts';

export interface ChartSeries {
  readonly label: string;
  /** One for each start; `null` where nothing is known. */
  readonly values: readonly (number | null)[];
  /** `main` is a filled line, `before` a dashed one behind it. */
  readonly style: 'main' | 'before';
}

/** What is drawn. */
export interface PlotData {
  readonly step: 'hour' | 'day';
  /** When each step begins, ms since 1970. */
  readonly starts: readonly number[];
  readonly series: readonly ChartSeries[];
}

export interface PlotOptions {
  readonly data: PlotData;
  /** Which step the pointer is at; `null` when it has left. */
  readonly onPoint: (at: number | null) => void;
}

export interface Plot {
  show(data: PlotData): void;
  end(): void;
}

const HEIGHT_PX = 240;
const DAY_S = 86_400;
const HOUR_S = 3_600;
/** From 30 days on uPlot takes them for months, and 365 for a year. */
const DAY_STEPS = [1, 2, 7, 14, 30, 60, 90, 120, 180, 365].map((days) => days * DAY_S);
const HOUR_STEPS = [1, 2, 3, 6, 12, 24].map((hours) => hours * HOUR_S);
const WHOLE_STEPS = Array.from({ length: 12 }, (_, power) => [1, 2, 5].map((one) => one * 10 ** power)).flat();
/** Whatever may change how the tokens look. */
const SCHEMES = ['(prefers-color-scheme: dark)', '(prefers-contrast: more)', '(forced-colors: active)'];

/** A uPlot that fits its place, and is drawn anew in the colours of the page when they change. */
export function startPlot(place: HTMLElement, { data, onPoint }: PlotOptions): Plot {
  let shown = data;
  let plot = draw();
  const resized = new ResizeObserver(() => plot.setSize({ width: place.clientWidth, height: HEIGHT_PX }));
  resized.observe(place);
  const schemes = SCHEMES.map((query) => matchMedia(query));
  for (const scheme of schemes) scheme.addEventListener('change', again);

  function draw(): uPlot {
    return new uPlot({ ...optionsFor(shown, { place, onPoint }), width: place.clientWidth, height: HEIGHT_PX }, dataOf(shown), place);
  }

  function again(): void {
    plot.destroy();
    plot = draw();
  }

  return {
    show(next) {
      shown = next;
      again();
    },
    end() {
      resized.disconnect();
      for (const scheme of schemes) scheme.removeEventListener('change', again);
      plot.destroy();
    },
  };
}

const dataOf = ({ series, starts }: PlotData): uPlot.AlignedData => [
  starts.map((start) => start / 1_000),
  ...series.map(({ values }) => [...values]),
];

interface Surroundings extends Pick<PlotOptions, 'onPoint'> {
  readonly place: HTMLElement;
}

function optionsFor(data: PlotData, { onPoint, place }: Surroundings): Omit<uPlot.Options, 'width' | 'height'> {
  const style = getComputedStyle(place);
  const token = (name: string): string => style.getPropertyValue(name).trim();
  const font = `13px ${style.fontFamily}`;
  const axis = {
    font,
    stroke: token('--ink-soft'),
    grid: { stroke: token('--line'), width: 1 },
    ticks: { show: false },
  } satisfies uPlot.Axis;
  return {
    tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1_000), 'Etc/UTC'),
    padding: [12, 24, 0, 0],
    legend: { show: false },
    cursor: { y: false, drag: { x: false, y: false }, points: { size: 9 } },
    scales: { x: { time: true }, y: { range: (_, __, greatest) => [0, Math.max(4, Math.ceil((greatest ?? 0) * 1.08))] } },
    axes: [
      {
        ...axis,
        grid: { show: false },
        size: 32,
        incrs: data.step === 'hour' ? HOUR_STEPS : DAY_STEPS,
        space: 64,
        values: (_, splits) => splits.map((at) => axisWords(data)(at * 1_000)),
      },
      {
        ...axis,
        incrs: WHOLE_STEPS,
        space: 44,
        size: (_, values) => 12 + 8 * Math.max(0, ...(values ?? []).map((words) => words.length)),
        values: (_, splits) => splits.map(countWords),
      },
    ],
    series: [
      {},
      ...data.series.map(({ label, style: look, values }) => ({
        label,
        stroke: token(look === 'main' ? '--accent' : '--line-strong'),
        width: look === 'main' ? 2 : 1.5,
        ...(look === 'main' ? { fill: token('--chart-fill') } : { dash: [5, 5] }),
        points: { show: values.length < 2 || (look === 'main' && values.length <= 31), size: 5, fill: token('--surface-0') },
      })),
    ],
    hooks: { setCursor: [(self) => onPoint(self.cursor.idx ?? null)] },
  };
}

/** With the year where the months alone would be those of two years. */
function axisWords({ starts, step }: PlotData): (instant: number) => string {
  if (step === 'hour') return hourWords;
  return starts.length > 366 ? monthWords : shortDayWords;
}
