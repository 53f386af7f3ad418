import { useId } from 'preact/hooks';
import { AnswerView } from './answer-view.tsx';
import type { BeforeAndNow, Breakdown, BreakdownName, Span } from './answers.ts';
import { Breakable } from './breakable.tsx';
import {
  breakdownNotes,
  breakdownRows,
  type BreakdownRow,
  captionError,
  inOrder,
  isComparable,
  othersExplanation,
  othersNote,
  rowChangeWords,
  shownOnWords,
} from './breakdown-rows.ts';
import { changeOf, changeWords } from './change.ts';
import { ChangeWords } from './change-words.tsx';
import { comparedColumns } from './compared-columns.tsx';
import { type Column, CountTable } from './count-table.tsx';
import { type ExportCell, exportDays, type ExportTable } from './export-text.ts';
import { CountAndError, countWords, errorSentence, errorWords } from './figure-words.tsx';
import { FinePrint } from './fine-print.tsx';
import { NothingBefore } from './nothing-before.tsx';
import { NothingYet } from './nothing-yet.tsx';
import { Part } from './part.tsx';
import { spanWords } from './range-words.ts';
import type { PartsProps } from './section-props.ts';
import { ShareBar } from './share-bar.tsx';
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
  const { about, settled, title } = props;
  const id = useId();
  return (
    <Part title={title} headingId={id} about={about}>
      {settled === null ? <NothingYet /> : <Settled {...props} settled={settled} headingId={id} />}
    </Part>
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
  const isFair = isComparable(parts, { countedSince: offered.countedSince, span: settled });
  const canCompare = isByDay && isFair;
  const columns: readonly Column<BreakdownRow>[] = [
    {
      title: rowTitle,
      kind: 'words',
      by: ({ words }) => words,
      cell: ({ days, words }) => (
        <>
          <Breakable words={words} />
          {isByDay && days < now.days && <small class="row-note">{shownOnWords(days, now.days)}</small>}
        </>
      ),
    },
    { title: unit, kind: 'number', by: ({ count }) => count, cell: ({ count }) => countWords(count) },
    { title: 'Share', kind: 'share', cell: ({ count }) => <ShareBar part={count} total={now.total} /> },
    ...(canCompare ? comparedColumns<BreakdownRow>('Before', parts) : []),
  ];
  const compared = (count: number, earlier: number) => ({ now: { count, error: now.error }, before: { count: earlier, error: before.error } });
  const foot = (of: 'other' | 'total') => [
    <ShareBar key="share" part={now[of]} total={now.total} />,
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
            : { title: 'Total', cells: [<CountAndError key="total" count={now.total} error={now.error} />, ...foot('total')] }
        }
      />
      {!isFair && <NothingBefore />}
      {now.total > 0 && (
        <FinePrint
          words={breakdownNotes(now.error, offered.threshold)}
          table={exportOf({ name: page === undefined ? name : `${name}-of-${pageFileWords(page)}`, canCompare, parts, rows, rowTitle, settled, threshold: offered.threshold, unit })}
        />
      )}
    </>
  );
}

const pageFileWords = (page: string): string => page.replaceAll(/[^a-z\d]+/g, '-').replaceAll(/^-|-$/g, '') || 'home';

interface ExportInput {
  readonly name: string;
  readonly canCompare: boolean;
  readonly parts: TableProps['parts'];
  readonly rows: readonly BreakdownRow[];
  readonly settled: Span;
  readonly rowTitle: string;
  readonly threshold: number;
  readonly unit: string;
}

function exportOf({ canCompare, name, parts, rowTitle, rows, settled, threshold, unit }: ExportInput): ExportTable {
  const { before, now } = parts;
  const earlier = (...cells: readonly ExportCell[]) => (canCompare ? cells : []);
  const worth = errorWords(now.error);
  const worthBefore = errorWords(before.error);
  const total = changeWords(changeOf({ now: { count: now.total, error: now.error }, before: { count: before.total, error: before.error } }));
  return {
    name,
    days: exportDays(settled),
    columns: [rowTitle, unit, 'How exact', 'Days shown', ...earlier(`${unit} before`, 'How exact before', 'Days shown before', 'Change').map(String)],
    rows: [
      ...rows.map((row) => [
        row.words,
        row.count,
        worth,
        row.days,
        ...earlier(row.before?.count ?? null, row.before === null ? null : worthBefore, row.before?.days ?? null, rowChangeWords(row, parts)),
      ]),
      ['All others', now.other, worth, null, ...earlier(before.other, worthBefore, null, null)],
      ['Total', now.total, worth, now.days, ...earlier(before.total, worthBefore, before.days, total)],
    ],
    notes: [errorSentence(now.error), othersExplanation(threshold)],
  };
}
