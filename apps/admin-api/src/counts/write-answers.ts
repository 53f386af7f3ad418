import type { FoldSum, Quantile } from '@visavis/analytics';
import type {
  Breakdown as StoredBreakdown,
  Compared as StoredCompared,
  Counted,
  Figure as StoredFigure,
  FigureError as StoredFigureError,
  Pages as StoredPages,
  Quality as StoredQuality,
  Quantiles as StoredQuantiles,
  Step as StoredStep,
} from '@visavis/services';
import type { BreakdownPart, Compared, CountedAnswer, Figure, FigureError, FoldAnswer, PagesPart, QualityAnswer, QuantileAnswer, QuantilesPart, StepAnswer } from './answers.ts';

// Instants become milliseconds and maps become lists, because answers are JSON.

export const countedAnswer = ({ since, until }: Counted): CountedAnswer => ({ countedSince: since?.getTime() ?? null, countedUntil: until.getTime() });

export const comparedAnswer = ({ before, now }: StoredCompared): Compared => ({ now: figureAnswer(now), before: figureAnswer(before) });

const figureAnswer = ({ count, error }: StoredFigure): Figure => ({ count, error: errorAnswer(error) });

export function breakdownPart({ days, error, ...fold }: StoredBreakdown): BreakdownPart {
  return { ...foldAnswer(fold), days, error: errorAnswer(error) };
}

export function pagesPart({ days, error, loads, visitors, visits }: StoredPages): PagesPart {
  return { visitors: foldAnswer(visitors), loads: foldAnswer(loads), visits: foldAnswer(visits), days, error: errorAnswer(error) };
}

export function quantilesPart({ count, days, median, p75, ratings }: StoredQuantiles): QuantilesPart {
  return { count, median: quantileAnswer(median), p75: quantileAnswer(p75), ratings, days };
}

export function stepAnswer({ error, ...step }: StoredStep): StepAnswer {
  return { ...step, error: errorAnswer(error) };
}

export function qualityAnswer({ counted, marks, publicDays }: StoredQuality): QualityAnswer {
  return {
    ...countedAnswer(counted),
    marks: marks.map(({ count, hour, kind }) => ({ hour: hour.getTime(), kind, count })),
    publicDays: publicDays.map(({ day, epsilon, keys, outcome }) => ({ day: day.getTime(), epsilon, keys, outcome })),
  };
}

function foldAnswer({ cells, other, total }: FoldSum): FoldAnswer {
  const largestFirst = [...cells].map(([value, sums]) => ({ value, ...sums })).sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  return { cells: largestFirst, other, total };
}

/** JSON knows no infinity. */
const quantileAnswer = (quantile: Quantile | null): QuantileAnswer | null =>
  quantile === null ? null : { value: quantile.value, low: quantile.low, high: Number.isFinite(quantile.high) ? quantile.high : null };

const errorAnswer = (error: StoredFigureError): FigureError =>
  error.kind === 'at-most' ? { kind: 'at-most', since: error.since.getTime() } : error;
