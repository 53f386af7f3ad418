/** One measured number, beside the same number of the baseline in the same run. */
export interface Figure {
  readonly bench: string;
  readonly figure: string;
  readonly value: number;
  readonly unit: string;
  readonly baseline: number;
  readonly ratio: number;
}

/** A number that has no baseline. */
export type Plain = Pick<Figure, 'bench' | 'figure' | 'unit' | 'value'>;

/** What alternating rounds measured, ours and the baseline's. */
export interface Rounds {
  readonly ours: readonly number[];
  readonly bare: readonly number[];
}

/** The medians of the rounds and their ratio. */
export function figureOf(name: Pick<Figure, 'bench' | 'figure' | 'unit'>, { ours, bare }: Rounds): Figure {
  const value = median(ours);
  const baseline = median(bare);
  return { ...name, value: rounded(value), baseline: rounded(baseline), ratio: rounded(value / baseline) };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  if (upper === undefined || lower === undefined) throw new RangeError('a median needs a value');
  return (upper + lower) / 2;
}

export const plain = (name: Pick<Figure, 'bench' | 'figure' | 'unit'>, value: number): Plain => ({ ...name, value: rounded(value) });

/** A line for a reader: `relay: server CPU …: 12.3 µs, bare uWS 11.0 µs, ratio 1.12`. */
export const inWords = (measured: Figure | Plain): string => {
  const value = `${measured.bench}: ${measured.figure}: ${measured.value} ${measured.unit}`;
  return 'ratio' in measured ? `${value}, bare uWS ${measured.baseline} ${measured.unit}, ratio ${measured.ratio}` : value;
};

const rounded = (value: number): number => Number(value.toPrecision(3));
