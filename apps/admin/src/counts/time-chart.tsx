import './time-chart.css';
import { useSignal } from '@preact/signals';
import { loadPart } from '@visavis/integrity/load-part';
import { useEffect, useRef } from 'preact/hooks';
import { countWords } from './figure-words.tsx';
import type * as plots from './plot.ts';
import type { ChartSeries, Plot, PlotData } from './plot.ts';
import { stepWords } from './range-words.ts';

interface TimeChartProps extends PlotData {
  /** The one idea of it. */
  readonly caption: string;
}

/** A chart over time, with its numbers as a table behind it. What draws it is loaded when it is first needed. */
export function TimeChart({ caption, series, starts, step }: TimeChartProps) {
  const canvas = useRef<HTMLDivElement>(null);
  const plot = useRef<Plot | null>(null);
  const pointed = useSignal<number | null>(null);
  const isMissing = useSignal(false);
  const data: PlotData = { step, starts, series };
  const latest = useRef(data);
  latest.current = data;

  useEffect(() => {
    let isOver = false;
    const begin = ({ startPlot }: Pick<typeof plots, 'startPlot'>): void => {
      if (isOver || canvas.current === null) return;
      plot.current = startPlot(canvas.current, {
        data: latest.current,
        onPoint: (at) => {
          pointed.value = at;
        },
      });
    };
    loadPart('plot', () => import('./plot.ts')).then(begin, () => {
      isMissing.value = true;
    });
    return () => {
      isOver = true;
      plot.current?.end();
      plot.current = null;
    };
  }, []);
  useEffect(() => plot.current?.show(data), [JSON.stringify(data)]);

  const at = pointed.value ?? starts.length - 1;
  return (
    <figure class="chart">
      <figcaption class="chart__caption">{caption}</figcaption>
      {isMissing.value && <p role="status">The chart could not be loaded. Its numbers are below; loading the page again brings the rest.</p>}
      <div class="chart__canvas" ref={canvas} aria-hidden="true" />
      <div class="chart__legend" aria-hidden="true">
        <span class="chart__when">{stepAt(starts, at, step)}</span>
        {series.map(({ label, style, values }) => (
          <span key={label} class={`chart__series chart__series--${style}`}>
            <svg class="chart__swatch" viewBox="0 0 24 8">
              <path d="M1 4h22" />
            </svg>
            {label} <b>{valueAt(values, at)}</b>
          </span>
        ))}
      </div>
      <details class="aside">
        <summary>The numbers of this chart</summary>
        <div class="table-scroll chart__table" tabIndex={0} role="region" aria-label={`${caption}, as a table`}>
          <table>
            <caption class="visually-hidden">{caption}</caption>
            <thead>
              <tr>
                <th scope="col">{step === 'hour' ? 'Hour' : 'Day'}</th>
                {series.map(({ label }) => (
                  <th key={label} scope="col" class="number">
                    {label}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {starts.map((start, row) => (
                <tr key={start}>
                  <th scope="row">{stepWords(start, step)}</th>
                  {series.map(({ label, values }) => (
                    <td key={label} class="number">
                      {valueAt(values, row)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </figure>
  );
}

function stepAt(starts: readonly number[], at: number, step: 'hour' | 'day'): string {
  const start = starts[at];
  return start === undefined ? '' : stepWords(start, step);
}

function valueAt(values: ChartSeries['values'], at: number): string {
  const value = values[at];
  return value === undefined || value === null ? '–' : countWords(value);
}
