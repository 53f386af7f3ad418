import { stay, type VisitEffect, type VisitStep } from './effect.ts';
import type { VisitEvent } from './event.ts';
import { withPicked } from '../wishes.ts';
import { backToCheck, leaveMatch, startSearch } from './search.ts';
import { mustAgreeToDirect, watchLevelOf, withoutDevices } from './session.ts';
import { type CheckState, type InsideState, NO_TROUBLES } from './state.ts';

/** Camera, microphone and what the partner will see, before a search. */
export function stepCheck(
  state: CheckState,
  event: VisitEvent,
  now: number,
): VisitStep<InsideState> {
  const { session } = state;
  switch (event.type) {
    case 'open-devices':
      if (session.devices.kind === 'asking') return stay(state);
      return {
        state: { ...state, session: { ...session, devices: { kind: 'asking' }, troubles: NO_TROUBLES } },
        effects: [{ do: 'stop-level' }, { do: 'open-devices' }],
      };
    case 'media':
      if (event.event.type === 'lost') return stepLost(state);
      if (event.event.type !== 'ready') return stay(state);
      return { state, effects: [...watchLevelOf(session), { do: 'count', name: 'step:check' }] };
    case 'level':
      if (session.devices.kind !== 'ready') return stay(state);
      return stay({
        ...state,
        session: { ...session, devices: { ...session.devices, level: event.level } },
      });
    case 'allow-connection':
      return stay({ ...state, session: { ...session, chosen: event.connection } });
    case 'set-wishes':
      return stay({ ...state, session: { ...session, wishes: event.wishes } });
    case 'find': {
      if (session.calls !== 'ready') return stay(state);
      if (mustAgreeToDirect(session)) return stay(state);
      if (event.mode === 'video' && session.devices.kind !== 'ready') return stay(state);
      const wishing = { ...session, wishes: withPicked(session.wishes) };
      // Nobody looks at a picture in a text chat: the camera goes off.
      const blind = event.mode === 'text' && session.devices.kind !== 'not-asked';
      const search = startSearch({ session: blind ? withoutDevices(wishing) : wishing, mode: event.mode, now });
      const off: readonly VisitEffect[] = blind ? [{ do: 'stop-devices' }] : [];
      return { state: search.state, effects: [{ do: 'stop-level' }, ...off, ...search.effects] };
    }
    case 'server': {
      // The search was taken back too late: the match it found is left at once.
      if (event.message.type !== 'matched') return stay(state);
      const left = leaveMatch(session);
      return { state: { ...state, session: left.state }, effects: left.effects };
    }
    default:
      return stay(state);
  }
}

/** With one device left a visit can go on; with none there is nothing to check. */
function stepLost(state: CheckState): VisitStep<CheckState> {
  const back = backToCheck(state.session);
  return back.state.session.devices.kind === 'failed' ? { state: back.state, effects: [{ do: 'stop-level' }, ...back.effects] } : stay(state);
}
