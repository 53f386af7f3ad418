import type { ErrorCode } from '@visavis/protocol';
import type { LinkMessage } from '@visavis/rtc';
import { stay, type VisitStep } from './effect.ts';
import type { VisitEvent } from './event.ts';
import { ask, backToCheck, cancelSearch, leaveMatch } from './search.ts';
import { newCallState } from './step-call.ts';
import { allowedConnection, mustAgreeToDirect, streamFor, withPartner } from './session.ts';
import type { InsideState, WaitingState } from './state.ts';

/** A server that is too busy, or has heard too much from us, is asked again after this. */
const BUSY_MS = 3_000;
const RATE_MS = 1_500;
const HELD: WaitingState['search'] = { kind: 'held' };

/** Searching for a partner; the link may come and go meanwhile. */
export function stepWaiting(state: WaitingState, event: VisitEvent): VisitStep<InsideState> {
  switch (event.type) {
    case 'server':
      return stepMessage(state, event.message);
    case 'link':
      return stay(event.state === 'open' ? state : { ...state, search: HELD });
    case 'cancel': {
      const cancelled = cancelSearch(state);
      const back = backToCheck(cancelled.state);
      return { state: back.state, effects: [...cancelled.effects, ...back.effects] };
    }
    case 'meet-again': {
      const cancelled = cancelSearch(state);
      const again = ask({ ...state, session: cancelled.state, avoid: [], search: HELD });
      return { state: again.state, effects: [...cancelled.effects, ...again.effects] };
    }
    case 'waited':
      if (event.timer === 'find-again') {
        return state.search.kind === 'paused' ? ask({ ...state, search: HELD }) : stay(state);
      }
      if (event.timer !== 'renew-ice' || state.session.reach !== 'open') return stay(state);
      return { state, effects: [{ do: 'send', message: { type: 'renew-ice' } }] };
    default:
      return stay(state);
  }
}

function stepMessage(state: WaitingState, message: LinkMessage): VisitStep<InsideState> {
  const { session } = state;
  switch (message.type) {
    case 'welcome':
      return mustAgreeToDirect(session) ? backToCheck(session) : ask({ ...state, search: HELD });
    case 'idle':
      return ask(state);
    case 'waiting': {
      if (state.search.kind !== 'asked' && state.search.kind !== 'taken') return stay(state);
      const { online, others, avoided } = message;
      return stay({ ...state, search: { kind: 'taken', online, others, avoided } });
    }
    case 'matched':
      return stepMatched(state, message);
    case 'error':
      return stepError(state, message.code);
    default:
      return stay(state);
  }
}

function stepMatched(
  state: WaitingState,
  matched: Extract<LinkMessage, { type: 'matched' }>,
): VisitStep<InsideState> {
  const { session, mode } = state;
  if (session.settling) {
    const left = leaveMatch(session);
    return { state: { ...state, session: left.state }, effects: left.effects };
  }
  // A server that lies must not get at the camera of a text call, or at a shielded address [M4].
  const exposed = matched.connection === 'direct' && allowedConnection(session) === 'shielded';
  if (exposed || matched.mode !== mode) {
    const left = leaveMatch(session);
    const back = backToCheck(left.state);
    return { state: back.state, effects: [...left.effects, ...back.effects] };
  }
  const call = newCallState(withPartner(session, matched.partner), matched);
  return {
    state: call,
    effects: [{ do: 'start-call', matched, stream: streamFor(mode, session) }],
  };
}

function stepError(state: WaitingState, code: ErrorCode): VisitStep<InsideState> {
  switch (code) {
    case 'wrong-state':
      return ask(state);
    case 'connection-unavailable':
      return backToCheck(state.session);
    case 'rate-limited':
    case 'unavailable': {
      if (state.search.kind !== 'asked') return stay(state);
      const ms = code === 'rate-limited' ? RATE_MS : BUSY_MS;
      return {
        state: { ...state, search: { kind: 'paused' } },
        effects: [{ do: 'wait', timer: 'find-again', ms }],
      };
    }
    default:
      return stay(state);
  }
}
