import { type ServerMessage, TEXT_LIMIT } from '@visavis/protocol';
import type { LinkMessage } from '@visavis/rtc';
import { stay, type VisitEffect, type VisitStep } from './effect.ts';
import { end, goOn, loseCall } from './end-call.ts';
import type { VisitEvent } from './event.ts';
import { withLine } from './lines.ts';
import { stepReport } from './report.ts';
import { blockInCall, reportMinor } from './safety.ts';
import { evidenceKeyOf, mayGoDirect } from './session.ts';
import type { CallState, InsideState, Session } from './state.ts';
import { stepPeer, stepText } from './step-peer.ts';
import { NOT_TYPING, stepTyping, stopTyping } from './typing.ts';

/** After the server refused frames for their rate, they are sent again. */
const RESEND_MS = 2_000;

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
    recovery: null,
    connection,
    direct: { mine: false, theirs: false },
    verification: { kind: 'waiting' },
    quality: null,
    connectedAt: null,
    partner: null,
    partnerDevices: null,
    partnerTyping: false,
    partnerGuard: 'loading',
    channelOpen: false,
    typing: NOT_TYPING,
    takesTexts: matched.partnerSignKey !== undefined,
    proves: matched.token !== undefined && matched.partnerSignKey !== undefined,
    textOpen: mode === 'text',
    lines: [],
    report: 'closed',
    reported: false,
    wasDirect: connection === 'direct',
  };
}

/** A call. Its media lives between the two browsers: the link to the server may go and come back. */
export function stepCall(state: CallState, event: VisitEvent, now: number): VisitStep<InsideState> {
  switch (event.type) {
    case 'call':
      return stepPeer(state, event.event, now);
    case 'partner-text':
    case 'sequenced':
      return stay(stepText(state, event));
    case 'server':
      return withReport(stepMessage(state, event.message, now), event);
    case 'link':
      return stay(event.state === 'open' ? state : { ...state, claiming: false });
    case 'next':
      return goOn(state, now);
    case 'block':
      return blockInCall(state, now);
    case 'report-minor':
      return reportMinor(state, now);
    case 'toggle-text':
      return stay({ ...state, textOpen: !state.textOpen });
    case 'send-text':
      return sendText(state, event.text.trim());
    case 'set-typing':
      return withTyping(state, stepTyping(state.typing, event.on, now));
    case 'agree-to-direct':
      return { state, effects: mayGoDirect(state) ? [{ do: 'agree-to-direct', agreed: event.agreed }] : [] };
    case 'verify-again':
      return { state, effects: [{ do: 'verify-again' }] };
    case 'waited':
      return withReport(stepWaited(state, event.timer), event);
    default:
      return withReport(stay(state), event);
  }
}

function sendText(state: CallState, text: string): VisitStep<CallState> {
  if (!state.takesTexts || text === '' || text.length > TEXT_LIMIT) return stay(state);
  const lines = withLine(state.lines, { from: 'me', text, sequence: 0, delivered: false, filtered: false });
  const typed = withTyping(state, stopTyping(state.typing));
  const id = lines.at(-1)?.id ?? 0;
  return { state: { ...typed.state, lines }, effects: [...typed.effects, { do: 'say-text', id, text }] };
}

const withTyping = (state: CallState, { state: typing, effects }: VisitStep<CallState['typing']>): VisitStep<CallState> => ({
  state: { ...state, typing },
  effects,
});

function stepWaited(state: CallState, timer: Extract<VisitEvent, { type: 'waited' }>['timer']): VisitStep<InsideState> {
  switch (timer) {
    case 'talk':
      // Of a call before this one, it finds this one not connected, or is set anew when it is.
      return state.connectedAt === null ? stay(state) : { state, effects: [{ do: 'count', name: 'step:talk' }] };
    case 'resend':
      return state.claiming ? claimSeat(state) : { state, effects: [{ do: 'resend' }] };
    case 'renew-ice':
      return state.session.reach === 'open' ? { state, effects: [RENEW_ICE] } : stay(state);
    case 'typing':
      return withTyping(state, stopTyping(state.typing));
    case 'partner-typing':
      return stay({ ...state, partnerTyping: false });
    default:
      return stay(state);
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
      if (message.reason === 'left') return end(state, { reason: 'partner-left' }, now);
      // `lost` is about the partner's link to the server only; media that flows may go on.
      return state.phase === 'connected' ? stay({ ...state, claiming: false }) : loseCall(state, 'by-server', now);
    case 'error':
      // `no-partner` needs nothing: the frames are kept, and `rejoined` or `partner-left` follows.
      if (message.code !== 'rate-limited' && !(state.claiming && message.code === 'unavailable')) return stay(state);
      return { state, effects: [{ do: 'wait', timer: 'resend', ms: RESEND_MS }] };
    default:
      return stay(state);
  }
}

const RENEW_ICE: VisitEffect = { do: 'send', message: { type: 'renew-ice' } };

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
  return { state: { ...state, seat, claiming: false }, effects: [RENEW_ICE] };
}

function withReport(step: VisitStep<InsideState>, event: VisitEvent): VisitStep<InsideState> {
  const { state } = step;
  if (state.at !== 'call') return step;
  const { session, seat, lines } = state;
  const after = stepReport(state.report, event, { mode: seat.mode, reach: session.reach, lines, evidenceKey: evidenceKeyOf(state) });
  return {
    state: { ...state, report: after.state, reported: state.reported || after.state === 'sent' },
    effects: [...step.effects, ...after.effects],
  };
}
