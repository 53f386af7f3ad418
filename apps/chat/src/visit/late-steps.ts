import type { VisitStep } from './effect.ts';
import type { VisitEvent } from './event.ts';
import { withGuard } from './guarding.ts';
import { panic } from './safety.ts';
import type { CallState, EndedState, InsideState, WaitingState } from './state.ts';
import { stepCall } from './step-call.ts';
import { stepEnded } from './step-ended.ts';
import { stepWaiting } from './step-waiting.ts';

/** The steps from the search on. They load after the gate, with what calls are made with; no search begins before. */
export interface LateSteps {
  readonly stepLate: (state: WaitingState | CallState | EndedState, event: VisitEvent, now: number) => VisitStep<InsideState>;
  readonly panic: typeof panic;
  readonly withGuard: typeof withGuard;
}

export const lateSteps: LateSteps = {
  stepLate(state, event, now) {
    switch (state.at) {
      case 'waiting':
        return stepWaiting(state, event, now);
      case 'call':
        return stepCall(state, event, now);
      case 'ended':
        return stepEnded(state, event, now);
    }
  },
  panic,
  withGuard,
};
