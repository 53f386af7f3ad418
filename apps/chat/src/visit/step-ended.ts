import { stay, type VisitStep } from './effect.ts';
import type { VisitEvent } from './event.ts';
import { needsTexts, stepReport } from './report.ts';
import { blockAfterCall, forget } from './safety.ts';
import { startSearch } from './search.ts';
import { evidenceKeyOf } from './session.ts';
import type { EndedState, InsideState } from './state.ts';

/** After a call; the camera stays open for the next. Texts of the last one are kept while the report is open. */
export function stepEnded(
  state: EndedState,
  event: VisitEvent,
  now: number,
): VisitStep<InsideState> {
  const { session, mode, lines } = state;
  if (event.type === 'next') {
    const search = startSearch({ session, mode, now });
    return { state: search.state, effects: [...forget(state), ...search.effects] };
  }
  // Whom no call began with can be neither blocked nor reported; the partner of the call before is not meant.
  if (state.reason === 'refused' && (event.type === 'block' || event.type === 'open-report')) return stay(state);
  if (event.type === 'block') return blockAfterCall(state);
  const evidenceKey = evidenceKeyOf(state);
  const report = stepReport(state.report, event, { mode, reach: session.reach, lines, evidenceKey });
  const after = { ...state, report: report.state, reported: state.reported || report.state === 'sent' };
  if (needsTexts(report.state)) return { state: after, effects: report.effects };
  return { state: { ...after, lines: [] }, effects: [...report.effects, ...forget(state)] };
}
