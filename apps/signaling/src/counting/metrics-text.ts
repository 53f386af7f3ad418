import type { HistogramReading } from './histogram.ts';
import { type MetricName, METRICS } from './metric-table.ts';

type ReadingOf<Metric> = Metric extends { type: 'histogram' }
  ? HistogramReading
  : Metric extends { label: { values: readonly (infer Value extends string)[] } }
    ? Readonly<Record<Value, number>>
    : number;

/** A value for each metric; `null` leaves it out. */
export type Readings = { readonly [Name in MetricName]: ReadingOf<(typeof METRICS)[Name]> | null };

/**
 * Prometheus text format 0.0.4: `GET /metrics`. Names and label values are written from the table and never from the
 * readings, so what is not in the table cannot be said.
 */
export function metricsText(readings: Readings): string {
  return METRIC_NAMES.map((name) => family(name, readings[name])).join('');
}

const METRIC_NAMES = Object.keys(METRICS) as MetricName[];

function family(name: MetricName, reading: HistogramReading | Readonly<Record<string, number>> | number | null): string {
  if (reading === null) return '';
  const { type, help, ...labelled } = METRICS[name];
  const head = `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n`;
  if (typeof reading === 'number') return `${head}${name} ${reading}\n`;
  if (isHistogram(reading)) return head + buckets(name, reading);
  const { label } = labelled as { readonly label: { readonly name: string; readonly values: readonly string[] } };
  return head + label.values.map((value) => `${name}{${label.name}="${value}"} ${reading[value] ?? 0}\n`).join('');
}

/** Each bucket has all that is below it as well. */
function buckets(name: MetricName, { bounds, counts, sum }: HistogramReading): string {
  let below = 0;
  const lines = counts.map((count, index) => {
    below += count;
    return `${name}_bucket{le="${bounds[index] ?? '+Inf'}"} ${below}\n`;
  });
  return `${lines.join('')}${name}_sum ${sum}\n${name}_count ${below}\n`;
}

function isHistogram(reading: object): reading is HistogramReading {
  return 'bounds' in reading;
}
