import type { Span, Totals } from '../counts/answers.ts';
import { ChangeWords } from '../counts/change-words.tsx';
import { ExportButtons } from '../counts/export-buttons.tsx';
import { exportDays } from '../counts/export-text.ts';
import { FigureWords } from '../counts/figure-words.tsx';
import { spanWords } from '../counts/range-words.ts';
import { spanBefore } from '../counts/span.ts';
import { TimeChart } from '../counts/time-chart.tsx';

interface ChatTotalsProps {
  readonly span: Span;
  readonly step: 'hour' | 'day';
  readonly totals: Totals;
  /** What began then or before is deleted. */
  readonly keptSince: number | null;
}

const FIGURES = [
  { name: 'matches', title: 'Matches' },
  { name: 'started', title: 'Sides that started' },
] as const;

/** How many met, now and over time. */
export function ChatTotals({ keptSince, span, step, totals: { steps, sums } }: ChatTotalsProps) {
  const canCompare = keptSince === null || spanBefore(span).from > keptSince;
  return (
    <section class="part" aria-labelledby="meet">
      <h2 id="meet">How many meet</h2>
      <dl class="sums">
        {FIGURES.map(({ name, title }) => (
          <div key={name} class="sum">
            <dt>{title}</dt>
            <dd>
              <FigureWords figure={sums[name].now} />
            </dd>
            {canCompare && (
              <dd class="sum__change">
                <ChangeWords compared={sums[name]} withBefore />
              </dd>
            )}
          </div>
        ))}
      </dl>
      {sums.matches.now.count + sums.started.now.count === 0 ? (
        <div class="nothing">
          <p>
            <strong>Nobody met in {spanWords(span)}.</strong>
          </p>
          <p>To see it work, open the chat in two windows and press Find in both. Hours appear when they are over.</p>
        </div>
      ) : (
        <>
          <TimeChart
            key={step}
            caption={`Matches by ${step}, and sides that told of a start, ${spanWords(span)}`}
            step={step}
            starts={steps.map(({ start }) => start)}
            series={[
              { label: 'Sides that started', values: steps.map(({ started }) => started), style: 'before' },
              { label: 'Matches', values: steps.map(({ matches }) => matches), style: 'main' },
            ]}
          />
          <ExportButtons
            table={{
              name: 'chat',
              days: exportDays(span),
              columns: [step, 'matches', 'started'],
              rows: steps.map(({ matches, start, started }) => [new Date(start).toISOString(), matches, started]),
              notes: ['matches: pairs, counted by the service.', 'started: sides of calls, counted by browsers that may be counted.'],
            }}
          />
        </>
      )}
    </section>
  );
}
