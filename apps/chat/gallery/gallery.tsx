import '@visavis/ui/tokens.css';
import '@visavis/ui/base.css';
import { signal } from '@preact/signals';
import { render } from 'preact';
import { App } from '../src/app.tsx';
import * as screens from '../src/calls.ts';
import type { Actions, CallView } from '../src/view.ts';
import { NOTICES, VIEWS } from './views.ts';

const asked = new URLSearchParams(location.search);
const view = signal(VIEWS[asked.get('state') ?? '']?.() ?? null);
const notices = signal(NOTICES[asked.get('notice') ?? ''] ?? []);

function Gallery() {
  if (view.value !== null) {
    return <App view={view.value} actions={actions} screens={screens} notices={notices.value} onRead={() => (notices.value = [])} />;
  }
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

function changeCall(change: (call: CallView) => Partial<CallView>): void {
  const shown = view.value;
  if (shown?.screen === 'call') view.value = { ...shown, ...change(shown) };
}

function changeReport(report: CallView['report']): void {
  const shown = view.value;
  if (shown?.screen === 'call' || shown?.screen === 'ended') view.value = { ...shown, report };
}

const nothing = () => {};
const MINE = { from: 'me', delivered: true, filtered: false } as const;

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
  setWishes(wishes) {
    const shown = view.value;
    if (shown?.screen === 'check') view.value = { ...shown, wishes };
  },
  checkRelay: nothing,
  switchGuard(on) {
    changeCall(({ guard }) => ({ guard: guard && { ...guard, on, partner: on ? 'checking' : 'off', own: on ? 'clear' : 'off' } }));
    const shown = view.value;
    if (shown?.screen === 'check' && shown.guard !== null) view.value = { ...shown, guard: { ...shown.guard, on } };
  },
  panic: nothing,
  block: nothing,
  reportMinor: nothing,
  setTyping: nothing,
  agreeToDirect: (mine) => changeCall(({ direct }) => ({ direct: direct && { ...direct, mine } })),
  verifyAgain: () => changeCall(() => ({ verification: { kind: 'waiting' } })),
  find: nothing,
  cancel: nothing,
  meetAgain: nothing,
  next: nothing,
  leave: nothing,
  toggleMicrophone: () => changeCall((call) => ({ microphoneOn: !call.microphoneOn })),
  toggleCamera: () => changeCall((call) => ({ cameraOn: !call.cameraOn })),
  toggleText: () => changeCall((call) => ({ textOpen: !call.textOpen })),
  sendText: (text) =>
    changeCall(({ lines }) => ({ lines: [...lines, { ...MINE, id: lines.length + 1, sequence: lines.length + 1, text }] })),
  openReport: () => changeReport('open'),
  closeReport: () => changeReport('closed'),
  sendReport: () => changeReport('sent'),
  retryLink: nothing,
  reload: nothing,
};

document.dir = asked.get('dir') === 'rtl' ? 'rtl' : 'ltr';
const root = document.querySelector('#app');
if (root !== null) render(<Gallery />, root);
