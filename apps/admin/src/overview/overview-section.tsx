import './overview-section.css';
import { LiveRegion } from '@visavis/ui/live-region';
import type { ComponentChildren } from 'preact';
import { useContext, useEffect } from 'preact/hooks';
import type { AdminServer } from '../admin-server.ts';
import { AnswerView } from '../counts/answer-view.tsx';
import type { Offered, Span } from '../counts/answers.ts';
import { lastKnown } from '../counts/loaded.ts';
import { UncountedNote } from '../counts/uncounted-note.tsx';
import { type Asked, SessionEnd } from '../counts/use-answer.ts';
import { VerdictLine } from '../counts/verdict-line.tsx';
import { Heading } from '../page.tsx';
import { FigureTables } from './figure-tables.tsx';
import { useFeed } from './polling.ts';
import { TotalsPart } from './totals-part.tsx';
import { verdictOn } from './verdict.ts';

interface OverviewSectionProps {
  readonly server: Pick<AdminServer, 'overview' | 'totals'>;
  readonly offered: Asked<Offered>;
  readonly span: Span;
  /** Chooses the days of the totals; what happens now needs none. */
  readonly picker: ComponentChildren;
}

/** First "is anything wrong?" and what happens now, then the chosen days. */
export function OverviewSection({ offered, picker, server, span }: OverviewSectionProps) {
  const feed = useFeed(server.overview);
  const known = lastKnown(offered.loaded);
  const onSessionEnd = useContext(SessionEnd);
  const isOut = feed.kind === 'signed-out';
  useEffect(() => {
    if (isOut) onSessionEnd();
  }, [isOut]);
  if (isOut) return null;
  const { more, tone, words } = verdictOn(feed);

  return (
    <div class="overview">
      <VerdictLine tone={tone} more={more}>
        <Heading words={words} />
      </VerdictLine>
      {/* The heading changes in silence; what it says is announced once per change. */}
      <LiveRegion words={`${words}. ${more}`} />
      {(feed.kind === 'fresh' || feed.kind === 'stale') && <FigureTables figures={feed.figures} isStale={feed.kind === 'stale'} />}
      <section class="overview__days" aria-labelledby="chosen-days">
        <h2 id="chosen-days">Over time</h2>
        {picker}
        {known === null ? <AnswerView answer={offered}>{() => null}</AnswerView> : <TotalsPart server={server} offered={known} span={span} />}
        <UncountedNote withMatches={known?.tables.includes('chat') ?? false} />
      </section>
    </div>
  );
}
