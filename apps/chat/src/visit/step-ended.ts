import type { VisitStep } from './effect.ts';
import type { VisitEvent } from './event.ts';
import { stepReport } from './report.ts';
import { startSearch } from './search.ts';
import type { EndedState, InsideState } from './state.ts';

/** After a call that the partner or the network ended; the camera stays open for the next. */
export function stepEnded(
  state: EndedState,
  event: VisitEvent,
  now: number,
): VisitStep<InsideState> {
  const { session, mode } = state;
  if (event.type === 'next') return startSearch({ session, mode, now });
  const report = stepReport(state.report, event, { mode, reach: session.reach });
  return { state: { ...state, report: report.state }, effects: report.effects };
}
