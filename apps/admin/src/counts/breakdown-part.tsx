import { useId } from 'preact/hooks';
import { AnswerView } from './answer-view.tsx';
import type { BeforeAndNow, Breakdown, BreakdownName, Span } from './answers.ts';
import {
  breakdownRows,
  type BreakdownRow,
  captionError,
  inOrder,
  isComparable,
  othersExplanation,
  othersNote,
  rowChange,
  shownOnWords,
} from './breakdown-rows.ts';
import { ChangeWords } from './change-words.tsx';
import { RowChange } from './row-change.tsx';
import { type Column, CountTable, Share } from './count-table.tsx';
import { exportDays, type ExportTable } from './export-text.ts';
import { FinePrint } from './fine-print.tsx';
import { countWords, errorSentence, ErrorWords } from './figure-words.tsx';
import { spanWords } from './range-words.ts';
import { NothingYet } from './nothing-yet.tsx';
import type { PartsProps } from './section-props.ts';
import { useAnswer } from './use-answer.ts';

export interface BreakdownPartProps extends Omit<PartsProps, 'settled'> {
  /** `null`: none of the days is over. */
  readonly settled: Span | null;
  readonly name: BreakdownName;
  readonly title: string;
  /** What a row is called, such as `Country`. */
  readonly rowTitle: string;
  /** What is counted; visitor-days without it. */
  readonly unit?: string;
  readonly wordsOf: (value: string) => string;
  /** Values that have an order of their own; without it the largest stands first. */
  readonly order?: readonly string[];
  /** A sentence under the heading. */
  readonly about?: string;
}

/** One breakdown, compared with the range before. */
export function BreakdownPart(props: BreakdownPartProps) {
  const { settled, title } = props;
  const id = useId();
  return (
    <section class="part" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {props.about !== undefined && <p class="explanation">{props.about}</p>}
      {settled === null ? <NothingYet /> : <Settled {...props} settled={settled} headingId={id} />}
    </section>
  );
}

interface SettledProps extends BreakdownPartProps {
  readonly settled: Span;
  readonly headingId: string;
}

function Settled(props: SettledProps) {
  const { name, page, server, settled } = props;
  const answer = useAnswer(() => server.breakdown({ ...settled, name, page: page ?? '' }), JSON.stringify([settled, name, page]));
  return <AnswerView answer={answer}>{(parts) => <Table {...props} parts={parts} />}</AnswerView>;
}

interface TableProps extends SettledProps {
  readonly parts: BeforeAndNow<Breakdown>;
}

function Table({ headingId, name, offered, order, page, parts, rowTitle, settled, unit = 'Visitor-days', wordsOf }: TableProps) {
  const { before, now } = parts;
  const rows = inOrder(breakdownRows(parts, wordsOf), order);
  // The site's scroll depths are folded page by page: how many days a row was shown on, nobody can say.
  const isByDay = name !== 'scroll' || page !== undefined;
  const canCompare = isByDay && isComparable(parts);
  const columns: readonly Column<BreakdownRow>[] = [
    {
      title: rowTitle,
      kind: 'words',
      by: ({ words }) => words,
      cell: ({ days, words }) => (
        <>
          {words}
          {isByDay && days < now.days && <small class="row-note">{shownOnWords(days, now.days)}</small>}
        </>
      ),
    },
    { title: unit, kind: 'number', by: ({ count }) => count, cell: ({ count }) => countWords(count) },
    { title: 'Share', kind: 'share', cell: ({ count }) => <Share part={count} total={now.total} /> },
    ...(canCompare
      ? [
          {
            title: 'Before',
            kind: 'number',
            by: ({ before: earlier }) => earlier?.count ?? -1,
            cell: ({ before: earlier }) => (earlier === null ? '–' : countWords(earlier.count)),
          },
          { title: 'Change', kind: 'change', cell: (row) => <RowChange change={rowChange(row, parts)} /> },
        ] satisfies Column<BreakdownRow>[]
      : []),
  ];
  const compared = (count: number, earlier: number) => ({ now: { count, error: now.error }, before: { count: earlier, error: before.error } });
  const foot = (of: 'other' | 'total') => [
    <Share key="share" part={now[of]} total={now.total} />,
    ...(canCompare ? [countWords(before[of]), of === 'total' ? <ChangeWords key="change" compared={compared(now.total, before.total)} /> : null] : []),
  ];
  return (
    <>
      <CountTable
        headingId={headingId}
        caption={`${unit} (${captionError(now.error)}), ${spanWords(settled)}`}
        columns={columns}
        rows={rows}
        rowKey={({ value }) => value}
        other={now.other === 0 ? undefined : { title: 'All others', cells: [countWords(now.other), ...foot('other')], note: othersNote(offered.threshold) }}
        total={
          now.total === 0
            ? undefined
            : { title: 'Total', cells: [<TotalCell key="total" count={now.total} part={now} />, ...foot('total')] }
        }
      />
      {!isComparable(parts) && <p class="explanation">The days before are not all kept any more, so there is nothing to compare with.</p>}
      {now.total > 0 && (
        <FinePrint
          error={now.error}
          threshold={offered.threshold}
          table={exportOf({ name: page === undefined ? name : `${name}-of-${pageFileWords(page)}`, parts, rows, settled, rowTitle, threshold: offered.threshold })}
        />
      )}
    </>
  );
}

const pageFileWords = (page: string): string => page.replaceAll(/[^a-z\d]+/g, '-').replaceAll(/^-|-$/g, '') || 'home';

function TotalCell({ count, part }: { readonly count: number; readonly part: Breakdown }) {
  return (
    <>
      {countWords(count)} <ErrorWords error={part.error} />
    </>
  );
}

interface ExportInput {
  readonly name: string;
  readonly parts: TableProps['parts'];
  readonly rows: readonly BreakdownRow[];
  readonly settled: Span;
  readonly rowTitle: string;
  readonly threshold: number;
}

function exportOf({ name, parts: { before, now }, rowTitle, rows, settled, threshold }: ExportInput): ExportTable {
  const canCompare = isComparable({ now, before });
  return {
    name,
    days: exportDays(settled),
    columns: [rowTitle, 'count', 'days shown', ...(canCompare ? ['count before', 'days shown before'] : [])],
    rows: [
      ...rows.map((row) => [row.words, row.count, row.days, ...(canCompare ? [row.before?.count ?? null, row.before?.days ?? null] : [])]),
      ['All others', now.other, null, ...(canCompare ? [before.other, null] : [])],
      ['Total', now.total, now.days, ...(canCompare ? [before.total, before.days] : [])],
    ],
    notes: [errorSentence(now.error), othersExplanation(threshold)],
  };
}
