import { block } from '@visavis/matchmaking/avoid-list';
import type { VisitEffect, VisitStep } from './effect.ts';
import { leaveTo } from './end-call.ts';
import { sendReport } from './report.ts';
import { backToCheck, cancelSearch } from './search.ts';
import { lastPartner, withoutDevices } from './session.ts';
import type { CallState, EndedState, InsideState, Session } from './state.ts';

/** Camera off, picture gone, call left: first the camera, whatever comes after. */
export function panic(state: InsideState, now: number): VisitStep<InsideState> {
  const off: readonly VisitEffect[] = [{ do: 'stop-devices' }, { do: 'stop-level' }];
  const without = { ...state, session: withoutDevices(state.session) };
  switch (without.at) {
    case 'call': {
      const left = leaveTo({ ...without, report: 'closed', lines: [] }, 'panic', now);
      return { state: left.state, effects: [...off, ...left.effects] };
    }
    case 'waiting': {
      const cancelled = cancelSearch(without);
      const back = backToCheck(cancelled.state);
      return { state: back.state, effects: [...off, ...cancelled.effects, ...back.effects] };
    }
    case 'ended':
      return { state: { ...without, report: 'closed', lines: [] }, effects: [...off, ...forget(without)] };
    case 'check':
      return { state: without, effects: off };
  }
}

/** Nothing is left of the texts of the last call. */
export const forget = ({ lines }: EndedState): readonly VisitEffect[] => (lines.length > 0 ? [{ do: 'forget-call' }] : []);

/** Ends the call; this partner is kept away for good. */
export function blockInCall(state: CallState, now: number): VisitStep<InsideState> {
  const blocked = withBlocked(state.session, state.partnerTag);
  const left = leaveTo({ ...state, session: blocked.state }, 'blocked', now);
  return { state: left.state, effects: [...left.effects, ...blocked.effects] };
}

/** Keeps the partner of the call just ended away for good. */
export function blockAfterCall(state: EndedState): VisitStep<InsideState> {
  const tag = lastPartner(state.session);
  if (tag === null) return { state, effects: [] };
  const blocked = withBlocked(state.session, tag);
  return { state: { ...state, session: blocked.state }, effects: blocked.effects };
}

/** One tap: the report goes out while the server still knows the match, then the call ends. */
export function reportMinor(state: CallState, now: number): VisitStep<InsideState> {
  const { session, seat } = state;
  const about = { mode: seat.mode, reach: session.reach, lines: [], evidenceKey: null };
  const report = sendReport({ reason: 'minor', words: '', ticked: [] }, about);
  const left = leaveTo({ ...state, report: report.state, lines: [] }, 'reported-minor', now);
  return { state: left.state, effects: [...report.effects, ...left.effects] };
}

function withBlocked(session: Session, tag: string): VisitStep<Session> {
  const avoid = block(session.avoid, tag);
  return { state: { ...session, avoid }, effects: [{ do: 'keep-blocked', tags: avoid.blocked }] };
}
