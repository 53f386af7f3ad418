import type { CheckView, View, WaitingView } from '../view.ts';
import { allowedConnection, mustAgreeToDirect, statedWishes, streamFor, wishKindsOf } from './session.ts';
import type { CheckState, Session, VisitState, WaitingState } from './state.ts';

/** What the screens may know of a visit. */
export function viewOf(state: VisitState): View {
  switch (state.at) {
    case 'gate':
    case 'declined':
    case 'gone':
      return { screen: state.at };
    case 'closed':
      return { screen: 'closed', reason: state.reason };
    case 'check':
      return viewOfCheck(state);
    case 'waiting':
      return viewOfWaiting(state);
    case 'call': {
      const { session, seat, phase, partner, partnerDevices, textOpen, shared, lines, report } = state;
      return {
        screen: 'call',
        mode: seat.mode,
        connection: seat.connection,
        phase,
        reach: session.reach,
        partnerAway: state.partnerAway,
        self: streamFor(seat.mode, session),
        partner,
        partnerDevices,
        microphoneOn: session.microphoneOn,
        cameraOn: session.cameraOn,
        textOpen,
        shared,
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
    policy: session.rules.connection,
    offered: session.offered,
    connection: allowedConnection(session),
    mustAgreeToDirect: mustAgreeToDirect(session),
    calls: session.calls,
    wishKinds: wishKindsOf(session),
    wishes: session.wishes,
  };
}

function devicesOf({ devices }: Session): CheckView['devices'] {
  if (devices.kind !== 'ready') return devices;
  return { kind: 'ready', ...devices.open, level: devices.level };
}

function viewOfWaiting({ mode, session, since, meetsAgain, search }: WaitingState): WaitingView {
  const told = search.kind === 'taken' ? search.told : null;
  const { wishes: weight, ...lists } = statedWishes(session);
  return {
    screen: 'waiting',
    mode,
    self: streamFor(mode, session),
    reach: session.reach,
    company: told?.company ?? null,
    usual: told?.usual ?? null,
    // Who lost a partner through no fault of theirs has waited since before.
    since: Math.min(since, told?.begins ?? since),
    begins: told?.begins ?? null,
    cools: told?.cools ?? false,
    wishes: { ...lists, weight },
    meetsAgain,
    standstill: search.kind === 'paused' ? 'asks-again' : search.kind === 'taken' && search.isStalled ? 'keeps-place' : 'none',
    puzzle: search.kind === 'puzzled' ? search.puzzle : 'none',
  };
}
