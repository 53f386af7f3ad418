import type { BeforeAndNow, FoldAnswer, PagesPart } from '../counts/answers.ts';
import type { BreakdownRow } from '../counts/breakdown-rows.ts';
import { pageWords } from '../counts/page-words.ts';

/** A page that is shown: its visitor-days, and the views and visits of the same days. */
export interface PageRow extends BreakdownRow {
  readonly views: number;
  readonly visits: number;
}

/** The same pages are shown in all three columns. */
export function pageRows({ before, now }: BeforeAndNow<PagesPart>): readonly PageRow[] {
  return now.visitors.cells.map(({ count, days, value }) => ({
    value,
    words: pageWords(value),
    count,
    days,
    views: cellOf(now.loads, value)?.count ?? 0,
    visits: cellOf(now.visits, value)?.count ?? 0,
    before: cellOf(before.visitors, value),
  }));
}

const cellOf = ({ cells }: FoldAnswer, value: string): FoldAnswer['cells'][number] | null => cells.find((cell) => cell.value === value) ?? null;
