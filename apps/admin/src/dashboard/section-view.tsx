import type { AdminServer } from '../admin-server.ts';
import { AnswerView } from '../counts/answer-view.tsx';
import type { Offered, PageName } from '../counts/answers.ts';
import { lastKnown } from '../counts/loaded.ts';
import { NothingYet } from '../counts/nothing-yet.tsx';
import { RangePicker } from '../counts/range-picker.tsx';
import { dayWords } from '../counts/range-words.ts';
import type { PartsProps, SectionProps } from '../counts/section-props.ts';
import { type ChosenRange, DAY_MS, settledSpan, spanOf } from '../counts/span.ts';
import type { Asked } from '../counts/use-answer.ts';
import { ChatHealthSection } from '../chat-health/chat-health-section.tsx';
import { FunnelSection } from '../funnel/funnel-section.tsx';
import { VitalsSection } from '../vitals/vitals-section.tsx';
import { QualitySection } from '../quality/quality-section.tsx';
import { ProofSection } from '../proof/proof-section.tsx';
import { ReadKeysSection } from '../read-keys/read-keys-section.tsx';
import { DevicesSection } from '../devices/devices-section.tsx';
import { OverviewSection } from '../overview/overview-section.tsx';
import { Heading } from '../page.tsx';
import { PageSection } from '../pages/page-section.tsx';
import { pageWords } from '../pages/page-words.ts';
import { PagesSection } from '../pages/pages-section.tsx';
import { PlacesSection } from '../places/places-section.tsx';
import { SourcesSection } from '../sources/sources-section.tsx';
import { type Route, SECTIONS, sectionsOffered } from './section-name.ts';
import { useThisHour } from './use-this-hour.ts';

interface SectionViewProps {
  readonly server: AdminServer;
  readonly offered: Asked<Offered>;
  readonly route: Route;
  readonly range: ChosenRange;
  readonly onChoose: (range: ChosenRange) => void;
}

/** The heading, the days, and the section that the address names. The overview begins by itself: "is anything wrong?". */
export function SectionView({ offered, onChoose, range, route, server }: SectionViewProps) {
  const now = useThisHour();
  const span = spanOf(range, now);
  const known = lastKnown(offered.loaded);
  const { hasRange, title } = SECTIONS[route.section];
  const picker = hasRange ? <RangePicker range={range} now={now} onChoose={onChoose} /> : null;
  if (route.section === 'overview') return <OverviewSection server={server} offered={offered} span={span} picker={picker} />;
  const settled = settledSpan(span, now);
  const page = known?.pages.find((one) => one === route.page);
  return (
    <div class="section">
      <header class="section__head">
        <Heading key={JSON.stringify(route)} words={page === undefined ? title : pageWords(page)} />
        {picker}
        {hasRange && settled !== null && settled.to < span.to && (
          <p class="explanation">Breakdowns end with {dayWords(settled.to - DAY_MS)}: a day is broken down one hour after it is over in UTC.</p>
        )}
      </header>
      {known === null ? (
        <AnswerView answer={offered}>{() => null}</AnswerView>
      ) : sectionsOffered(known.tables).includes(route.section) ? (
        <Section server={server} offered={known} span={span} settled={settled} route={route} />
      ) : (
        <p class="nothing">{title}: this policy does not let it be counted.</p>
      )}
      {hasRange && <p class="explanation">Without script, with GPC or DNT, nobody is counted. Neither is anybody who asked not to be.</p>}
    </div>
  );
}

function Section({ route, ...props }: SectionProps & { readonly route: Route }) {
  const { offered, server, settled } = props;
  switch (route.section) {
    case 'overview':
      return null;
    case 'pages':
    case 'sources':
    case 'places':
    case 'devices':
      return settled === null ? <NothingYet /> : <Breakdowns server={server} offered={offered} settled={settled} route={{ ...route, section: route.section }} />;
    case 'funnel':
      return <FunnelSection {...props} />;
    case 'vitals':
      return <VitalsSection {...props} />;
    case 'chat-health':
      return <ChatHealthSection {...props} />;
    case 'quality':
      return <QualitySection {...props} />;
    case 'proof':
      return <ProofSection {...props} />;
    case 'read-keys':
      return <ReadKeysSection {...props} />;
  }
}

interface BreakdownsProps extends Omit<PartsProps, 'page'> {
  readonly route: Route & { readonly section: 'pages' | 'sources' | 'places' | 'devices' };
}

/** Sections that show nothing but days that are over. */
function Breakdowns({ route: { page, section }, ...props }: BreakdownsProps) {
  switch (section) {
    case 'pages':
      return page !== null && isPage(page, props.offered.pages) ? <PageSection {...props} page={page} /> : <PagesSection {...props} />;
    case 'sources':
      return <SourcesSection {...props} />;
    case 'places':
      return <PlacesSection {...props} />;
    case 'devices':
      return <DevicesSection {...props} />;
  }
}

/** The server names its pages: nothing else is asked for, whatever stands in the address. */
const isPage = (name: string, pages: readonly string[]): name is PageName => pages.includes(name);
