import type { Span } from '../counts/answers.ts';
import { exportDays, type ExportTable } from '../counts/export-text.ts';
import { RATINGS } from './quantiles.ts';
import type { MeasuredVital } from './vital-card.tsx';

interface VitalsShown {
  readonly measured: readonly MeasuredVital[];
  readonly page: string;
  readonly span: Span;
}

/** What the cards say, for a file. An empty upper bound: nobody knows how high. */
export function vitalsExport({ measured, page, span }: VitalsShown): ExportTable {
  return {
    name: 'vitals',
    days: exportDays(span),
    columns: ['measure', 'page', 'measured', 'median_above', 'median_up_to', 'p75_above', 'p75_up_to', 'good', 'needs_improvement', 'poor', 'not_told_apart', 'p75_above_before', 'p75_up_to_before'],
    rows: measured.map(({ before, now, vital }) => [
      vital,
      page === '' ? 'all' : page,
      now.count,
      now.median?.low ?? null,
      now.median?.high ?? null,
      now.p75?.low ?? null,
      now.p75?.high ?? null,
      ...RATINGS.map((rating) => now.ratings?.[rating] ?? null),
      before.p75?.low ?? null,
      before.p75?.high ?? null,
    ]),
    notes: ['Milliseconds; cls has no unit.', 'A true quantile is above the first bound and at most the second one.'],
  };
}
