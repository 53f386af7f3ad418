import './vitals-view.css';
import type { BeforeAndNow, Quantiles, Span } from '../counts/answers.ts';
import { FinePrint } from '../counts/fine-print.tsx';
import { Nothing } from '../counts/nothing.tsx';
import { Part } from '../counts/part.tsx';
import { VitalCard } from './vital-card.tsx';
import { VITALS } from './vital-words.ts';
import { vitalsExport } from './vitals-export.ts';
import { VitalsTable } from './vitals-table.tsx';

interface VitalsViewProps {
  /** In the order of `VITALS`. */
  readonly answers: readonly BeforeAndNow<Quantiles>[];
  /** Empty for all. */
  readonly page: string;
  readonly span: Span;
  readonly threshold: number;
}

export function VitalsView({ answers, page, span, threshold }: VitalsViewProps) {
  const measured = VITALS.flatMap((vital, at) => {
    const answer = answers[at];
    return answer === undefined || answer.now.count === 0 ? [] : [{ vital, ...answer }];
  });
  if (measured.length === 0) {
    return (
      <Nothing words="Nothing was measured in these days.">
        {page === ''
          ? 'Browsers measure when script runs and nobody objects. Choose other days.'
          : `Too few came to this page, or none. A page needs ${threshold} visitors on a day to be shown by itself; choose both, or other days.`}
      </Nothing>
    );
  }
  return (
    <Part title="What three of four visits had, or better">
      <div class="vitals">
        {measured.map((one) => (
          <VitalCard key={one.vital} {...one} />
        ))}
      </div>
      <details class="aside">
        <summary>All numbers as a table</summary>
        <VitalsTable measured={measured} span={span} />
      </details>
      <FinePrint
        words={[
          'Only the rough step of a scale is kept, not the exact time. So each number lies between two bounds, and both are given. A difference from before is told only where the bounds do not overlap.',
          `On days on which a rating had fewer than ${threshold}, it is not told apart from its neighbour. So each share lies between two bounds: with none of those, and with all of them.`,
          'Each visitor is measured once for a page and hour.',
        ]}
        table={vitalsExport({ measured, page, span })}
      />
    </Part>
  );
}
