import './overview.css';
import { useSignal } from '@preact/signals';
import { Button } from '@visavis/ui/button';
import { LiveRegion } from '@visavis/ui/live-region';
import { Mark } from '@visavis/ui/mark';
import { useEffect } from 'preact/hooks';
import type { AdminServer } from '../admin-server.ts';
import { Heading, Page } from '../page.tsx';
import { problemWords } from '../problem.ts';
import { FigureTables } from './figure-tables.tsx';
import { useFeed } from './polling.ts';
import { type Verdict, verdictOn } from './verdict.ts';

interface OverviewScreenProps {
  readonly server: Pick<AdminServer, 'overview' | 'signOut'>;
  readonly email: string;
  /** Called when the owner is signed out, with why when it was not asked for. */
  readonly onLeave: (notice: string | null) => void;
}

export function OverviewScreen({ server, email, onLeave }: OverviewScreenProps) {
  const feed = useFeed(server.overview);
  const notSignedOut = useSignal<string | null>(null);
  const isOut = feed.kind === 'signed-out';

  useEffect(() => {
    if (isOut) onLeave(problemWords({ reason: 'unauthorized', retryAfterSeconds: 0 }));
  }, [isOut]);
  if (isOut) return null;

  async function signOut(): Promise<void> {
    const answer = await server.signOut();
    if (answer.ok) onLeave(null);
    else notSignedOut.value = problemWords(answer.problem);
  }

  const verdict = verdictOn(feed);
  return (
    <Page
      corner={
        <div class="corner">
          <span class="corner__who">{email}</span>
          <Button kind="quiet" icon="leave" onClick={() => void signOut()}>
            Sign out
          </Button>
        </div>
      }
      footnote="These are counts. Who visited, who met whom and what was said is not kept anywhere."
    >
      <div class="overview">
        <div role="alert">{notSignedOut.value !== null && <p class="notice notice--danger">{notSignedOut.value}</p>}</div>
        <VerdictLine verdict={verdict} />
        {(feed.kind === 'fresh' || feed.kind === 'stale') && (
          <FigureTables figures={feed.figures} isStale={feed.kind === 'stale'} />
        )}
      </div>
    </Page>
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
