import type { Step } from '../counts/answers.ts';
import { ChangeWords } from '../counts/change-words.tsx';
import { type Column, CountTable } from '../counts/count-table.tsx';
import { errorSentence } from '../counts/figure-words.tsx';
import { FinePrint } from '../counts/fine-print.tsx';
import { Nothing } from '../counts/nothing.tsx';
import { Part } from '../counts/part.tsx';
import { spanWords } from '../counts/range-words.ts';
import { comparedStep } from './compared-step.ts';
import { ALL_CLICKS, clickWords, errorOfSteps } from './funnel-rows.ts';
import type { StepsProps } from './funnel-steps.tsx';
import { StepFigure } from './step-figure.tsx';
import { stepsExport } from './steps-export.ts';

/** Who used which button: only those that the policy names are counted. */
export function ClicksTable({ canCompare, span, steps: { before, now }, threshold }: StepsProps) {
  const error = errorOfSteps(now);
  const used = now.filter(({ count, heldBack }) => count > 0 || heldBack > 0);
  return (
    <Part title="Buttons and links">
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
          <Nothing words="No counted button was pressed in these days.">Counted are: {ALL_CLICKS}. With fewer than {threshold} presses on a day, the day is held back.</Nothing>
        }
      />
      {used.length > 0 && (
        <FinePrint
          words={[
            'A press counts once for a visitor and day. Presses are no parts of a whole, so there is no total.',
            `A day on which fewer than ${threshold} pressed is held back.`,
            ...(error === undefined ? [] : [errorSentence(error)]),
          ]}
          table={stepsExport('clicks', { before, canCompare, now, span, threshold })}
        />
      )}
    </Part>
  );
}
