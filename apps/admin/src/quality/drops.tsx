import './drops.css';
import { BreakdownPart } from '../counts/breakdown-part.tsx';
import { DROP_REASONS, dropMeaning, dropWords } from '../counts/drop-words.ts';
import type { SectionProps } from '../counts/section-props.ts';


/** What asked to be counted and was not, and what each reason means. */
export function Drops(props: Pick<SectionProps, 'offered' | 'server' | 'settled'>) {
  return (
    <div class="drops">
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
  );
}
