import { AnswerView } from '../counts/answer-view.tsx';
import type { PageName, Quantiles } from '../counts/answers.ts';
import { BreakdownPart } from '../counts/breakdown-part.tsx';
import { ErrorWords, countWords } from '../counts/figure-words.tsx';
import type { PartsProps } from '../counts/section-props.ts';
import { useAnswer } from '../counts/use-answer.ts';
import { DEPTHS, depthWords } from './depth-words.ts';
import { durationWords, quantileWords } from './time-words.ts';

/** How long and how far pages are read, where the policy lets it be counted. */
export function UseParts(props: PartsProps) {
  const { page = '', server, settled } = props;
  const { tables } = props.offered;
  return (
    <>
      {tables.includes('time') && (
        <section class="part" aria-labelledby="time-on-page">
          <h2 id="time-on-page">Time in view</h2>
          <p class="explanation">The first time that a visitor sees a page on a day, until it is out of sight.</p>
          <Time server={server} page={page} settled={settled} />
        </section>
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
        now.median === null || now.p75 === null ? (
          <p class="nothing">Nothing was measured in these days.</p>
        ) : (
          <dl class="sums">
            <Quantile label="Half stayed longer than" quantile={now.median} before={before.median} />
            <Quantile label="A quarter stayed longer than" quantile={now.p75} before={before.p75} />
            <div class="sum">
              <dt>Measured</dt>
              <dd>
                {countWords(now.count)} <ErrorWords error={{ kind: 'exact' }} />
              </dd>
            </div>
          </dl>
        )
      }
    </AnswerView>
  );
}

interface QuantileProps {
  readonly label: string;
  readonly quantile: NonNullable<Quantiles['median']>;
  readonly before: Quantiles['median'];
}

function Quantile({ before, label, quantile }: QuantileProps) {
  return (
    <div class="sum">
      <dt>{label}</dt>
      <dd>
        {durationWords(quantile.value)} <small class="error-words error-words--about">{quantileWords(quantile)}</small>
      </dd>
      {before !== null && <dd class="sum__change">{durationWords(before.value)} before</dd>}
    </div>
  );
}
