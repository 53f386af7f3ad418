import { BreakdownPart } from '../counts/breakdown-part.tsx';
import type { PartsProps } from '../counts/section-props.ts';
import { campaignWords, referrerWords } from './source-words.ts';

/** Where visitors came from: hosts of links, and the campaigns that the policy declares. */
export function SourcesSection(props: PartsProps) {
  const { tables, threshold } = props.offered;
  return (
    <>
      {tables.includes('referrers') && (
        <BreakdownPart
          {...props}
          name="referrers"
          title="Links that were followed"
          rowTitle="From"
          wordsOf={referrerWords}
          about={`Only the name of the other site, never its page. A name is written down once ${threshold} visitors came from it on a day.`}
        />
      )}
      {tables.includes('campaigns') && (
        <BreakdownPart
          {...props}
          name="campaigns"
          title="Campaigns"
          rowTitle="Campaign"
          wordsOf={campaignWords}
          about="Only names that the policy declares are counted. Any other one counts as none."
        />
      )}
    </>
  );
}
