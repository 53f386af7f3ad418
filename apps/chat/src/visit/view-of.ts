import type { CheckView, View, WaitingView } from '../view.ts';
import { allowedConnection, mustAgreeToDirect, streamFor } from './session.ts';
import type { CheckState, Session, VisitState, WaitingState } from './state.ts';

/** What the screens may know of a visit. */
export function viewOf(state: VisitState): View {
  switch (state.at) {
    case 'gate':
    case 'declined':
    case 'gone':
      return { screen: state.at };
    case 'check':
      return viewOfCheck(state);
    case 'waiting':
      return viewOfWaiting(state);
    case 'call': {
      const { session, seat, phase, partner, partnerDevices, textOpen, lines, report } = state;
      return {
        screen: 'call',
        mode: seat.mode,
        connection: seat.connection,
        phase,
        reach: session.reach,
        self: streamFor(seat.mode, session),
        partner,
        partnerDevices,
        microphoneOn: session.microphoneOn,
        cameraOn: session.cameraOn,
        textOpen,
        lines,
        report,
      };
    }
    case 'ended': {
      const { mode, reason, report, session } = state;
      return { screen: 'ended', mode, reason, self: streamFor(mode, session), report };
    }
  }
}

function viewOfCheck({ session }: CheckState): CheckView {
  return {
    screen: 'check',
    devices: devicesOf(session),
    reach: session.reach,
    policy: session.policy,
    offered: session.offered,
    connection: allowedConnection(session),
    mustAgreeToDirect: mustAgreeToDirect(session),
  };
}

function devicesOf({ devices }: Session): CheckView['devices'] {
  if (devices.kind !== 'ready') return devices;
  return { kind: 'ready', ...devices.open, level: devices.level };
}

function viewOfWaiting({ mode, session, since, search }: WaitingState): WaitingView {
  const company =
    search.kind === 'taken'
      ? { online: search.online, others: search.others, avoided: search.avoided }
      : null;
  return {
    screen: 'waiting',
    mode,
    self: streamFor(mode, session),
    reach: session.reach,
    company,
    since,
  };
}
