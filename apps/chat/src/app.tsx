import { CallScreen } from './screens/call-screen.tsx';
import { CheckScreen } from './screens/check-screen.tsx';
import { DeclinedScreen } from './screens/declined-screen.tsx';
import { EndedScreen } from './screens/ended-screen.tsx';
import { GateScreen } from './screens/gate-screen.tsx';
import { UnsupportedScreen } from './screens/unsupported-screen.tsx';
import { WaitingScreen } from './screens/waiting-screen.tsx';
import type { Actions, View } from './view.ts';

/** The screen of the moment. */
export function App({ view, actions }: { readonly view: View; readonly actions: Actions }) {
  switch (view.screen) {
    case 'unsupported':
      return <UnsupportedScreen view={view} />;
    case 'gate':
      return <GateScreen view={view} actions={actions} />;
    case 'declined':
      return <DeclinedScreen />;
    case 'check':
      return <CheckScreen view={view} actions={actions} />;
    case 'waiting':
      return <WaitingScreen view={view} actions={actions} />;
    case 'call':
      return <CallScreen view={view} actions={actions} />;
    case 'ended':
      return <EndedScreen view={view} actions={actions} />;
  }
}
