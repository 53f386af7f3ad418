import type * as calls from './calls.ts';
import { ChangeNotice, type ChangeNoticeProps } from './screens/change-notice.tsx';
import { CheckScreen } from './screens/check-screen.tsx';
import { ClosedScreen } from './screens/closed-screen.tsx';
import { DeclinedScreen } from './screens/declined-screen.tsx';
import { GateScreen } from './screens/gate-screen.tsx';
import { UnsupportedScreen } from './screens/unsupported-screen.tsx';
import type { Actions, View } from './view.ts';

/** The screens that come after the gate, in a file of their own. */
export type CallScreens = Pick<typeof calls, 'CallScreen' | 'EndedScreen' | 'WaitingScreen' | 'WishesPanel'>;

export interface AppProps extends ChangeNoticeProps {
  readonly view: View;
  readonly actions: Actions;
  /** Null until they have loaded; no search begins before. */
  readonly screens: CallScreens | null;
}

/** The screen of the moment; a notice stands above it wherever nobody waits or talks. */
export function App({ view, actions, screens, notices, onRead }: AppProps) {
  return (
    <>
      {(view.screen === 'check' || view.screen === 'ended') && <ChangeNotice notices={notices} onRead={onRead} />}
      <Screen view={view} actions={actions} screens={screens} />
    </>
  );
}

function Screen({ view, actions, screens }: Pick<AppProps, 'view' | 'actions' | 'screens'>) {
  switch (view.screen) {
    case 'unsupported':
      return <UnsupportedScreen view={view} />;
    case 'gate':
      return <GateScreen view={view} actions={actions} />;
    case 'declined':
      return <DeclinedScreen />;
    case 'closed':
      return <ClosedScreen view={view} actions={actions} />;
    case 'check':
      return (
        <CheckScreen view={view} actions={actions}>
          {screens && <screens.WishesPanel view={view} actions={actions} />}
        </CheckScreen>
      );
    case 'waiting':
      return screens && <screens.WaitingScreen view={view} actions={actions} />;
    case 'call':
      return screens && <screens.CallScreen view={view} actions={actions} />;
    case 'ended':
      return screens && <screens.EndedScreen view={view} actions={actions} />;
    case 'gone':
      return null;
  }
}
