import type { BeforeAndNow, PagesPart, Span } from '../counts/answers.ts';
import { isComparable, othersExplanation } from '../counts/breakdown-rows.ts';
import { exportDays, type ExportTable } from '../counts/export-text.ts';
import { errorSentence } from '../counts/figure-words.tsx';
import { pageRows } from './page-rows.ts';

/** The table of pages as a file. */
export function pagesExport(parts: BeforeAndNow<PagesPart>, { settled, threshold }: { readonly settled: Span; readonly threshold: number }): ExportTable {
  const { before, now } = parts;
  const withBefore = isComparable(parts);
  const earlier = (...cells: readonly (number | null)[]) => (withBefore ? cells : []);
  return {
    name: 'pages',
    days: exportDays(settled),
    columns: ['page', 'visitor-days', 'views', 'visits', 'days shown', ...(withBefore ? ['visitor-days before', 'days shown before'] : [])],
    rows: [
      ...pageRows(parts).map((row) => [row.value, row.count, row.views, row.visits, row.days, ...earlier(row.before?.count ?? null, row.before?.days ?? null)]),
      ['All others', now.visitors.other, now.loads.other, now.visits.other, null, ...earlier(before.visitors.other, null)],
      ['All pages', now.visitors.total, now.loads.total, now.visits.total, now.days, ...earlier(before.visitors.total, before.days)],
    ],
    notes: [errorSentence(now.error), othersExplanation(threshold)],
  };
}
