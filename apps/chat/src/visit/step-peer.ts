import type { CallState as PeerState, PeerCallEvent, VerificationState } from '@visavis/rtc';
import type { VerificationView } from '../view.ts';
import { stay, type VisitStep } from './effect.ts';
import { brokenBy, leaveTo, loseCall } from './end-call.ts';
import { withDelivered, withLine, withSequence } from './lines.ts';
import type { VisitEvent } from './event.ts';
import { toldDevices } from './session.ts';
import type { CallState, InsideState } from './state.ts';

/** A call that was connected for this long is counted as a talk. */
const TALK_MS = 5_000;

/** A partner who types on says so again in a shorter time [D3]. */
const PARTNER_TYPING_MS = 10_000;

/** What the two browsers say of their call. */
export function stepPeer(state: CallState, event: Exclude<PeerCallEvent, { type: 'text' }>, now: number): VisitStep<InsideState> {
  switch (event.type) {
    case 'state':
      return stepPeerState(state, event.state, now);
    case 'partner-stream':
      return stay({ ...state, partner: event.stream });
    case 'channel-open':
      return stay({ ...state, channelOpen: true });
    case 'verification':
      return stay({ ...state, verification: verificationOf(event.state) });
    case 'quality':
      return stay({ ...state, quality: event.reading });
    case 'dead-capture':
      return { state, effects: isWanted(state, event.kind) ? [{ do: 'revive', kind: event.kind }] : [] };
    case 'delivered':
      return stay({ ...state, lines: withDelivered(state.lines, event.sequence) });
    case 'typing':
      return {
        state: { ...state, partnerTyping: event.on },
        effects: event.on ? [{ do: 'wait', timer: 'partner-typing', ms: PARTNER_TYPING_MS }] : [],
      };
    case 'partner-devices': {
      const { camera, microphone, paused } = event;
      return stay({ ...state, partnerDevices: { camera, microphone, paused } });
    }
    case 'direct':
      return stay({ ...state, direct: { mine: event.mine, theirs: event.theirs }, connection: event.connection, wasDirect: state.wasDirect || event.connection === 'direct' });
    case 'need-ice':
      return state.session.reach === 'open' ? { state, effects: [{ do: 'send', message: { type: 'renew-ice' } }] } : stay(state);
  }
}

/** A device that is off, or a page that is hidden, gives nothing by right. */
function isWanted({ seat, session }: CallState, kind: 'audio' | 'video'): boolean {
  const { camera, microphone } = toldDevices(seat.mode, session);
  return !session.hidden && (kind === 'video' ? camera : microphone);
}

/** Why a run failed is for its tests: a visitor is told the same of each. */
const verificationOf = (told: VerificationState): VerificationView =>
  told.kind === 'failed' ? { kind: 'failed', runsLeft: told.runsLeft } : told;

/** Texts, and what becomes of ours. */
export function stepText(state: CallState, event: Extract<VisitEvent, { type: 'partner-text' | 'sequenced' }>): CallState {
  const { lines } = state;
  if (event.type === 'sequenced') return { ...state, lines: withSequence(lines, event.id, event.sequence) };
  const { text, sequence, filtered } = event;
  return { ...state, partnerTyping: false, lines: withLine(lines, { from: 'partner', text, sequence, delivered: false, filtered }) };
}

function stepPeerState(state: CallState, peer: PeerState, now: number): VisitStep<InsideState> {
  switch (peer.kind) {
    case 'negotiating':
      return stay({ ...state, phase: 'connecting' });
    case 'connected':
      return {
        state: { ...state, phase: 'connected', recovery: null, connectedAt: state.connectedAt ?? now },
        effects: state.connectedAt === null ? [{ do: 'wait', timer: 'talk', ms: TALK_MS }] : [],
      };
    case 'reconnecting':
      return stay({ ...state, phase: 'reconnecting', recovery: peer.step, partnerTyping: false, quality: null });
    case 'ended':
      return leaveTo(state, 'partner-left', now);
    case 'failed':
      switch (peer.reason) {
        case 'lost':
          return loseCall(state, 'by-media', now);
        case 'relay-full':
          return leaveTo(state, 'relay-full', now);
        case 'sealing-broken':
          return leaveTo(state, 'unsafe', now);
        case 'never-connected':
          return leaveTo(state, brokenBy(state, 'could-not-connect'), now);
      }
  }
}
