import { CallScreen } from './screens/call-screen.tsx';
import { ChangeNotice, type ChangeNoticeProps } from './screens/change-notice.tsx';
import { CheckScreen } from './screens/check-screen.tsx';
import { DeclinedScreen } from './screens/declined-screen.tsx';
import { EndedScreen } from './screens/ended-screen.tsx';
import { GateScreen } from './screens/gate-screen.tsx';
import { UnsupportedScreen } from './screens/unsupported-screen.tsx';
import { WaitingScreen } from './screens/waiting-screen.tsx';
import type { Actions, View } from './view.ts';

export interface AppProps extends ChangeNoticeProps {
  readonly view: View;
  readonly actions: Actions;
}

/** The screen of the moment; a notice stands above it wherever nobody waits or talks. */
export function App({ view, actions, notices, onRead }: AppProps) {
  return (
    <>
      {(view.screen === 'check' || view.screen === 'ended') && <ChangeNotice notices={notices} onRead={onRead} />}
      <Screen view={view} actions={actions} />
    </>
  );
}

function Screen({ view, actions }: Pick<AppProps, 'view' | 'actions'>) {
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
    case 'gone':
      return null;
  }
}
