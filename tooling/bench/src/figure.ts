/** One measured number, beside the same number of another server in the same run. */
export interface Figure {
  readonly bench: string;
  readonly figure: string;
  readonly value: number;
  readonly unit: string;
  /** Whose number the baseline is. */
  readonly beside: string;
  readonly baseline: number;
  readonly ratio: number;
  readonly bar?: Bar;
}

/** A number that has no baseline. */
export type Plain = Pick<Figure, 'bar' | 'bench' | 'figure' | 'unit' | 'value'>;

/** What a figure is to reach. */
export interface Bar {
  readonly of: 'ratio' | 'value';
  readonly is: 'at least' | 'at most';
  readonly limit: number;
}

const BESIDE = { bare: 'bare uWS', ws: 'ws' } as const;
type Beside = keyof typeof BESIDE;
export type Side = Beside | 'ours';

/** What alternating rounds measured of each side; `ws` where it takes part. */
export interface Rounds<Measured = number> {
  readonly ours: readonly Measured[];
  readonly bare: readonly Measured[];
  readonly ws?: readonly Measured[];
}

type Name = Pick<Figure, 'bench' | 'figure' | 'unit'> & Partial<Pick<Figure, 'bar'>>;

/** The medians of the rounds and their ratio, beside bare uWebSockets.js unless another is named. */
export function figureOf(name: Name, rounds: Rounds, beside: Beside = 'bare'): Figure {
  const value = median(rounds.ours);
  const baseline = median(rounds[beside] ?? []);
  return { ...name, value: rounded(value), beside: BESIDE[beside], baseline: rounded(baseline), ratio: rounded(value / baseline) };
}

/** The same number beside both; only the first may have something to reach. */
export function besideBoth({ bar, ...name }: Name, rounds: Rounds): readonly Figure[] {
  return [figureOf(bar === undefined ? name : { ...name, bar }, rounds), figureOf(name, rounds, 'ws')];
}

/** One number of each round. */
export function ofEach<Measured>({ ours, bare, ws }: Rounds<Measured>, number: (measured: Measured) => number): Rounds {
  return { ours: ours.map(number), bare: bare.map(number), ...(ws === undefined ? {} : { ws: ws.map(number) }) };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  if (upper === undefined || lower === undefined) throw new RangeError('a median needs a value');
  return (upper + lower) / 2;
}

/** The value that so many of a hundred do not exceed. */
export function percentile(values: readonly number[], of: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const value = sorted[Math.max(0, Math.ceil((sorted.length * of) / 100) - 1)];
  if (value === undefined) throw new RangeError('a percentile needs a value');
  return value;
}

export const plain = (name: Name, value: number): Plain => ({ ...name, value: rounded(value) });

/** `null` where nothing is to be reached. */
export function isReached(measured: Figure | Plain): boolean | null {
  const { bar } = measured;
  if (bar === undefined) return null;
  const number = bar.of === 'value' || !('ratio' in measured) ? measured.value : measured.ratio;
  return bar.is === 'at most' ? number <= bar.limit : number >= bar.limit;
}

/** A line for a reader: `relay: server CPU …: 12.3 µs, bare uWS 11.0 µs, ratio 1.12 (at most 1.3: reached)`. */
export const inWords = (measured: Figure | Plain): string => {
  const value = `${measured.bench}: ${measured.figure}: ${measured.value} ${measured.unit}`;
  const beside = 'ratio' in measured ? `, ${measured.beside} ${measured.baseline} ${measured.unit}, ratio ${measured.ratio}` : '';
  return `${value}${beside}${barInWords(measured, (bar) => ` (${bar})`)}`;
};

/** `at most 1.3: reached`; empty where nothing is to be reached. */
export function barInWords(measured: Figure | Plain, wrap: (bar: string) => string = (bar) => bar): string {
  const { bar } = measured;
  if (bar === undefined) return '';
  return wrap(`${bar.is} ${bar.limit}: ${isReached(measured) === true ? 'reached' : 'missed'}`);
}

const rounded = (value: number): number => Number(value.toPrecision(3));
