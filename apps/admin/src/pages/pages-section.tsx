import './pages-section.css';
import { AnswerView } from '../counts/answer-view.tsx';
import { breakdownNotes, captionError, isComparable, othersNote, shownOnWords } from '../counts/breakdown-rows.ts';
import { ChangeWords } from '../counts/change-words.tsx';
import { comparedColumns } from '../counts/compared-columns.tsx';
import { CountTable } from '../counts/count-table.tsx';
import { CountAndError, countWords } from '../counts/figure-words.tsx';
import { FinePrint } from '../counts/fine-print.tsx';
import { NothingBefore } from '../counts/nothing-before.tsx';
import { Part } from '../counts/part.tsx';
import { spanWords } from '../counts/range-words.ts';
import type { PartsProps } from '../counts/section-props.ts';
import { useAnswer } from '../counts/use-answer.ts';
import { linkTo } from '../dashboard/section-name.ts';
import { type PageRow, pageRows } from './page-rows.ts';
import { pagesExport } from './pages-export.ts';
import { UseParts } from './use-parts.tsx';

/** Which pages are seen; each leads to its own sources, devices, time and depth. */
export function PagesSection(props: PartsProps) {
  return (
    <>
      <Part
        title="Pages that were seen"
        about="A visitor-day is one visitor on one day. Who sees two pages counts at both, so the pages add up to more than all visitors. A visit counts at the page on which it began. Pages are counted by the name that they give themselves; an address is never stored."
      >
        <Seen {...props} />
      </Part>
      <UseParts {...props} />
    </>
  );
}

function Seen({ offered, server, settled }: PartsProps) {
  const answer = useAnswer(() => server.pages(settled), JSON.stringify(settled));
  return (
    <AnswerView answer={answer}>
      {(parts) => {
        const { before, now } = parts;
        const rows = pageRows(parts);
        const canCompare = isComparable(parts, { countedSince: offered.countedSince, span: settled });
        const foot = (of: 'other' | 'total') => [
          of === 'total' ? <CountAndError count={now.visitors[of]} error={now.error} /> : countWords(now.visitors[of]),
          countWords(now.loads[of]),
          countWords(now.visits[of]),
          ...(canCompare
            ? [
                countWords(before.visitors[of]),
                of === 'total' ? (
                  <ChangeWords compared={{ now: { count: now.visitors.total, error: now.error }, before: { count: before.visitors.total, error: before.error } }} />
                ) : null,
              ]
            : []),
        ];
        return (
          <>
            <CountTable
              caption={`Visitor-days (${captionError(now.error)}), views and visits (exact), ${spanWords(settled)}`}
              columns={[
                { title: 'Page', kind: 'words', by: ({ words }: PageRow) => words, cell: (row: PageRow) => <PageLink row={row} days={now.days} /> },
                { title: 'Visitor-days', kind: 'number', by: ({ count }) => count, cell: ({ count }) => countWords(count) },
                { title: 'Views', kind: 'number', by: ({ views }) => views, cell: ({ views }) => countWords(views) },
                { title: 'Visits', kind: 'number', by: ({ visits }) => visits, cell: ({ visits }) => countWords(visits) },
                ...(canCompare ? comparedColumns<PageRow>('Visitor-days before', parts) : []),
              ]}
              rows={rows}
              rowKey={({ value }) => value}
              other={now.visitors.other === 0 ? undefined : { title: 'All others', cells: foot('other'), note: othersNote(offered.threshold) }}
              total={now.visitors.total === 0 ? undefined : { title: 'All pages', cells: foot('total') }}
            />
            {!canCompare && <NothingBefore />}
            {rows.length > 0 && (
              <FinePrint
                words={breakdownNotes(
                  now.error,
                  offered.threshold,
                  'Visitor-days decide which pages are shown. Views and visits of the same pages are exact.',
                )}
                table={pagesExport(parts, { canCompare, settled, threshold: offered.threshold })}
              />
            )}
          </>
        );
      }}
    </AnswerView>
  );
}

function PageLink({ days, row }: { readonly row: PageRow; readonly days: number }) {
  return (
    <>
      <a class="row-link" href={linkTo('pages', row.value)}>
        {row.words}
      </a>
      {row.words !== row.value && <small class="row-note">{row.value}</small>}
      {row.days < days && <small class="row-note">{shownOnWords(row.days, days)}</small>}
    </>
  );
}
