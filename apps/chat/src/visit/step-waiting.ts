import type { ErrorCode } from '@visavis/protocol';
import type { LinkMessage } from '@visavis/rtc';
import { stay, type VisitStep } from './effect.ts';
import type { VisitEvent } from './event.ts';
import { needsRelay } from './relay.ts';
import { ask, backToCheck, cancelSearch, claimPlace, leaveMatch } from './search.ts';
import { agreedToDirect, mayGoDirect, mustAgreeToDirect, streamFor } from './session.ts';
import type { InsideState, Search, Told, WaitingState } from './state.ts';
import { newCallState } from './step-call.ts';

/** A server that is too busy, or has heard too much from us, is asked again after this. */
const BUSY_MS = 3_000;
const RATE_MS = 1_500;
/** Of two times at which a search may have begun, the older is kept: the rest is the network's. */
const SAME_TIME_MS = 1_000;
const HELD: Search = { kind: 'held' };

/** Searching for a partner; the link may come and go meanwhile. */
export function stepWaiting(state: WaitingState, event: VisitEvent, now: number): VisitStep<InsideState> {
  const { search } = state;
  switch (event.type) {
    case 'server':
      return stepMessage(state, event.message, now);
    case 'link':
      return stay(event.state === 'open' ? state : { ...state, search: afterLoss(search) });
    case 'cancel': {
      const cancelled = cancelSearch(state);
      const back = backToCheck(cancelled.state);
      return { state: back.state, effects: [...cancelled.effects, ...back.effects] };
    }
    case 'meet-again': {
      const cancelled = cancelSearch(state);
      const again = ask({ ...state, session: cancelled.state, after: null, meetsAgain: true, search: HELD }, now);
      return { state: again.state, effects: [...cancelled.effects, ...again.effects] };
    }
    case 'relay': {
      // Nobody could be called: said before a partner is found, not after.
      if (event.result === 'works' || !needsRelay(state.session)) return stay(state);
      const cancelled = cancelSearch(state);
      const back = backToCheck(cancelled.state);
      return { state: back.state, effects: [...cancelled.effects, ...back.effects] };
    }
    case 'solved':
      if (search.kind !== 'puzzled') return stay(state);
      if (event.solution === null) return stay({ ...state, search: { kind: 'puzzled', puzzle: 'failed' } });
      return { state, effects: [{ do: 'send', message: { type: 'solve', solution: event.solution } }] };
    case 'waited':
      if (event.timer === 'find-again') return comeBack(state, now);
      if (event.timer !== 'renew-ice' || state.session.reach !== 'open') return stay(state);
      return { state, effects: [{ do: 'send', message: { type: 'renew-ice' } }] };
    default:
      return stay(state);
  }
}

/** What the server may have keeps its place [R7]; what it never had is asked anew. */
function afterLoss(search: Search): Search {
  switch (search.kind) {
    case 'asked':
      return { kind: 'lost', generation: 1 };
    case 'taken':
    case 'claimed':
    case 'lost':
      return { kind: 'lost', generation: search.generation };
    default:
      return HELD;
  }
}

function comeBack(state: WaitingState, now: number): VisitStep<WaitingState> {
  const { search } = state;
  if (search.kind === 'lost') return claimPlace(state, search.generation);
  return search.kind === 'paused' ? ask({ ...state, search: HELD }, now) : stay(state);
}

function stepMessage(state: WaitingState, message: LinkMessage, now: number): VisitStep<InsideState> {
  const { session, search } = state;
  switch (message.type) {
    case 'welcome':
      if (mustAgreeToDirect(session)) return backToCheck(session);
      return search.kind === 'lost' ? claimPlace(state, search.generation) : ask({ ...state, search: HELD }, now);
    case 'idle':
      // The server let a search go that we did not take back.
      if (search.kind === 'taken' || search.kind === 'claimed') return pause(state, { kind: 'paused' }, BUSY_MS);
      return ask(search.kind === 'puzzled' && search.puzzle === 'solving' ? { ...state, search: HELD } : state, now);
    case 'waiting':
      if (search.kind !== 'asked' && search.kind !== 'taken') return stay(state);
      return stay({ ...state, search: taken(search, message, now) });
    case 'stalled':
      return search.kind === 'taken' ? stay({ ...state, search: { ...search, isStalled: true } }) : stay(state);
    case 'resumed': {
      // Also unasked, from a server that had not heard us for a while [R8].
      if (search.kind !== 'claimed' && search.kind !== 'asked' && search.kind !== 'taken') return stay(state);
      const told = search.kind === 'taken' ? search.told : null;
      return stay({ ...state, search: { kind: 'taken', generation: message.generation, isStalled: false, told } });
    }
    case 'outdated':
      return search.kind === 'claimed' ? claimPlace(state, message.generation) : stay(state);
    case 'challenge':
      if (search.kind !== 'asked' && search.kind !== 'puzzled') return stay(state);
      return {
        state: { ...state, search: { kind: 'puzzled', puzzle: 'solving' } },
        effects: [{ do: 'solve', puzzle: message.puzzle }],
      };
    case 'matched':
      return stepMatched(state, message);
    case 'error':
      return stepError(state, message.code, now);
    default:
      return stay(state);
  }
}

function taken(
  search: Search,
  { online, others, avoided, unlike, waitedMs, coolMs, usual }: Extract<LinkMessage, { type: 'waiting' }>,
  now: number,
): Search {
  const { generation, told } = search.kind === 'taken' ? search : { generation: 1, told: null };
  const begins = now - waitedMs + coolMs;
  const known = told !== null && Math.abs(told.begins - begins) < SAME_TIME_MS ? told.begins : begins;
  const news: Told = { company: { online, others, avoided, unlike }, usual, begins: known, cools: coolMs > 0 };
  return { kind: 'taken', generation, isStalled: false, told: news };
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
  const exposed = matched.connection === 'direct' && !agreedToDirect(session);
  if (exposed || matched.mode !== mode) {
    const left = leaveMatch(session);
    return {
      state: { at: 'ended', session: left.state, mode, reason: 'refused', report: 'closed', reported: false, wasDirect: false, lines: [], proves: false },
      effects: left.effects,
    };
  }
  const call = newCallState(session, matched);
  return {
    state: call,
    effects: [{ do: 'start-call', matched, stream: streamFor(mode, session), mayGoDirect: mayGoDirect(call) }],
  };
}

function stepError(state: WaitingState, code: ErrorCode, now: number): VisitStep<InsideState> {
  const { search } = state;
  switch (code) {
    case 'wrong-state':
      return ask(state, now);
    case 'connection-unavailable':
      return backToCheck(state.session);
    case 'not-held':
      return search.kind === 'claimed' ? ask({ ...state, search: HELD }, now) : stay(state);
    case 'rate-limited':
    case 'unavailable':
    case 'challenge-required': {
      const ms = code === 'rate-limited' ? RATE_MS : BUSY_MS;
      if (search.kind === 'asked') return pause(state, { kind: 'paused' }, ms);
      if (search.kind === 'claimed') return pause(state, { kind: 'lost', generation: search.generation }, ms);
      return stay(state);
    }
    default:
      return stay(state);
  }
}

const pause = (state: WaitingState, search: Search, ms: number): VisitStep<WaitingState> => ({
  state: { ...state, search },
  effects: [{ do: 'wait', timer: 'find-again', ms }],
});
