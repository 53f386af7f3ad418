import { AnswerView } from '../counts/answer-view.tsx';
import type { PageName } from '../counts/answers.ts';
import { isComparable, rowChange } from '../counts/breakdown-rows.ts';
import { countWords, ErrorWords } from '../counts/figure-words.tsx';
import { RowChange } from '../counts/row-change.tsx';
import type { PartsProps } from '../counts/section-props.ts';
import { useAnswer } from '../counts/use-answer.ts';
import { linkTo } from '../dashboard/section-name.ts';
import { DevicesSection } from '../devices/devices-section.tsx';
import { PlacesSection } from '../places/places-section.tsx';
import { SourcesSection } from '../sources/sources-section.tsx';
import { pageRows } from './page-rows.ts';
import { UseParts } from './use-parts.tsx';

/** One page: how often it was seen, and the same breakdowns as of the site where they are counted by page. */
export function PageSection(props: PagePartsProps) {
  return (
    <>
      <p>
        <a class="back" href={linkTo('pages')}>
          All pages
        </a>
      </p>
      <Sums {...props} />
      <SourcesSection {...props} />
      {props.offered.tables.includes('countries') && <PlacesSection {...props} />}
      <DevicesSection {...props} />
      <UseParts {...props} />
    </>
  );
}

interface PagePartsProps extends PartsProps {
  readonly page: PageName;
}

function Sums({ offered, page, server, settled }: PagePartsProps) {
  const answer = useAnswer(() => server.pages(settled), JSON.stringify(settled));
  return (
    <AnswerView answer={answer}>
      {(parts) => {
        const row = pageRows(parts).find(({ value }) => value === page);
        if (row === undefined) {
          return (
            <p class="nothing">
              On none of these days did {offered.threshold} visitors or more see this page, so it is among all others.
            </p>
          );
        }
        return (
          <dl class="sums">
            <div class="sum">
              <dt>Visitor-days</dt>
              <dd>
                {countWords(row.count)} <ErrorWords error={parts.now.error} />
              </dd>
              {isComparable(parts) && (
                <dd class="sum__change">
                  <RowChange change={rowChange(row, parts)} />
                </dd>
              )}
            </div>
            <div class="sum">
              <dt>Views</dt>
              <dd>
                {countWords(row.views)} <ErrorWords error={{ kind: 'exact' }} />
              </dd>
            </div>
            <div class="sum">
              <dt>Visits that began here</dt>
              <dd>
                {countWords(row.visits)} <ErrorWords error={{ kind: 'exact' }} />
              </dd>
            </div>
          </dl>
        );
      }}
    </AnswerView>
  );
}
