import type { BeforeAndNow } from './answers.ts';
import { type BreakdownRow, rowChange, type Worth } from './breakdown-rows.ts';
import type { Column } from './count-table.tsx';
import { countWords } from './figure-words.tsx';
import { RowChange } from './row-change.tsx';

/** What a row was in the range before, and how it changed. */
export const comparedColumns = <Row extends BreakdownRow>(title: string, parts: BeforeAndNow<Worth>): readonly Column<Row>[] => [
  { title, kind: 'number', by: ({ before }) => before?.count ?? -1, cell: ({ before }) => (before === null ? '–' : countWords(before.count)) },
  { title: 'Change', kind: 'change', cell: (row) => <RowChange change={rowChange(row, parts)} /> },
];
