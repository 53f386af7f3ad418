import type { BeforeAndNow, PagesPart, Span } from '../counts/answers.ts';
import { othersExplanation, rowChangeWords } from '../counts/breakdown-rows.ts';
import { changeOf, changeWords } from '../counts/change.ts';
import { type ExportCell, exportDays, type ExportTable } from '../counts/export-text.ts';
import { errorSentence, errorWords } from '../counts/figure-words.tsx';
import { pageRows } from './page-rows.ts';

interface PagesShown {
  readonly settled: Span;
  readonly threshold: number;
  /** Whether the range before has all its numbers. */
  readonly canCompare: boolean;
}

/** The table of pages as a file. */
export function pagesExport(parts: BeforeAndNow<PagesPart>, { canCompare, settled, threshold }: PagesShown): ExportTable {
  const { before, now } = parts;
  const earlier = (...cells: readonly ExportCell[]) => (canCompare ? cells : []);
  const worth = errorWords(now.error);
  const worthBefore = errorWords(before.error);
  const total = changeOf({ now: { count: now.visitors.total, error: now.error }, before: { count: before.visitors.total, error: before.error } });
  return {
    name: 'pages',
    days: exportDays(settled),
    columns: [
      'Page',
      'Visitor-days',
      'Visitor-days: how exact',
      'Views',
      'Visits',
      'Views and visits: how exact',
      'Days shown',
      ...(canCompare ? ['Visitor-days before', 'Visitor-days before: how exact', 'Days shown before', 'Change'] : []),
    ],
    rows: [
      ...pageRows(parts).map((row) => [
        row.value,
        row.count,
        worth,
        row.views,
        row.visits,
        'exact',
        row.days,
        ...earlier(row.before?.count ?? null, row.before === null ? null : worthBefore, row.before?.days ?? null, rowChangeWords(row, parts)),
      ]),
      ['All others', now.visitors.other, worth, now.loads.other, now.visits.other, 'exact', null, ...earlier(before.visitors.other, worthBefore, null, null)],
      ['All pages', now.visitors.total, worth, now.loads.total, now.visits.total, 'exact', now.days, ...earlier(before.visitors.total, worthBefore, before.days, changeWords(total))],
    ],
    notes: [errorSentence(now.error), othersExplanation(threshold)],
  };
}
