import { useSignal } from '@preact/signals';
import type { AdminServer } from '../admin-server.ts';
import { AnswerView } from '../counts/answer-view.tsx';
import type { Offered, Span, Totals } from '../counts/answers.ts';
import { ChangeWords } from '../counts/change-words.tsx';
import { ExportButtons } from '../counts/export-buttons.tsx';
import { errorSentence, FigureWords } from '../counts/figure-words.tsx';
import { spanWords } from '../counts/range-words.ts';
import { daysIn, spanBefore, stepFor } from '../counts/span.ts';
import { TimeChart } from '../counts/time-chart.tsx';
import { useAnswer } from '../counts/use-answer.ts';
import { totalsExport } from './totals-export.ts';
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
  const isBeforeKept = offered.keptSince === null || spanBefore(span).from > offered.keptSince;
  return (
    <AnswerView answer={answer}>
      {({ before, now }) => (
        <div class="totals">
          <fieldset class="totals__choice">
            <legend class="visually-hidden">Which total the chart shows</legend>
            {names.map((name) => (
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
                <span class="total__title">{totalTitle(name, days)}</span>
                <span class="total__count">
                  <FigureWords figure={now.sums[name].now} />
                </span>
                {isBeforeKept &&
                  (name === 'visitors' && isRunning(span) ? (
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
          {isRunning(span) && <p class="explanation">Counted up to the last full hour, and so is the range before.</p>}
          {!isBeforeKept && <p class="explanation">The days before are not all kept any more, so there is nothing to compare with.</p>}
          {isEmpty(now) && isEmpty(before) ? (
            <Empty span={span} />
          ) : (
            <TimeChart
              key={`${charted}-${step}`}
              caption={`${totalTitle(charted, step === 'hour' ? 1 : days)} by ${step}, ${spanWords(span)}`}
              step={step}
              starts={now.steps.map(({ start }) => start)}
              series={[
                ...(isBeforeKept
                  ? [{ label: 'The range before', style: 'before' as const, values: now.steps.map((_, at) => before.steps[at]?.[charted] ?? null) }]
                  : []),
                { label: totalTitle(charted, 1), style: 'main', values: now.steps.map((one) => one[charted]) },
              ]}
            />
          )}
          <ExportButtons table={totalsExport({ names, now, span, step })} />
        </div>
      )}
    </AnswerView>
  );
}

/** Whether some of the range is still to come. Visitors of a part of a day are known of today alone. */
const isRunning = ({ to }: Span): boolean => Date.now() < to;

const isEmpty = ({ steps }: Totals): boolean => steps.every(({ loads, matches, visits }) => loads + visits + matches === 0);

function Empty({ span }: { readonly span: Span }) {
  return (
    <div class="nothing">
      <p>
        <strong>Nothing was counted in {spanWords(span)}.</strong>
      </p>
      <p>If counting began today, choose Today: hours appear when they are over. What happens right now stands at the top.</p>
    </div>
  );
}

/** The steps of the range before are asked for as a range of its own. */
async function totalsAndBefore(server: Pick<AdminServer, 'totals'>, { step, ...span }: Span & { readonly step: 'hour' | 'day' }) {
  const [now, before] = await Promise.all([server.totals({ ...span, step }), server.totals({ ...spanBefore(span), step })]);
  if (!now.ok) return now;
  return before.ok ? ({ ok: true, value: { now: now.value, before: before.value } } as const) : before;
}
