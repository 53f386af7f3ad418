import { type ReadonlySignal, signal } from '@preact/signals';
import type { Actions, View } from '../view.ts';
import { createEffectRunner } from './effect-runner.ts';
import type { VisitEffect } from './effect.ts';
import type { VisitEvent } from './event.ts';
import type { LateSteps } from './late-steps.ts';
import type { VisitState } from './state.ts';
import { enter, step } from './step.ts';
import { viewOf } from './view-of.ts';
import { visitorActions } from './visitor-actions.ts';
import type { World } from './world.ts';

export interface Visit {
  readonly view: ReadonlySignal<View>;
  readonly actions: Actions;
  /** The page goes away: the partner hears it now. */
  handlePageHide(): void;
  /** The network is back: the link tries at once. */
  handleOnline(): void;
  /** The page goes out of sight, or comes back. */
  handleVisibility(hidden: boolean): void;
}

/** One visit: every event goes through `step`, every effect through the runner, in order. */
export function createVisit(world: World): Visit {
  const { rules } = world;
  const entered = world.gate.isAccepted() ? enter(rules) : null;
  let state: VisitState = entered?.state ?? { at: 'gate', rules };
  const view = signal<View>(viewOf(state));
  let late: LateSteps | null = null;
  const onLoaded = (steps: LateSteps) => {
    late = steps;
  };
  const perform = createEffectRunner({ world, happen, onLoaded });
  /** Effects may report at once; what they report waits its turn. */
  const queue: VisitEvent[] = [];
  let busy = false;

  function happen(event: VisitEvent): void {
    queue.push(event);
    if (busy) return;
    busy = true;
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) take(next);
    busy = false;
  }

  function take(event: VisitEvent): void {
    const next = step(state, event, { now: world.now(), late });
    state = next.state;
    view.value = viewOf(state);
    next.effects.forEach(attempt);
  }

  /** One effect that fails must not keep the next from being done: the camera is stopped last. */
  function attempt(effect: VisitEffect): void {
    try {
      perform(effect);
    } catch (error) {
      queueMicrotask(() => {
        throw error;
      });
    }
  }

  busy = true;
  entered?.effects.forEach(attempt);
  busy = false;

  return {
    view,
    actions: visitorActions(happen),
    handlePageHide: () => happen({ type: 'page-hidden' }),
    handleOnline: () => happen({ type: 'retry-link' }),
    handleVisibility: (hidden) => happen({ type: 'visibility', hidden }),
  };
}
