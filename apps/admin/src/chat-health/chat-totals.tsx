import type { BeforeAndNow, Span, Totals } from '../counts/answers.ts';
import { ChangeWords } from '../counts/change-words.tsx';
import { type CountedPart, countedPart, isBeforeCounted, runningHourWords } from '../counts/counted-part.ts';
import { ExportButtons } from '../counts/export-buttons.tsx';
import { FigureWords } from '../counts/figure-words.tsx';
import { NotCounted } from '../counts/not-counted.tsx';
import { NothingBefore } from '../counts/nothing-before.tsx';
import { Nothing } from '../counts/nothing.tsx';
import { Part } from '../counts/part.tsx';
import { hourWords, onSpanWords, spanWords } from '../counts/range-words.ts';
import { HOUR_MS } from '../counts/span.ts';
import { Sum, Sums } from '../counts/sums.tsx';
import { TimeChart } from '../counts/time-chart.tsx';
import { totalsExport } from '../counts/totals-export.ts';

interface ChatTotalsProps {
  readonly span: Span;
  readonly step: 'hour' | 'day';
  readonly totals: BeforeAndNow<Totals>;
}

const FIGURES = [
  { name: 'matches', title: 'Matches' },
  { name: 'started', title: 'Sides that started' },
] as const;

/** How many met, now and over time. */
export function ChatTotals({ span, step, totals: { before, now } }: ChatTotalsProps) {
  const { countedSince, steps, sums } = now;
  const part = countedPart(span, now);
  return (
    <Part title="How many meet">
      {part.kind === 'before' || part.kind === 'nothing' ? (
        <NotCounted countedSince={countedSince} />
      ) : part.kind === 'first-hour' ? (
        <Nothing words={`${runningHourWords(part.until)}.`}>{nextWords(part.until)}</Nothing>
      ) : (
        <>
          <Figures part={part} span={span} totals={now} />
          {(sums.matches.now.count ?? 0) + (sums.started.now.count ?? 0) > 0 && (
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
                table={totalsExport({
                  name: 'chat',
                  before,
                  canCompare: isBeforeCounted(span, countedSince),
                  now,
                  span,
                  step,
                  totals: FIGURES,
                  notes: ['Matches: pairs, counted by the service.', 'Sides that started: sides of calls, counted by browsers that may be counted.'],
                })}
              />
            </>
          )}
        </>
      )}
    </Part>
  );
}

interface FiguresProps {
  readonly part: CountedPart & { readonly kind: 'whole' | 'running' };
  readonly span: Span;
  readonly totals: Totals;
}

function Figures({ part, span, totals: { countedSince, sums } }: FiguresProps) {
  const canCompare = isBeforeCounted(span, countedSince);
  const until = part.kind === 'running' ? `until ${hourWords(part.until)} UTC` : undefined;
  const isNone = sums.matches.now.count === 0 && sums.started.now.count === 0;
  return (
    <>
      <Sums>
        {FIGURES.map(({ name, title }) => (
          <Sum key={name} title={title} below={canCompare ? <ChangeWords compared={sums[name]} withBefore /> : undefined}>
            <FigureWords figure={sums[name].now} until={until} />
          </Sum>
        ))}
      </Sums>
      {part.kind === 'running' && (
        <p class="explanation">
          {runningHourWords(part.until)}. {nextWords(part.until)}
        </p>
      )}
      {!canCompare && <NothingBefore />}
      {isNone && part.kind === 'whole' && (
        <Nothing words={`Nobody met ${onSpanWords(span)}.`}>To see it work, open the chat in two windows and press Find in both.</Nothing>
      )}
    </>
  );
}

/** When the hour that runs will be there, and where it is already. */
const nextWords = (until: number): string => `What happens in this hour stands here from ${hourWords(until + HOUR_MS)} UTC on. The overview shows today’s matches up to now.`;
