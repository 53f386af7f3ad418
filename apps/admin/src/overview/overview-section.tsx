import './overview.css';
import { LiveRegion } from '@visavis/ui/live-region';
import { Mark } from '@visavis/ui/mark';
import type { ComponentChildren } from 'preact';
import { useContext, useEffect } from 'preact/hooks';
import type { AdminServer } from '../admin-server.ts';
import { AnswerView } from '../counts/answer-view.tsx';
import type { Offered, Span } from '../counts/answers.ts';
import { lastKnown } from '../counts/loaded.ts';
import { type Asked, SessionEnd } from '../counts/use-answer.ts';
import { Heading } from '../page.tsx';
import { FigureTables } from './figure-tables.tsx';
import { useFeed } from './polling.ts';
import { TotalsPart } from './totals-part.tsx';
import { type Verdict, verdictOn } from './verdict.ts';

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

  return (
    <div class="overview">
      <VerdictLine verdict={verdictOn(feed)} />
      {(feed.kind === 'fresh' || feed.kind === 'stale') && <FigureTables figures={feed.figures} isStale={feed.kind === 'stale'} />}
      <section class="overview__days" aria-labelledby="chosen-days">
        <h2 id="chosen-days">Over time</h2>
        {picker}
        {known === null ? <AnswerView answer={offered}>{() => null}</AnswerView> : <TotalsPart server={server} offered={known} span={span} />}
        <p class="explanation">Without script, with GPC or DNT, nobody is counted. Neither is anybody who asked not to be.</p>
      </section>
    </div>
  );
}

const POSES = { unknown: 'apart', good: 'together', attention: 'together', broken: 'apart' } as const;

function VerdictLine({ verdict: { tone, words, more } }: { readonly verdict: Verdict }) {
  return (
    <section class={`verdict verdict--${tone}`}>
      <Mark pose={POSES[tone]} />
      <div>
        <Heading words={words} />
        <p class="verdict__more">{more}</p>
      </div>
      {/* The heading changes in silence; what it says is announced once per change. */}
      <LiveRegion words={`${words}. ${more}`} />
    </section>
  );
}
