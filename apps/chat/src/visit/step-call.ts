import { TEXT_LIMIT } from '@visavis/protocol';
import type { LinkMessage, PeerCallEvent } from '@visavis/rtc';
import type { ChatLine, EndedView } from '../view.ts';
import { stay, type VisitEffect, type VisitStep } from './effect.ts';
import type { VisitEvent } from './event.ts';
import { stepReport } from './report.ts';
import { leaveMatch, startSearch } from './search.ts';
import type { CallState, EndedState, InsideState, Seat, Session } from './state.ts';

/** Lines kept on the page; the oldest fall away. */
export const LINE_LIMIT = 500;
/** After the server refused frames for their rate, they are sent again. */
const RESEND_MS = 2_000;
/** A call that was connected for this long is counted as a talk. */
const TALK_MS = 5_000;

export function newCallState(session: Session, matched: Seat): CallState {
  const { match, role, mode, connection } = matched;
  return {
    at: 'call',
    session,
    seat: { match, role, mode, connection },
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
      return withReport(stepMessage(state, event.message), event);
    case 'next': {
      const left = leaveMatch(state.session);
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
      if (event.timer === 'resend') return { state, effects: [{ do: 'resend' }] };
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
          return leaveTo(
            state,
            event.state.reason === 'lost' ? 'partner-lost' : 'could-not-connect',
          );
        case 'ended':
          return leaveTo(state, 'partner-left');
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

function stepMessage(state: CallState, message: LinkMessage): VisitStep<InsideState> {
  switch (message.type) {
    case 'welcome':
      return {
        state,
        effects: [
          { do: 'send', message: { type: 'rejoin', ...state.seat } },
          { do: 'send', message: { type: 'renew-ice' } },
        ],
      };
    case 'rejoined':
      return { state, effects: [{ do: 'resend' }] };
    case 'partner-left':
      // `lost` is about the partner's link to the server only; media that flows may go on.
      if (message.reason === 'lost' && state.phase === 'connected') return stay(state);
      return end(state, message.reason === 'left' ? 'partner-left' : 'partner-lost');
    case 'error':
      // `no-partner` needs nothing: the frames are kept, and `rejoined` or `partner-left` follows.
      if (message.code !== 'rate-limited') return stay(state);
      return { state, effects: [{ do: 'wait', timer: 'resend', ms: RESEND_MS }] };
    default:
      return stay(state);
  }
}

/** The call ended here first: the server hears it too. */
function leaveTo(state: CallState, reason: EndedView['reason']): VisitStep<InsideState> {
  const left = leaveMatch(state.session);
  const ended = end({ ...state, session: left.state }, reason);
  return { state: ended.state, effects: [...ended.effects, ...left.effects] };
}

function end(state: CallState, reason: EndedView['reason']): VisitStep<EndedState> {
  const { session, seat, report } = state;
  return {
    state: { at: 'ended', session, mode: seat.mode, reason, report },
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
