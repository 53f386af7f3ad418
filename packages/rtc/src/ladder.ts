import {
  type CallEffect,
  type CallEvent,
  type CallState,
  type CallStep,
  newCall,
  stepCall,
  tellState,
} from './call-state.ts';
import type { Clock } from './clock.ts';

/** What the ladder leaves to the call; its one timer it keeps itself. */
export type LadderEffect = Exclude<CallEffect, { do: 'wait' | 'stop-waiting' }>;

export interface LadderSettings {
  readonly clock: Clock;
  readonly perform: (effect: LadderEffect) => void;
  /** The call has come to another state, as its host sees it. */
  readonly onState: (state: CallState) => void;
}

export interface Ladder {
  happen(event: CallEvent): void;
  state(): CallState;
}

/** Later than this, a timer did not wait: the tab slept. Browsers slow a hidden page by a second or so. */
export const LATE_MS = 10_000;

/** Runs the states of a call: keeps its one timer, and tells a timer that ran out from one that overslept. */
export function startLadder({ clock, perform, onState }: LadderSettings): Ladder {
  let { state } = newCall;
  let stopTimer = () => {};

  const happen = (event: CallEvent) => apply(stepCall(state, event));

  const wait = (ms: number) => {
    stopTimer();
    const due = clock.now() + ms;
    stopTimer = clock.after(ms, () => happen({ type: clock.now() - due > LATE_MS ? 'woke' : 'waited' }));
  };

  const apply = (step: CallStep) => {
    const before = tellState(state);
    state = step.state;
    const after = tellState(state);
    for (const effect of step.effects) {
      if (effect.do === 'wait') wait(effect.ms);
      else if (effect.do === 'stop-waiting') stopTimer();
      else perform(effect);
    }
    if (!sameState(before, after)) onState(after);
  };
  apply(newCall);

  return { happen, state: () => tellState(state) };
}

function sameState(one: CallState, other: CallState): boolean {
  if (one.kind !== other.kind) return false;
  return one.kind !== 'reconnecting' || other.kind !== 'reconnecting' || one.step === other.step;
}
