import { countedBetween } from './counted.ts';
import { stay, type VisitStep } from './effect.ts';
import type { VisitEvent } from './event.ts';
import type { Rules } from '../view.ts';
import { type ClosedState, type GateState, newSession, type VisitState } from './state.ts';
import { forgetLater, type Moment, stepInside } from './step-inside.ts';

/** What a visit becomes when something happens to it. */
export function step(state: VisitState, event: VisitEvent, moment: Moment): VisitStep<VisitState> {
  const next = stepAt(state, event, moment);
  return { state: next.state, effects: [...next.effects, ...countedBetween(state, next.state, moment.now)] };
}

function stepAt(state: VisitState, event: VisitEvent, moment: Moment): VisitStep<VisitState> {
  switch (state.at) {
    case 'gone':
      return stay(state);
    case 'declined':
      return event.type === 'leave' ? { state, effects: [{ do: 'go-home' }] } : stay(state);
    case 'closed':
      return stepClosed(state, event);
    case 'gate':
      return stepGate(state, event);
    case 'check':
    case 'waiting':
    case 'call':
    case 'ended':
      return stepInside(state, event, moment);
  }
}

/** Past the gate: the first moment at which a connection is opened. */
export function enter(rules: Rules): VisitStep<VisitState> {
  return {
    state: { at: 'check', session: newSession(rules) },
    effects: [{ do: 'recall-blocked' }, { do: 'open-link' }, { do: 'load-calls' }, forgetLater, { do: 'count', name: 'step:gate' }],
  };
}

function stepClosed(state: ClosedState, event: VisitEvent): VisitStep<VisitState> {
  if (event.type === 'reload') return { state, effects: [{ do: 'reload' }] };
  return event.type === 'leave' ? { state, effects: [{ do: 'go-home' }] } : stay(state);
}

function stepGate(state: GateState, event: VisitEvent): VisitStep<VisitState> {
  if (event.type === 'decline-gate') return stay({ at: 'declined' });
  if (event.type !== 'accept-gate') return stay(state);
  const entered = enter(state.rules);
  return { state: entered.state, effects: [{ do: 'remember-gate' }, ...entered.effects] };
}
