import { TOTALS } from '@visavis/services/counts';
import type {
  BreakdownAnswer,
  FigureError,
  FoldAnswer,
  PagesAnswer,
  QualityAnswer,
  QuantileAnswer,
  QuantilesAnswer,
  StepsAnswer,
  TotalsAnswer,
} from '../counts/answers.ts';
import type { CsvCell, CsvTable } from './csv.ts';

// Each answer as one table: `part` says which range or step a row is of. What was not counted is empty, and no 0.

const ERROR = ['error', 'plus_minus', 'since'] as const;
const PARTS = ['now', 'before'] as const;

export function totalsTable({ steps, sums }: TotalsAnswer): CsvTable {
  const summed = PARTS.flatMap((part) => TOTALS.map((name) => [part, null, name, sums[name][part].count, ...errorCells(sums[name][part].error)]));
  const stepped = steps.flatMap((step) => TOTALS.map((name) => ['step', instant(step.start), name, step[name], null, null, null]));
  return { columns: ['part', 'start', 'name', 'count', ...ERROR], rows: [...summed, ...stepped] };
}

export function breakdownTable(answer: BreakdownAnswer): CsvTable {
  return {
    columns: ['part', 'row', 'value', 'count', 'days', ...ERROR],
    rows: PARTS.flatMap((part) => {
      const { days, error } = answer[part];
      return foldRows(answer[part], days, error).map((row) => [part, ...row, ...errorCells(error)]);
    }),
  };
}

export function pagesTable(answer: PagesAnswer): CsvTable {
  const exact: FigureError = { kind: 'exact' };
  return {
    columns: ['part', 'counted', 'row', 'value', 'count', 'days', ...ERROR],
    rows: PARTS.flatMap((part) =>
      (['visitors', 'loads', 'visits'] as const).flatMap((counted) => {
        const { days, error } = answer[part];
        const own = counted === 'visitors' || error.kind === 'not-counted' ? error : exact;
        return foldRows(answer[part][counted], days, own).map((row) => [part, counted, ...row, ...errorCells(own)]);
      }),
    ),
  };
}

export function quantilesTable(answer: QuantilesAnswer): CsvTable {
  const bounds = (name: string): readonly string[] => [name, `${name}_low`, `${name}_high`];
  return {
    columns: ['part', 'days', 'count', ...bounds('median'), ...bounds('p75'), 'good', 'needs_improvement', 'poor', 'mixed'],
    rows: PARTS.map((part) => {
      const { count, days, median, p75, ratings } = answer[part];
      const rated = ratings === null ? [null, null, null, null] : [ratings.good, ratings['needs-improvement'], ratings.poor, ratings.mixed];
      return [part, days, days === 0 ? null : count, ...quantileCells(median), ...quantileCells(p75), ...rated];
    }),
  };
}

export function stepsTable(answer: StepsAnswer): CsvTable {
  return {
    columns: ['part', 'name', 'count', 'held_back_days', ...ERROR],
    rows: PARTS.flatMap((part) => answer[part].map(({ count, error, heldBack, name }) => [part, name, ifCounted(count, error), heldBack, ...errorCells(error)])),
  };
}

export function qualityTable({ marks, publicDays }: QualityAnswer): CsvTable {
  return {
    columns: ['kind', 'start', 'count', 'epsilon', 'keys'],
    rows: [
      ...marks.map(({ count, hour, kind }) => [kind, instant(hour), count, null, null]),
      ...publicDays.map(({ day, epsilon, keys, outcome }) => [`public-numbers-${outcome}`, instant(day), null, epsilon, keys]),
    ],
  };
}

/** `row` tells a value called other from what was folded. */
function foldRows({ cells, other, total }: FoldAnswer, days: number, error: FigureError): readonly (readonly CsvCell[])[] {
  return [...cells.map(({ count, days: shown, value }) => ['value', value, count, shown]), ['other', null, ifCounted(other, error), days], ['total', null, ifCounted(total, error), days]];
}

const ifCounted = (count: number, error: FigureError): CsvCell => (error.kind === 'not-counted' ? null : count);

function errorCells(error: FigureError): readonly CsvCell[] {
  return [error.kind, error.kind === 'about' ? error.plusMinus : null, error.kind === 'at-most' ? instant(error.since) : null];
}

const quantileCells = (quantile: QuantileAnswer | null): readonly CsvCell[] =>
  quantile === null ? [null, null, null] : [quantile.value, quantile.low, quantile.high];

const instant = (at: number): string => new Date(at).toISOString();
