import './quality.css';
import { AnswerView } from '../counts/answer-view.tsx';
import { BreakdownPart } from '../counts/breakdown-part.tsx';
import { lastKnown } from '../counts/loaded.ts';
import type { SectionProps } from '../counts/section-props.ts';
import { useAnswer } from '../counts/use-answer.ts';
import { DROP_REASONS, dropMeaning, dropWords } from './drop-words.ts';
import { Marks } from './marks.tsx';
import { NeverCounted } from './never-counted.tsx';
import { PublicDays } from './public-days.tsx';

/** What to know before believing the numbers of these days. */
export function QualitySection(props: SectionProps) {
  const { offered, server, span } = props;
  const quality = useAnswer(() => server.quality(span), JSON.stringify(span));
  const known = lastKnown(quality.loaded);
  return (
    <>
      <AnswerView answer={quality}>{({ marks }) => <Marks marks={marks} />}</AnswerView>
      {offered.tables.includes('dropped') && (
        <div class="quality__drops">
          <BreakdownPart
            {...props}
            name="dropped"
            title="Requests that were not counted"
            rowTitle="Why"
            unit="Requests"
            wordsOf={dropWords}
            about="Whatever asks to be counted is checked first. What fails is dropped, and only the reason is counted."
          />
          <details class="aside">
            <summary>What each reason means</summary>
            <dl class="reasons">
              {DROP_REASONS.map((reason) => (
                <div key={reason}>
                  <dt>{dropWords(reason)}</dt>
                  <dd>{dropMeaning(reason)}</dd>
                </div>
              ))}
            </dl>
          </details>
        </div>
      )}
      <NeverCounted withCountries={offered.tables.includes('countries')} />
      {/* The same answer as the marks: what keeps it away is said there. */}
      {offered.epsilon !== null && known !== null && <PublicDays days={known.publicDays} span={span} />}
    </>
  );
}
