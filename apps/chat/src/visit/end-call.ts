import type { EndedView } from '../view.ts';
import { stay, type VisitEffect, type VisitStep } from './effect.ts';
import { provable } from './lines.ts';
import { needsTexts } from './report.ts';
import { leaveMatch, startSearch } from './search.ts';
import { withPartner } from './session.ts';
import type { CallState, EndedState, InsideState, Session } from './state.ts';

type Reason = EndedView['reason'];

/** `lost`: recovery gave up, which the partner's browser is told in place of a goodbye. */
interface Ending {
  readonly reason: Reason;
  readonly lost?: boolean;
}

/** The call is over, and the server knows. */
export function end(state: CallState, { reason, lost = false }: Ending, now: number): VisitStep<EndedState> {
  const { seat, report, reported, wasDirect, proves } = state;
  const keep = needsTexts(report) && state.lines.length > 0;
  return {
    state: { at: 'ended', session: sessionAfter(state, now), mode: seat.mode, reason, report, reported, wasDirect, lines: keep ? state.lines : [], proves },
    effects: [{ do: 'end-call', ...(lost && { lost }), ...(keep && { keep: provable(state.lines) }) }],
  };
}

/** The call ended here first: the server hears it too. */
export function leaveTo(state: CallState, reason: Reason, now: number): VisitStep<EndedState> {
  const left = leaveMatch(state.session);
  const ended = end({ ...state, session: left.state }, { reason }, now);
  return { state: ended.state, effects: [...ended.effects, ...left.effects] };
}

/** Next: on to somebody else. */
export function goOn(state: CallState, now: number): VisitStep<InsideState> {
  const left = leaveMatch(sessionAfter(state, now));
  const search = startSearch({ session: left.state, mode: state.seat.mode, now });
  return { state: search.state, effects: [{ do: 'end-call' }, ...left.effects, ...search.effects] };
}

/**
 * The partner is lost through nobody's choice: the search goes on by itself, and the place in the queue is kept [M12].
 * Not while our own link is down, when nobody can say whose fault it was; and nobody is torn away from a report.
 */
export function loseCall(state: CallState, told: 'by-server' | 'by-media', now: number): VisitStep<InsideState> {
  const lost = told === 'by-media';
  const left = lost ? leaveLost(state.session) : stay(state.session);
  const after = { ...state, session: left.state };
  const reason = brokenBy(state, 'partner-lost');
  if (reason === 'server-lost' || needsTexts(state.report)) {
    const ended = end(after, { reason, lost }, now);
    return { state: ended.state, effects: [...ended.effects, ...left.effects] };
  }
  const endCall: VisitEffect = { do: 'end-call', ...(lost && { lost }) };
  const search = startSearch({ session: sessionAfter(after, now), mode: state.seat.mode, now, after: 'lost-partner' });
  return { state: search.state, effects: [endCall, ...left.effects, ...search.effects] };
}

/** While our own link is down, or has only just come back, nobody can say that it was the partner's. */
export const brokenBy = ({ claiming, session }: CallState, reason: Reason): Reason =>
  claiming || session.reach !== 'open' ? 'server-lost' : reason;

/** No Next: the cool-down of many Nexts does not count it [M7]. */
function leaveLost(session: Session): VisitStep<Session> {
  if (session.reach !== 'open') return stay(session);
  return { state: { ...session, settling: true }, effects: [{ do: 'send', message: { type: 'leave', reason: 'lost' } }] };
}

/** The partner is remembered from the moment on which they were last met. */
const sessionAfter = ({ session, partnerTag }: CallState, now: number): Session => withPartner(session, partnerTag, now);
