import type { Step } from '../counts/answers.ts';
import { ChangeWords } from '../counts/change-words.tsx';
import { type Column, CountTable } from '../counts/count-table.tsx';
import { errorSentence } from '../counts/figure-words.tsx';
import { spanWords } from '../counts/range-words.ts';
import { comparedStep } from './compared-step.ts';
import { clickWords } from './funnel-rows.ts';
import type { StepsProps } from './funnel-steps.tsx';
import { Reading } from './reading.tsx';
import { StepFigure } from './step-figure.tsx';
import { stepsExport } from './steps-export.ts';

/** Who used which button: only those that the policy names are counted. */
export function ClicksTable({ canCompare, span, steps: { before, now }, threshold }: StepsProps) {
  const error = now.find((step) => step.error.kind !== 'exact')?.error;
  const used = now.filter(({ count, heldBack }) => count > 0 || heldBack > 0);
  return (
    <section class="part">
      <h2>Buttons and links</h2>
      <CountTable
        caption={`Visitor-days with at least one press, ${spanWords(span)}`}
        rows={used}
        rowKey={({ name }) => name}
        columns={[
          { title: 'What was pressed', kind: 'words', cell: ({ name }) => clickWords(name), by: ({ name }) => clickWords(name) },
          {
            title: 'Visitor-days',
            kind: 'number',
            cell: (step) => <StepFigure step={step} threshold={threshold} />,
            by: ({ count }) => count,
          },
          ...(canCompare ? [{ title: 'Change', kind: 'change', cell: (step) => <ChangeWords compared={comparedStep(step, before)} /> } satisfies Column<Step>] : []),
        ]}
        empty={
          <p>
            <strong>No counted button was pressed in these days.</strong> Only a few are counted; the privacy page lists what is.
          </p>
        }
      />
      {used.length > 0 && (
        <Reading
          words={[
            'A press counts once for a visitor and day. Presses are no parts of a whole, so there is no total.',
            `A day on which fewer than ${threshold} pressed is held back.`,
            ...(error === undefined ? [] : [errorSentence(error)]),
          ]}
          table={stepsExport('clicks', { before, now, span, threshold })}
        />
      )}
    </section>
  );
}
