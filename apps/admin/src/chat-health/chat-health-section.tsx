import { allAnswers } from '../counts/all-answers.ts';
import { AnswerView } from '../counts/answer-view.tsx';
import type { Span } from '../counts/answers.ts';
import { BreakdownPart } from '../counts/breakdown-part.tsx';
import { NothingYet } from '../counts/nothing-yet.tsx';
import { Part } from '../counts/part.tsx';
import type { SectionProps } from '../counts/section-props.ts';
import { stepFor } from '../counts/span.ts';
import { totalsAndBefore } from '../counts/totals-and-before.ts';
import { useAnswer } from '../counts/use-answer.ts';
import { ChatTotals } from './chat-totals.tsx';
import { endWords, qualityWords, recoveryWords, setupWords } from './chat-words.ts';
import { Meanings } from './meanings.tsx';
import { WaitsAndLengths } from './waits-and-lengths.tsx';

/** Whether people find each other, how long that takes, what their calls are like, and how they end. */
export function ChatHealthSection(props: SectionProps) {
  const { server, settled, span } = props;
  const step = stepFor(span);
  const totals = useAnswer(() => totalsAndBefore(server, { ...span, step }), JSON.stringify(span));
  return (
    <>
      <AnswerView answer={totals}>{(answer) => <ChatTotals span={span} step={step} totals={answer} />}</AnswerView>
      <Part title="How long it takes, and how long it lasts">
        {settled === null ? <NothingYet /> : <AskedWaits server={server} settled={settled} />}
      </Part>
      <BreakdownPart
        {...props}
        name="call-setups"
        title="How soon calls connect"
        rowTitle="From match to connection"
        unit="Sides of calls"
        wordsOf={setupWords}
        about="Each side that may be counted tells one of four steps, and no time."
      />
      <BreakdownPart
        {...props}
        name="call-qualities"
        title="What calls are like"
        rowTitle="Most of the call was"
        unit="Sides of calls"
        wordsOf={qualityWords}
        about="Each side that may be counted tells one word for its whole call."
      />
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
      <Meanings />
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
