import './totals-part.css';
import { useSignal } from '@preact/signals';
import type { AdminServer } from '../admin-server.ts';
import { AnswerView } from '../counts/answer-view.tsx';
import type { Offered, Span, Totals } from '../counts/answers.ts';
import { ChangeWords } from '../counts/change-words.tsx';
import { countedPart, isBeforeCounted, runningHourWords } from '../counts/counted-part.ts';
import { ExportButtons } from '../counts/export-buttons.tsx';
import { errorSentence, FigureWords } from '../counts/figure-words.tsx';
import { NotCounted } from '../counts/not-counted.tsx';
import { NothingBefore } from '../counts/nothing-before.tsx';
import { Nothing } from '../counts/nothing.tsx';
import { hourWords, onSpanWords, spanWords } from '../counts/range-words.ts';
import { daysIn, HOUR_MS, stepFor } from '../counts/span.ts';
import { TimeChart } from '../counts/time-chart.tsx';
import { totalsAndBefore } from '../counts/totals-and-before.ts';
import { totalsExport } from '../counts/totals-export.ts';
import { useAnswer } from '../counts/use-answer.ts';
import { type ShownTotal, totalExplanation, totalsOffered, totalTitle } from './total-words.ts';

interface TotalsPartProps {
  readonly server: Pick<AdminServer, 'totals'>;
  readonly offered: Offered;
  readonly span: Span;
}

/** The chosen days' totals, compared, and one of them at a time over the days. */
export function TotalsPart({ offered, server, span }: TotalsPartProps) {
  const step = stepFor(span);
  const answer = useAnswer(() => totalsAndBefore(server, { ...span, step }), JSON.stringify(span));
  const names = totalsOffered(offered.tables);
  const chosen = useSignal<ShownTotal>('visits');
  const charted = names.includes(chosen.value) ? chosen.value : names[0];
  if (charted === undefined) return null;
  const days = daysIn(span);
  return (
    <AnswerView answer={answer}>
      {({ before, now }) => {
        const part = countedPart(span, now);
        if (part.kind === 'before' || part.kind === 'nothing') return <NotCounted countedSince={now.countedSince} />;
        const isRunning = part.kind !== 'whole';
        const canCompare = isBeforeCounted(span, now.countedSince);
        const shown = names.map((name) => ({ name, title: totalTitle(name, days) }));
        return (
          <div class="totals">
            <fieldset class="totals__choice">
              <legend class="visually-hidden">Which total the chart shows</legend>
              {shown.map(({ name, title }) => (
                <label key={name} class="total">
                  <input
                    type="radio"
                    name="charted-total"
                    class="visually-hidden"
                    checked={name === charted}
                    onChange={() => {
                      chosen.value = name;
                    }}
                  />
                  <span class="total__title">{title}</span>
                  <span>
                    {part.kind === 'first-hour' && name !== 'visitors' ? (
                      <FirstHour until={part.until} />
                    ) : (
                      <FigureWords figure={now.sums[name].now} until={isRunning ? untilWords(name, part.until) : undefined} />
                    )}
                  </span>
                  {canCompare &&
                    part.kind !== 'first-hour' &&
                    (name === 'visitors' && isRunning ? (
                      <span class="soft">compared when the day is over</span>
                    ) : (
                      <ChangeWords compared={now.sums[name]} withBefore />
                    ))}
                </label>
              ))}
            </fieldset>
            <p class="explanation">
              {totalExplanation(charted, { days, step })}
              {charted === 'visitors' && now.sums.visitors.now.error.kind !== 'exact' ? ` ${errorSentence(now.sums.visitors.now.error)}` : ''}
            </p>
            {isRunning && <p class="explanation">{runningWords(part, canCompare)}</p>}
            {!canCompare && <NothingBefore />}
            {isEmpty(now) ? (
              part.kind === 'whole' && <Nothing words={`Nobody came ${onSpanWords(span)}.`} />
            ) : (
              <TimeChart
                key={`${charted}-${step}`}
                caption={`${totalTitle(charted, step === 'hour' ? 1 : days)} by ${step}, ${spanWords(span)}`}
                step={step}
                starts={now.steps.map(({ start }) => start)}
                series={[
                  ...(canCompare ? [{ label: 'The range before', values: now.steps.map((_, at) => before.steps[at]?.[charted] ?? null), style: 'before' } as const] : []),
                  { label: totalTitle(charted, step === 'hour' ? 1 : days), values: now.steps.map((one) => one[charted]), style: 'main' },
                ]}
              />
            )}
            {now.steps.length > 0 && (
              <ExportButtons
                table={totalsExport({
                  name: 'totals',
                  before,
                  canCompare,
                  now,
                  span,
                  step,
                  totals: shown,
                  notes: [...names.map((name) => totalExplanation(name, { days, step })), errorSentence(now.sums.visitors.now.error)],
                })}
              />
            )}
          </div>
        );
      }}
    </AnswerView>
  );
}

/** No number yet, and no 0 either. */
function FirstHour({ until }: { readonly until: number }) {
  return (
    <>
      <span class="figure-words__count">–</span> <small class="figure-words__until">from {hourWords(until + HOUR_MS)} UTC</small>
    </>
  );
}

/** Visitors of the running day are those of up to now. */
const untilWords = (name: ShownTotal, until: number): string => (name === 'visitors' ? 'until now' : `until ${hourWords(until)} UTC`);

function runningWords({ kind, until }: { readonly kind: 'running' | 'first-hour'; readonly until: number }, canCompare: boolean): string {
  const next = `The box at the top has its visits and matches already; here they stand from ${hourWords(until + HOUR_MS)} UTC on.`;
  if (kind === 'first-hour') return `${runningHourWords(until)}, the first hour with numbers in these days. ${next}`;
  return `${runningHourWords(until)}: these figures stand until ${hourWords(until)} UTC${canCompare ? ', and so do those before' : ''}. ${next}`;
}

const isEmpty = ({ steps }: Totals): boolean => steps.every(({ loads, matches, visits }) => (loads ?? 0) + (visits ?? 0) + (matches ?? 0) === 0);
