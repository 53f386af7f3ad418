import { AnswerView } from '../counts/answer-view.tsx';
import type { PageName } from '../counts/answers.ts';
import { BreakdownPart } from '../counts/breakdown-part.tsx';
import { durationWords } from '../counts/duration-words.ts';
import { CountAndError } from '../counts/figure-words.tsx';
import { Nothing } from '../counts/nothing.tsx';
import { Part } from '../counts/part.tsx';
import { QuantileSum } from '../counts/quantile-sum.tsx';
import type { PartsProps } from '../counts/section-props.ts';
import { Sum, Sums } from '../counts/sums.tsx';
import { useAnswer } from '../counts/use-answer.ts';
import { DEPTHS, depthWords } from './depth-words.ts';

/** How long and how far pages are read, where the policy lets it be counted. */
export function UseParts(props: PartsProps) {
  const { page = '', server, settled } = props;
  const { tables } = props.offered;
  return (
    <>
      {tables.includes('time') && (
        <Part title="Time in view" about="The first time that a visitor sees a page on a day, until it is out of sight.">
          <Time server={server} page={page} settled={settled} />
        </Part>
      )}
      {tables.includes('scroll') && (
        <BreakdownPart
          {...props}
          name="scroll"
          title="How far pages are read"
          rowTitle="Seen"
          unit="Page visitors"
          wordsOf={depthWords}
          order={DEPTHS}
          about="The deepest point that was in view, in quarters of the page; each visitor of a page counts once on a day."
        />
      )}
    </>
  );
}

interface TimeProps extends Pick<PartsProps, 'server' | 'settled'> {
  readonly page: PageName | '';
}

function Time({ page, server, settled }: TimeProps) {
  const answer = useAnswer(() => server.quantiles({ ...settled, measure: 'time', page }), JSON.stringify([settled, page]));
  return (
    <AnswerView answer={answer}>
      {({ before, now }) =>
        now.count === 0 ? (
          <Nothing>Nothing was measured in these days.</Nothing>
        ) : (
          <Sums>
            <QuantileSum title="Half stayed longer than" quantiles={{ now: now.median, before: before.median }} words={durationWords} />
            <QuantileSum title="A quarter stayed longer than" quantiles={{ now: now.p75, before: before.p75 }} words={durationWords} />
            <Sum title="Measured">
              <CountAndError count={now.count} error={{ kind: 'exact' }} />
            </Sum>
          </Sums>
        )
      }
    </AnswerView>
  );
}
