import type { CallView, CheckView, View, WaitingView } from '../view.ts';
import { guardViewOf } from './guard-state.ts';
import { needsRelay } from './relay.ts';
import { allowedConnection, evidenceKeyOf, lastPartner, mayGoDirect, mustAgreeToDirect, ownDevicesOf, statedWishes, streamFor, wishKindsOf } from './session.ts';
import type { CallState, CheckState, Session, VisitState, WaitingState } from './state.ts';

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
    case 'call':
      return viewOfCall(state);
    case 'ended': {
      const { mode, reason, report, reported, wasDirect, lines, session } = state;
      return {
        screen: 'ended',
        mode,
        reason,
        self: streamFor(mode, session),
        report,
        reported,
        wasDirect,
        lines,
        canProve: evidenceKeyOf(state) !== null,
        canBlock: reason !== 'refused' && lastPartner(session) !== null,
      };
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
    relay: needsRelay(session) ? session.relay.kind : 'not-needed',
    guard: guardOf(session),
    wishKinds: wishKindsOf(session),
    wishes: session.wishes,
  };
}

function devicesOf({ devices }: Session): CheckView['devices'] {
  if (devices.kind !== 'ready') return devices;
  return { kind: 'ready', ...devices.open, level: devices.level };
}

const guardOf = ({ rules, guard }: Session): CheckView['guard'] => rules.guard && { on: guard.on, maySwitch: rules.guard.maySwitch };

function viewOfWaiting({ mode, session, after, since, meetsAgain, search }: WaitingState): WaitingView {
  const told = search.kind === 'taken' ? search.told : null;
  const { wishes: weight, ...lists } = statedWishes(session);
  return {
    screen: 'waiting',
    mode,
    after,
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

function viewOfCall(state: CallState): CallView {
  const { session, seat, connection, phase, recovery, partner, partnerDevices, partnerTyping } = state;
  const guard = guardOf(session);
  return {
    screen: 'call',
    mode: seat.mode,
    connection,
    phase,
    recovery,
    reach: session.reach,
    partnerAway: state.partnerAway,
    self: streamFor(seat.mode, session),
    partner,
    partnerDevices,
    microphoneOn: session.microphoneOn,
    cameraOn: session.cameraOn,
    ownDevices: ownDevicesOf(session),
    verification: state.verification,
    quality: state.quality,
    direct: mayGoDirect(state) ? state.direct : null,
    guard: guard && { ...guard, partner: guardViewOf(session, state.partnerGuard), own: guardViewOf(session, session.guard.own) },
    partnerTyping,
    textOpen: state.textOpen,
    canText: state.takesTexts,
    shared: state.shared,
    lines: state.lines,
    report: state.report,
    canProve: evidenceKeyOf(state) !== null,
  };
}
