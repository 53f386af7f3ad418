import { stay, type VisitStep } from './effect.ts';
import type { VisitEvent } from './event.ts';
import { withPicked } from '../wishes.ts';
import { backToCheck, leaveMatch, startSearch } from './search.ts';
import { mustAgreeToDirect, watchLevelOf } from './session.ts';
import type { CheckState, InsideState } from './state.ts';

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
        state: { ...state, session: { ...session, devices: { kind: 'asking' } } },
        effects: [{ do: 'stop-level' }, { do: 'open-devices' }],
      };
    case 'media':
      if (event.event.type === 'lost') return stepLost(state, event.event.kind);
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
      const search = startSearch({ session: { ...session, wishes: withPicked(session.wishes) }, mode: event.mode, now });
      return { state: search.state, effects: [{ do: 'stop-level' }, ...search.effects] };
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

function stepLost(state: CheckState, kind: 'audio' | 'video'): VisitStep<CheckState> {
  const { session } = state;
  if (kind === 'audio' || session.devices.kind !== 'ready') return stay(state);
  const open = { ...session.devices.open, cameraId: '' };
  const back = backToCheck({ ...session, devices: { ...session.devices, open } });
  return { state: back.state, effects: [{ do: 'stop-level' }, ...back.effects] };
}
