import './chat-health.css';
import { AnswerView } from '../counts/answer-view.tsx';
import type { Span } from '../counts/answers.ts';
import { BreakdownPart } from '../counts/breakdown-part.tsx';
import { NothingYet } from '../counts/nothing-yet.tsx';
import type { SectionProps } from '../counts/section-props.ts';
import { stepFor } from '../counts/span.ts';
import { useAnswer } from '../counts/use-answer.ts';
import { allAnswers } from '../vitals/all-answers.ts';
import { endWords, MEANINGS, recoveryWords } from './chat-words.ts';
import { ChatTotals } from './chat-totals.tsx';
import { WaitsAndLengths } from './waits-and-lengths.tsx';

/** Whether people find each other, how long that takes, and how calls end. */
export function ChatHealthSection(props: SectionProps) {
  const { offered, server, settled, span } = props;
  const step = stepFor(span);
  const totals = useAnswer(() => server.totals({ ...span, step }), JSON.stringify(span));
  return (
    <>
      <AnswerView answer={totals}>{(answer) => <ChatTotals keptSince={offered.keptSince} span={span} step={step} totals={answer} />}</AnswerView>
      <section class="part" aria-labelledby="waits">
        <h2 id="waits">How long it takes, and how long it lasts</h2>
        {settled === null ? <NothingYet /> : <AskedWaits server={server} settled={settled} />}
      </section>
      <BreakdownPart
        {...props}
        name="call-ends"
        title="How calls end"
        rowTitle="How it ended"
        unit="Sides of calls"
        wordsOf={endWords}
        about="Each side that may be counted tells how its call ended."
      />
      <BreakdownPart
        {...props}
        name="recoveries"
        title="Interrupted calls"
        rowTitle="What became of it"
        unit="Interruptions"
        wordsOf={recoveryWords}
        about="Each side that may be counted tells of its own interruptions."
      />
      <section class="part" aria-labelledby="meanings">
        <h2 id="meanings">What the words mean</h2>
        <dl class="meanings">
          {MEANINGS.map(({ meaning, term }) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
      </section>
    </>
  );
}

function AskedWaits({ server, settled }: Pick<SectionProps, 'server'> & { readonly settled: Span }) {
  const answer = useAnswer(
    () => allAnswers((['wait', 'length'] as const).map((measure) => server.quantiles({ ...settled, measure, page: '' }))),
    JSON.stringify(settled),
  );
  return (
    <AnswerView answer={answer}>
      {([wait, length]) => wait !== undefined && length !== undefined && <WaitsAndLengths length={length} span={settled} wait={wait} />}
    </AnswerView>
  );
}
