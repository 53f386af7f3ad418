import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { AdminServer } from './admin-server.ts';
import { DashboardScreen } from './dashboard/dashboard-screen.tsx';
import type { Place } from './place.ts';
import { type Problem, problemWords } from './problem.ts';
import { SetUpScreen } from './set-up/set-up-screen.tsx';
import { SignInScreen } from './sign-in/sign-in-screen.tsx';
import { StartingScreen, UnreachableScreen } from './starting-screen.tsx';

type Screen =
  | { readonly kind: 'starting' }
  | { readonly kind: 'unreachable'; readonly problem: Problem }
  | { readonly kind: 'set-up'; readonly token: string }
  | { readonly kind: 'sign-in'; readonly notice: string | null }
  | { readonly kind: 'dashboard'; readonly email: string };

interface AppProps {
  readonly server: AdminServer;
  readonly place: Place;
}

export function App({ server, place }: AppProps) {
  const screen = useSignal<Screen>(place.kind === 'set-up' ? place : { kind: 'starting' });

  async function enter(): Promise<void> {
    const me = await server.whoAmI();
    if (me.ok) screen.value = { kind: 'dashboard', email: me.value.email };
    else if (me.problem.reason === 'unauthorized') screen.value = { kind: 'sign-in', notice: null };
    else screen.value = { kind: 'unreachable', problem: me.problem };
  }

  useEffect(() => {
    if (place.kind === 'dashboard') void enter();
  }, []);

  switch (screen.value.kind) {
    case 'starting':
      return <StartingScreen />;
    case 'unreachable':
      return <UnreachableScreen words={problemWords(screen.value.problem)} onRetry={enter} />;
    case 'set-up':
      return <SetUpScreen server={server} token={screen.value.token} onDone={enter} />;
    case 'sign-in':
      return <SignInScreen server={server} notice={screen.value.notice} onDone={enter} />;
    case 'dashboard':
      return (
        <DashboardScreen
          server={server}
          email={screen.value.email}
          onLeave={(notice) => {
            screen.value = { kind: 'sign-in', notice };
          }}
        />
      );
  }
}
