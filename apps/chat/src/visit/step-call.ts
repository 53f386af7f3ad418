import { type ServerMessage, TEXT_LIMIT } from '@visavis/protocol';
import type { LinkMessage, PeerCallEvent } from '@visavis/rtc';
import type { ChatLine, EndedView } from '../view.ts';
import { stay, type VisitEffect, type VisitStep } from './effect.ts';
import type { VisitEvent } from './event.ts';
import { stepReport } from './report.ts';
import { leaveMatch, startSearch } from './search.ts';
import { withPartner } from './session.ts';
import type { CallState, EndedState, InsideState, Session } from './state.ts';

/** Lines kept on the page; the oldest fall away. */
export const LINE_LIMIT = 500;
/** After the server refused frames for their rate, they are sent again. */
const RESEND_MS = 2_000;
/** A call that was connected for this long is counted as a talk. */
const TALK_MS = 5_000;

export function newCallState(session: Session, matched: Extract<ServerMessage, { type: 'matched' }>): CallState {
  const { match, role, mode, connection, partner, shared } = matched;
  return {
    at: 'call',
    session,
    seat: { match, role, mode, connection, generation: 1 },
    claiming: false,
    partnerAway: false,
    partnerTag: partner,
    shared,
    phase: 'connecting',
    connectedAt: null,
    partner: null,
    partnerDevices: null,
    channelOpen: false,
    textOpen: mode === 'text',
    lines: [],
    report: 'closed',
  };
}

/** A call. Its media lives between the two browsers: the link to the server may go and come back. */
export function stepCall(state: CallState, event: VisitEvent, now: number): VisitStep<InsideState> {
  switch (event.type) {
    case 'call':
      return stepPeer(state, event.event, now);
    case 'server':
      return withReport(stepMessage(state, event.message, now), event);
    case 'link':
      return stay(event.state === 'open' ? state : { ...state, claiming: false });
    case 'next': {
      const left = leaveMatch(sessionAfter(state, now));
      const search = startSearch({ session: left.state, mode: state.seat.mode, now });
      return {
        state: search.state,
        effects: [{ do: 'end-call' }, ...left.effects, ...search.effects],
      };
    }
    case 'toggle-text':
      return stay({ ...state, textOpen: !state.textOpen });
    case 'send-text': {
      const text = event.text.trim();
      if (text === '' || text.length > TEXT_LIMIT) return stay(state);
      return {
        state: { ...state, lines: withLine(state.lines, 'me', text) },
        effects: state.channelOpen ? [sayText(text)] : [],
      };
    }
    case 'waited':
      // Of a call before this one, it finds this one not connected, or is set anew when it is.
      if (event.timer === 'talk' && state.connectedAt !== null) return { state, effects: [{ do: 'count', name: 'step:talk' }] };
      if (event.timer === 'resend') return state.claiming ? claimSeat(state) : { state, effects: [{ do: 'resend' }] };
      if (event.timer === 'renew-ice' && state.session.reach === 'open') {
        return { state, effects: [{ do: 'send', message: { type: 'renew-ice' } }] };
      }
      return withReport(stay(state), event);
    default:
      return withReport(stay(state), event);
  }
}

function stepPeer(state: CallState, event: PeerCallEvent, now: number): VisitStep<InsideState> {
  switch (event.type) {
    case 'state':
      switch (event.state.kind) {
        case 'negotiating':
          return stay({ ...state, phase: 'connecting' });
        case 'connected':
          return {
            state: { ...state, phase: 'connected', connectedAt: state.connectedAt ?? now },
            effects: state.connectedAt === null ? [{ do: 'wait', timer: 'talk', ms: TALK_MS }] : [],
          };
        case 'reconnecting':
          return stay({ ...state, phase: 'reconnecting' });
        case 'failed':
          return leaveTo(state, brokenBy(state, event.state.reason === 'lost' ? 'partner-lost' : 'could-not-connect'), now);
        case 'ended':
          return leaveTo(state, 'partner-left', now);
      }
      break;
    case 'partner-stream':
      return stay({ ...state, partner: event.stream });
    case 'channel-open':
      // What was written before the channel opened has waited for it.
      return {
        state: { ...state, channelOpen: true },
        effects: state.lines.map(({ text }) => sayText(text)),
      };
    case 'said': {
      const { message } = event;
      if (message.type === 'text') {
        return stay({ ...state, lines: withLine(state.lines, 'partner', message.text) });
      }
      const { camera, microphone } = message;
      return stay({ ...state, partnerDevices: { camera, microphone } });
    }
  }
}

function stepMessage(state: CallState, message: LinkMessage, now: number): VisitStep<InsideState> {
  switch (message.type) {
    case 'welcome':
      return claimSeat(state);
    case 'outdated':
      if (!state.claiming) return stay(state);
      return claimSeat({ ...state, seat: { ...state.seat, generation: message.generation } });
    case 'partner-away':
      return answered({ ...state, partnerAway: true });
    case 'rejoined': {
      const back = answered({ ...state, partnerAway: false });
      return { state: back.state, effects: [...back.effects, { do: 'resend' }] };
    }
    case 'partner-left':
      // `lost` is about the partner's link to the server only; media that flows may go on.
      if (message.reason === 'lost' && state.phase === 'connected') return stay({ ...state, claiming: false });
      return end(state, message.reason === 'left' ? 'partner-left' : brokenBy(state, 'partner-lost'), now);
    case 'error':
      // `no-partner` needs nothing: the frames are kept, and `rejoined` or `partner-left` follows.
      if (message.code !== 'rate-limited' && !(state.claiming && message.code === 'unavailable')) return stay(state);
      return { state, effects: [{ do: 'wait', timer: 'resend', ms: RESEND_MS }] };
    default:
      return stay(state);
  }
}

/** Asks for the seat on a new connection [R2]. */
function claimSeat(state: CallState): VisitStep<InsideState> {
  const { seat, session } = state;
  if (session.nonce === null || session.reach !== 'open') return stay(state);
  return {
    state: { ...state, claiming: true },
    effects: [{ do: 'claim', nonce: session.nonce, claim: { type: 'rejoin', ...seat } }],
  };
}

/** The seat is this connection's again: whoever takes it back is one more who had it [R8]. */
function answered(state: CallState): VisitStep<CallState> {
  if (!state.claiming) return stay(state);
  const seat = { ...state.seat, generation: state.seat.generation + 1 };
  // Relay credentials may have ended while nobody could ask for new ones.
  return { state: { ...state, seat, claiming: false }, effects: [{ do: 'send', message: { type: 'renew-ice' } }] };
}

/** While our own link is down, or has only just come back, nobody can say that it was the partner's. */
const brokenBy = ({ claiming, session }: CallState, reason: EndedView['reason']): EndedView['reason'] =>
  claiming || session.reach !== 'open' ? 'server-lost' : reason;

/** The partner is remembered from the moment on which they were last met. */
const sessionAfter = ({ session, partnerTag }: CallState, now: number): Session => withPartner(session, partnerTag, now);

/** The call ended here first: the server hears it too. */
function leaveTo(state: CallState, reason: EndedView['reason'], now: number): VisitStep<InsideState> {
  const left = leaveMatch(state.session);
  const ended = end({ ...state, session: left.state }, reason, now);
  return { state: ended.state, effects: [...ended.effects, ...left.effects] };
}

function end(state: CallState, reason: EndedView['reason'], now: number): VisitStep<EndedState> {
  const { seat, report } = state;
  return {
    state: { at: 'ended', session: sessionAfter(state, now), mode: seat.mode, reason, report },
    effects: [{ do: 'end-call' }],
  };
}

function withReport(step: VisitStep<InsideState>, event: VisitEvent): VisitStep<InsideState> {
  const { state } = step;
  if (state.at !== 'call') return step;
  const { session, seat } = state;
  const after = stepReport(state.report, event, { mode: seat.mode, reach: session.reach });
  return {
    state: { ...state, report: after.state },
    effects: [...step.effects, ...after.effects],
  };
}

function sayText(text: string): VisitEffect {
  return { do: 'say', message: { type: 'text', text } };
}

function withLine(
  lines: readonly ChatLine[],
  from: ChatLine['from'],
  text: string,
): readonly ChatLine[] {
  const id = (lines.at(-1)?.id ?? 0) + 1;
  return [...lines, { id, from, text }].slice(-LINE_LIMIT);
}
