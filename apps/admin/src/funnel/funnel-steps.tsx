import './funnel-steps.css';
import type { BeforeAndNow, Span, Step } from '../counts/answers.ts';
import { ChangeWords } from '../counts/change-words.tsx';
import { errorSentence } from '../counts/figure-words.tsx';
import { FinePrint } from '../counts/fine-print.tsx';
import { Nothing } from '../counts/nothing.tsx';
import { Part } from '../counts/part.tsx';
import { spanWords } from '../counts/range-words.ts';
import { shareWords } from '../counts/share.ts';
import { comparedStep } from './compared-step.ts';
import { errorOfSteps, funnelRows, funnelSummary, type FunnelRow } from './funnel-rows.ts';
import { StepFigure } from './step-figure.tsx';
import { stepsExport } from './steps-export.ts';

export interface StepsProps {
  readonly steps: BeforeAndNow<readonly Step[]>;
  readonly span: Span;
  readonly threshold: number;
  readonly canCompare: boolean;
}

/** Six bars, one under the other: how many come how far. */
export function FunnelSteps({ canCompare, span, steps: { before, now }, threshold }: StepsProps) {
  const rows = funnelRows(now, threshold);
  const error = errorOfSteps(now);
  const isRough = error !== undefined;
  return (
    <Part title="From the home page to a talk">
      {rows.every(({ bounds }) => bounds.high === 0) ? (
        <Nothing words="Nobody came to any step in these days.">
          A step has a number for a day on which {threshold} or more came to it. With fewer the day is held back, so that nobody’s
          own step can be told.
        </Nothing>
      ) : (
        <>
          <p class="funnel__summary">{funnelSummary(rows, isRough)}</p>
          {/* Phones get other boxes, which would take the roles away. */}
          <table class="funnel" role="table">
            <caption>Visitor-days at each step, {spanWords(span)}. Somebody who comes on two days counts for both.</caption>
            <thead role="rowgroup">
              <tr role="row">
                <th scope="col" role="columnheader">
                  Step
                </th>
                <th scope="col" role="columnheader" class="number">
                  Visitor-days
                </th>
                <th scope="col" role="columnheader" class="number">
                  Of the step before
                </th>
                <th scope="col" role="columnheader" class="number">
                  Of the first
                </th>
              </tr>
            </thead>
            <tbody role="rowgroup">
              {rows.map((row) => (
                <tr key={row.name} role="row">
                  <th scope="row" role="rowheader">
                    <span class="funnel__name">{row.words}</span>
                    <span class="funnel__meaning">{row.meaning}</span>
                    <Bar row={row} />
                  </th>
                  <td role="cell" class="number">
                    <StepFigure step={row} threshold={threshold} />
                    {canCompare && <ChangeWords compared={comparedStep(row, before)} />}
                  </td>
                  <td role="cell" class="number funnel__share" data-words="of the step before">
                    {shareWords(row.ofBefore, { isRough })}
                  </td>
                  <td role="cell" class="number funnel__share" data-words="of the first">
                    {shareWords(row.ofFirst, { isRough })}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          <FinePrint
            words={[
              'Each step is counted once for a visitor and day, whatever the others are: somebody who opens the chat by its own address was never on the home page.',
              heldBackNote(rows, threshold),
              ...(error === undefined ? [] : [errorSentence(error)]),
            ]}
            table={stepsExport('funnel', { before, canCompare, now, span, threshold })}
          />
        </>
      )}
    </Part>
  );
}

function heldBackNote(rows: readonly FunnelRow[], threshold: number): string {
  return rows.some(({ heldBack }) => heldBack > 0)
    ? `A day on which fewer than ${threshold} came to a step is held back, and with the home page its step. Shares then are between two bounds: with the least and with the most that these days can have had.`
    : `No day was held back for having fewer than ${threshold}.`;
}

/** Lengths are those of the counts that are shown; the table beside it says the same in numbers. */
function Bar({ row: { bar } }: { readonly row: FunnelRow }) {
  return (
    <svg class="funnel__bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
      <rect class="funnel__rest" width="100" height="10" />
      <rect class="funnel__part" width={(100 * bar).toFixed(2)} height="10" />
    </svg>
  );
}
