import type { Span } from '../counts/answers.ts';
import { CountTable } from '../counts/count-table.tsx';
import { exportDays } from '../counts/export-text.ts';
import { FinePrint } from '../counts/fine-print.tsx';
import { Nothing } from '../counts/nothing.tsx';
import { Part } from '../counts/part.tsx';
import { dayWords, spanWords } from '../counts/range-words.ts';
import { isoDay } from '../counts/span.ts';
import { epsilonWords, outcomeWords, type PublicDay } from './public-outcome.ts';

interface PublicDaysProps {
  readonly days: readonly PublicDay[];
  readonly span: Span;
}

/** What everybody may read, day by day, and what it cost each visitor at most. */
export function PublicDays({ days, span }: PublicDaysProps) {
  return (
    <Part title="Days that everybody may read">
      <CountTable
        caption={`Public days, ${spanWords(span)}`}
        rows={days.toSorted((one, other) => other.day - one.day)}
        rowKey={({ day }) => String(day)}
        columns={[
          { title: 'Day', kind: 'words', cell: ({ day }) => dayWords(day), by: ({ day }) => day },
          { title: 'Outcome', kind: 'words', cell: outcomeWords, by: ({ outcome }) => outcome },
          { title: 'ε', kind: 'number', cell: epsilonWords, by: ({ epsilon }) => epsilon },
          { title: 'Starts', kind: 'number', cell: ({ keys }) => keys, by: ({ keys }) => keys },
        ]}
        empty={
          <Nothing words="No day of these was released yet.">A day is released about one hour after it ends in UTC, once and for good.</Nothing>
        }
      />
      {days.length > 0 && (
        <FinePrint
          words={[
            'Public numbers carry noise of their own. ε says how much a day’s public page can tell about one visitor at most: smaller tells less. It speaks of that page only, not of this dashboard.',
            'The count starts once a day, and again when the collector starts again. Then a visitor may be in it twice, and ε is twice as large; after more than two starts nothing is published.',
            'On a crowded day more people came than could be remembered, or more at once than could be taken, and nothing is published either. A day that is not listed was not released within a week, and never will be.',
          ]}
          table={{
            name: 'public-days',
            days: exportDays(span),
            columns: ['Day', 'Outcome', 'ε', 'Starts'],
            rows: days.map((one) => [isoDay(one.day), outcomeWords(one), one.outcome === 'published' ? one.epsilon : null, one.keys]),
            notes: ['ε: of all public numbers of the day together; empty where nothing was published.'],
          }}
        />
      )}
    </Part>
  );
}
