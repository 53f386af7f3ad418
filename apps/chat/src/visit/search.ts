import type { Mode } from '@visavis/protocol';
import { stay, type VisitStep } from './effect.ts';
import { allowedConnection, mustAgreeToDirect, watchLevelOf } from './session.ts';
import type { CheckState, Session, WaitingState } from './state.ts';

export interface SearchStart {
  readonly session: Session;
  readonly mode: Mode;
  readonly now: number;
}

/** Into the waiting screen; what can be sent now is sent, the rest when the link allows. */
export function startSearch({
  session,
  mode,
  now,
}: SearchStart): VisitStep<WaitingState | CheckState> {
  if (mustAgreeToDirect(session)) return backToCheck(session);
  return ask({
    at: 'waiting',
    session,
    mode,
    since: now,
    avoid: session.recent,
    search: { kind: 'held' },
  });
}

/** Sends a search that is held, when the link is open and the last match or search is over. */
export function ask(state: WaitingState): VisitStep<WaitingState> {
  const { session, mode, avoid, search } = state;
  if (search.kind !== 'held' || session.reach !== 'open' || session.settling) return stay(state);
  return {
    state: { ...state, search: { kind: 'asked' } },
    effects: [{ do: 'find', mode, connection: allowedConnection(session), avoid }],
  };
}

/** Leaves a match; until the server answers, what it says may still be about that match. */
export function leaveMatch(session: Session): VisitStep<Session> {
  return endSeat(session, 'leave');
}

/** Takes a search back, when the server has it. */
export function cancelSearch({ session, search }: WaitingState): VisitStep<Session> {
  if (search.kind === 'held' || search.kind === 'paused') return stay(session);
  return endSeat(session, 'cancel');
}

export function backToCheck(session: Session): VisitStep<CheckState> {
  const { devices } = session;
  if (devices.kind === 'ready' && devices.open.cameraId === '') {
    const failed = { ...session, devices: { kind: 'failed', reason: 'no-camera' } as const };
    return { state: { at: 'check', session: failed }, effects: [{ do: 'stop-devices' }] };
  }
  return { state: { at: 'check', session }, effects: watchLevelOf(session) };
}

function endSeat(session: Session, type: 'cancel' | 'leave'): VisitStep<Session> {
  if (session.reach !== 'open') return stay(session);
  return { state: { ...session, settling: true }, effects: [{ do: 'send', message: { type } }] };
}
