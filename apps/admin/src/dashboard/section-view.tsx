import './section-view.css';
import { useRef } from 'preact/hooks';
import type { AdminServer } from '../admin-server.ts';
import { ChatHealthSection } from '../chat-health/chat-health-section.tsx';
import { AnswerView } from '../counts/answer-view.tsx';
import type { Offered, PageName } from '../counts/answers.ts';
import { lastKnown } from '../counts/loaded.ts';
import { NotCounted } from '../counts/not-counted.tsx';
import { NothingYet } from '../counts/nothing-yet.tsx';
import { Nothing } from '../counts/nothing.tsx';
import { pageWords } from '../counts/page-words.ts';
import { RangePicker } from '../counts/range-picker.tsx';
import { dayWords } from '../counts/range-words.ts';
import type { PartsProps, SectionProps } from '../counts/section-props.ts';
import { type ChosenRange, DAY_MS, firstRange, settledSpan, spanOf } from '../counts/span.ts';
import { UncountedNote } from '../counts/uncounted-note.tsx';
import type { Asked } from '../counts/use-answer.ts';
import { DevicesSection } from '../devices/devices-section.tsx';
import { FunnelSection } from '../funnel/funnel-section.tsx';
import { OverviewSection } from '../overview/overview-section.tsx';
import { Heading } from '../page.tsx';
import { PageSection } from '../pages/page-section.tsx';
import { PagesSection } from '../pages/pages-section.tsx';
import { PlacesSection } from '../places/places-section.tsx';
import { ProofSection } from '../proof/proof-section.tsx';
import { QualitySection } from '../quality/quality-section.tsx';
import { ReadKeysSection } from '../read-keys/read-keys-section.tsx';
import { SourcesSection } from '../sources/sources-section.tsx';
import { VitalsSection } from '../vitals/vitals-section.tsx';
import { type Route, SECTIONS, sectionsOffered } from './section-name.ts';
import { useThisHour } from './use-this-hour.ts';

interface SectionViewProps {
  readonly server: AdminServer;
  readonly offered: Asked<Offered>;
  readonly route: Route;
  /** `null`: nobody chose any yet. */
  readonly range: ChosenRange | null;
  readonly onChoose: (range: ChosenRange) => void;
}

const TODAY: ChosenRange = { name: 'today' };

/** The heading, the days, and the section that the address names. The overview begins by itself: "is anything wrong?". */
export function SectionView({ offered, onChoose, range, route, server }: SectionViewProps) {
  const now = useThisHour();
  const known = lastKnown(offered.loaded);
  const first = useRef<ChosenRange | null>(null);
  // Kept, so that the days do not move by themselves when the first numbers come.
  if (known !== null) first.current ??= firstRange(known.countedSince, now);
  const chosen = range ?? first.current ?? TODAY;
  const span = spanOf(chosen, now);
  const { hasRange, title } = SECTIONS[route.section];
  const picker = hasRange && known !== null ? <RangePicker range={chosen} now={now} countedSince={known.countedSince} onChoose={onChoose} /> : null;
  if (route.section === 'overview') return <OverviewSection server={server} offered={offered} span={span} picker={picker} />;
  const settled = settledSpan(span, now, known?.countedSince ?? null);
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
      ) : hasRange && known.countedSince !== null && known.countedSince >= span.to ? (
        <NotCounted countedSince={known.countedSince} />
      ) : sectionsOffered(known.tables).includes(route.section) ? (
        <Section server={server} offered={known} span={span} settled={settled} route={route} />
      ) : (
        <Nothing>{title}: this policy does not let it be counted.</Nothing>
      )}
      {hasRange && <UncountedNote withMatches={route.section === 'chat-health'} />}
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
