import './page-section.css';
import { AnswerView } from '../counts/answer-view.tsx';
import type { PageName } from '../counts/answers.ts';
import { isComparable, rowChange } from '../counts/breakdown-rows.ts';
import { CountAndError } from '../counts/figure-words.tsx';
import { Nothing } from '../counts/nothing.tsx';
import { RowChange } from '../counts/row-change.tsx';
import type { PartsProps } from '../counts/section-props.ts';
import { Sum, Sums } from '../counts/sums.tsx';
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
      <Seen {...props} />
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

function Seen({ offered, page, server, settled }: PagePartsProps) {
  const answer = useAnswer(() => server.pages(settled), JSON.stringify(settled));
  return (
    <AnswerView answer={answer}>
      {(parts) => {
        const row = pageRows(parts).find(({ value }) => value === page);
        if (row === undefined) {
          return (
            <Nothing>
              On none of these days did {offered.threshold} visitors or more see this page, so it is among all others.
            </Nothing>
          );
        }
        return (
          <Sums>
            <Sum title="Visitor-days" below={isComparable(parts, { countedSince: offered.countedSince, span: settled }) ? <RowChange change={rowChange(row, parts)} /> : undefined}>
              <CountAndError count={row.count} error={parts.now.error} />
            </Sum>
            <Sum title="Views">
              <CountAndError count={row.views} error={{ kind: 'exact' }} />
            </Sum>
            <Sum title="Visits that began here">
              <CountAndError count={row.visits} error={{ kind: 'exact' }} />
            </Sum>
          </Sums>
        );
      }}
    </AnswerView>
  );
}
