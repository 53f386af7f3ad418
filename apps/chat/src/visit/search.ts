import { filterOf } from '@visavis/matchmaking/avoid-list';
import type { Mode } from '@visavis/protocol';
import type { OpenDevices } from '@visavis/rtc';
import { stay, type VisitEffect, type VisitStep } from './effect.ts';
import { allowedConnection, mustAgreeToDirect, statedWishes, watchLevelOf, withoutOldPartners } from './session.ts';
import type { CheckState, Search, Session, WaitingState } from './state.ts';

export interface SearchStart {
  readonly session: Session;
  readonly mode: Mode;
  readonly now: number;
  /** Why it begins by itself. */
  readonly after?: WaitingState['after'];
}

/** Into the waiting screen; what can be sent now is sent, the rest when the link allows. */
export function startSearch({
  session,
  mode,
  now,
  after = null,
}: SearchStart): VisitStep<WaitingState | CheckState> {
  if (mustAgreeToDirect(session)) return backToCheck(session);
  // After a panic there is no camera to search with: it is asked for anew.
  if (mode === 'video' && session.devices.kind !== 'ready') return backToCheck(session);
  const search = ask({ at: 'waiting', session, mode, after, since: now, meetsAgain: false, search: { kind: 'held' } }, now);
  return { state: search.state, effects: [...warmUp(session, now), ...search.effects] };
}

/** Credentials of the last search serve for the next connection: it is ready before the server has answered. */
function warmUp(session: Session, now: number): readonly VisitEffect[] {
  const ttl = (session.iceUntil - now) / 1_000;
  return ttl > 0 ? [{ do: 'prepare-spare', connection: allowedConnection(session), ttl }] : [];
}

/** Sends a search that is held, when the link is open and the last match or search is over. */
export function ask(state: WaitingState, now: number): VisitStep<WaitingState> {
  const { mode, meetsAgain, search } = state;
  const session = withoutOldPartners(state.session, now);
  if (search.kind !== 'held' || session.reach !== 'open' || session.settling) return stay({ ...state, session });
  const avoid = filterOf(session.avoid, { now, withRecent: !meetsAgain });
  const terms = { mode, connection: allowedConnection(session), avoid, ...statedWishes(session) };
  return { state: { ...state, session, search: { kind: 'asked' } }, effects: [{ do: 'find', terms, signs: session.signs }] };
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
  if (devices.kind === 'ready' && hasNoDevice(devices.open)) {
    const failed = { ...session, devices: { kind: 'failed', reason: 'no-camera' } as const };
    return { state: { at: 'check', session: failed }, effects: [{ do: 'stop-devices' }] };
  }
  return { state: { at: 'check', session }, effects: watchLevelOf(session) };
}

/** Sound alone is a way to talk, and so is a picture alone. */
const hasNoDevice = ({ cameraId, microphoneId }: OpenDevices): boolean => cameraId === '' && microphoneId === '';

function endSeat(session: Session, type: 'cancel' | 'leave'): VisitStep<Session> {
  if (session.reach !== 'open') return stay(session);
  return { state: { ...session, settling: true }, effects: [{ do: 'send', message: { type } }] };
}
