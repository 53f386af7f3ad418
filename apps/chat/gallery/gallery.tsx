import '@visavis/ui/tokens.css';
import '@visavis/ui/base.css';
import { signal } from '@preact/signals';
import { render } from 'preact';
import { CallScreen } from '../src/screens/call-screen.tsx';
import { CheckScreen } from '../src/screens/check-screen.tsx';
import { DeclinedScreen } from '../src/screens/declined-screen.tsx';
import { EndedScreen } from '../src/screens/ended-screen.tsx';
import { GateScreen } from '../src/screens/gate-screen.tsx';
import { UnsupportedScreen } from '../src/screens/unsupported-screen.tsx';
import { WaitingScreen } from '../src/screens/waiting-screen.tsx';
import type { Actions, CallView, View } from '../src/view.ts';
import { VIEWS } from './views.ts';

const name = new URLSearchParams(location.search).get('state');
const open = name === null ? undefined : VIEWS[name];
const view = signal(open?.() ?? null);

function Gallery() {
  if (view.value !== null) return <Screen view={view.value} />;
  return (
    <ul>
      {Object.keys(VIEWS).map((key) => (
        <li key={key}>
          <a href={`?state=${key}`}>{key}</a>
        </li>
      ))}
    </ul>
  );
}

function Screen({ view: shown }: { readonly view: View }) {
  switch (shown.screen) {
    case 'unsupported':
      return <UnsupportedScreen view={shown} />;
    case 'gate':
      return <GateScreen view={shown} actions={actions} />;
    case 'declined':
      return <DeclinedScreen />;
    case 'check':
      return <CheckScreen view={shown} actions={actions} />;
    case 'waiting':
      return <WaitingScreen view={shown} actions={actions} />;
    case 'call':
      return <CallScreen view={shown} actions={actions} />;
    case 'ended':
      return <EndedScreen view={shown} actions={actions} />;
  }
}

function changeCall(change: (call: CallView) => Partial<CallView>): void {
  const shown = view.value;
  if (shown?.screen === 'call') view.value = { ...shown, ...change(shown) };
}

function changeReport(report: CallView['report']): void {
  const shown = view.value;
  if (shown?.screen === 'call' || shown?.screen === 'ended') view.value = { ...shown, report };
}

const nothing = () => {};

/** What moves within a screen works here; what leaves it does nothing. */
const actions: Actions = {
  acceptGate: nothing,
  declineGate: nothing,
  openDevices: nothing,
  chooseCamera: nothing,
  chooseMicrophone: nothing,
  allowConnection(connection) {
    const shown = view.value;
    if (shown?.screen !== 'check') return;
    const agreed = connection === 'direct' || shown.offered?.includes('shielded') === true;
    view.value = { ...shown, connection, mustAgreeToDirect: !agreed };
  },
  find: nothing,
  cancel: nothing,
  meetAgain: nothing,
  next: nothing,
  leave: nothing,
  toggleMicrophone: () => changeCall((call) => ({ microphoneOn: !call.microphoneOn })),
  toggleCamera: () => changeCall((call) => ({ cameraOn: !call.cameraOn })),
  toggleText: () => changeCall((call) => ({ textOpen: !call.textOpen })),
  sendText: (text) =>
    changeCall(({ lines }) => ({ lines: [...lines, { id: lines.length + 1, from: 'me', text }] })),
  openReport: () => changeReport('open'),
  closeReport: () => changeReport('closed'),
  sendReport: () => changeReport('sent'),
  retryLink: nothing,
};

const root = document.querySelector('#app');
if (root !== null) render(<Gallery />, root);
