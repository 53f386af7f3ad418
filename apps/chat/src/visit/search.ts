import { filterOf } from '@visavis/matchmaking/avoid-list';
import type { Mode } from '@visavis/protocol';
import { stay, type VisitStep } from './effect.ts';
import { allowedConnection, mustAgreeToDirect, statedWishes, watchLevelOf, withoutOldPartners } from './session.ts';
import type { CheckState, Search, Session, WaitingState } from './state.ts';

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
  return ask({ at: 'waiting', session, mode, since: now, meetsAgain: false, search: { kind: 'held' } }, now);
}

/** Sends a search that is held, when the link is open and the last match or search is over. */
export function ask(state: WaitingState, now: number): VisitStep<WaitingState> {
  const { mode, meetsAgain, search } = state;
  const session = withoutOldPartners(state.session, now);
  if (search.kind !== 'held' || session.reach !== 'open' || session.settling) return stay({ ...state, session });
  const avoid = filterOf(session.avoid, { now, withRecent: !meetsAgain });
  const terms = { mode, connection: allowedConnection(session), avoid, ...statedWishes(session) };
  return { state: { ...state, session, search: { kind: 'asked' } }, effects: [{ do: 'find', terms }] };
}

/** Asks for the place that a broken connection held in the queue [R7]. */
export function claimPlace(state: WaitingState, generation: number): VisitStep<WaitingState> {
  const { session, mode } = state;
  if (session.nonce === null || session.reach !== 'open') return stay(state);
  const claim = { type: 'resume', mode, generation } as const;
  return {
    state: { ...state, search: { kind: 'claimed', generation } },
    effects: [{ do: 'claim', nonce: session.nonce, claim }],
  };
}

/** Leaves a match; until the server answers, what it says may still be about that match. */
export function leaveMatch(session: Session): VisitStep<Session> {
  return endSeat(session, 'leave');
}

/** Takes a search back, when the server has it. */
export function cancelSearch({ session, search }: WaitingState): VisitStep<Session> {
  return AT_THE_SERVER.has(search.kind) ? endSeat(session, 'cancel') : stay(session);
}

const AT_THE_SERVER: ReadonlySet<Search['kind']> = new Set(['asked', 'taken', 'claimed']);

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
