import '@visavis/ui/tokens.css';
import '@visavis/ui/base.css';
import { ageGate, blockList, deviceStorage, noticeBoard } from '@visavis/consent';
import { loadPart } from '@visavis/integrity/load-part';
import { signal } from '@preact/signals';
import { render } from 'preact';
import { App, type CallScreens } from './app.tsx';
import { browserWorld } from './browser-world.ts';
import { unsupportedReason } from './browser-support.ts';
import { createNotices } from './notices.ts';
import { UnsupportedScreen } from './screens/unsupported-screen.tsx';
import { SERVICE } from './service.ts';
import { today } from './today.ts';
import { createVisit } from './visit/visit.ts';

const root = document.getElementById('app');
if (root === null) throw new Error('index.html has no #app');

const unsupported = unsupportedReason(window);
if (unsupported === null) start(root);
else render(<UnsupportedScreen view={{ screen: 'unsupported', reason: unsupported }} />, root);

function start(at: HTMLElement): void {
  const storage = deviceStorage();
  const notices = createNotices(ageGate(storage), noticeBoard({ storage, versions: SERVICE.versions, today }));
  const screens = signal<CallScreens | null>(null);
  const loadCalls = async () => {
    const { CallScreen, EndedScreen, machinery, WaitingScreen, WishesPanel } = await loadPart('calls', () => import('./calls.ts'));
    screens.value = { CallScreen, EndedScreen, WaitingScreen, WishesPanel };
    return machinery;
  };
  const visit = createVisit(browserWorld({ gate: notices.gate, blocked: blockList(storage), loadCalls }));
  // A component that reads the signal draws itself again when it changes.
  const Current = () => (
    <App
      view={visit.view.value}
      actions={visit.actions}
      screens={screens.value}
      notices={notices.due.value}
      onRead={notices.acknowledge}
    />
  );
  render(<Current />, at);
  addEventListener('pagehide', visit.handlePageHide);
  addEventListener('online', visit.handleOnline);
  document.addEventListener('visibilitychange', () => visit.handleVisibility(document.hidden));
  // A page that comes back from the browser's memory has left its call: it begins again.
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) location.reload();
  });
}
