import './dashboard-screen.css';
import './corner.css';
import { useSignal } from '@preact/signals';
import { Button } from '@visavis/ui/button';
import type { AdminServer } from '../admin-server.ts';
import { lastKnown } from '../counts/loaded.ts';
import type { ChosenRange } from '../counts/span.ts';
import { SessionEnd, useAnswer } from '../counts/use-answer.ts';
import { Page } from '../page.tsx';
import { problemWords } from '../problem.ts';
import { Navigation } from './navigation.tsx';
import { SectionView } from './section-view.tsx';
import { useRoute } from './use-route.ts';

interface DashboardScreenProps {
  readonly server: AdminServer;
  readonly email: string;
  /** Called when the owner is signed out, with why when it was not asked for. */
  readonly onLeave: (notice: string | null) => void;
}

export function DashboardScreen({ server, email, onLeave }: DashboardScreenProps) {
  const onSessionEnd = () => onLeave(problemWords({ reason: 'unauthorized', retryAfterSeconds: 0 }));
  return (
    <SessionEnd.Provider value={onSessionEnd}>
      <Dashboard server={server} email={email} onLeave={onLeave} />
    </SessionEnd.Provider>
  );
}

function Dashboard({ server, email, onLeave }: DashboardScreenProps) {
  const route = useRoute();
  const offered = useAnswer(() => server.offered(), '');
  // In memory alone: which days somebody looked at is nobody's business after they left.
  const range = useSignal<ChosenRange | null>(null);
  const notSignedOut = useSignal<string | null>(null);

  async function signOut(): Promise<void> {
    const answer = await server.signOut();
    if (answer.ok) onLeave(null);
    else notSignedOut.value = problemWords(answer.problem);
  }

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
      footnote="These are counts. Who visited and who met whom is not kept anywhere; what was said only where somebody sent it with a report."
    >
      <div class="dashboard">
        <Navigation offered={lastKnown(offered.loaded)} route={route} />
        <div class="dashboard__section">
          <div role="alert">{notSignedOut.value !== null && <p class="notice notice--danger">{notSignedOut.value}</p>}</div>
          <SectionView
            server={server}
            offered={offered}
            route={route}
            range={range.value}
            onChoose={(next) => {
              range.value = next;
            }}
          />
        </div>
      </div>
    </Page>
  );
}
