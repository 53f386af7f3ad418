import type { LinkMessage, LinkState, LocalMediaEvent } from '@visavis/rtc';
import type { Reach } from '../view.ts';
import { stay, type VisitEffect, type VisitStep } from './effect.ts';
import type { VisitEvent } from './event.ts';
import { devicesAfter, ownDevices, sessionAfterMessage, withoutOldPartners } from './session.ts';
import type { ClosedState, InsideState, Session, VisitState } from './state.ts';
import { stepCall } from './step-call.ts';
import { stepCheck } from './step-check.ts';
import { stepEnded } from './step-ended.ts';
import { stepWaiting } from './step-waiting.ts';

/** Of the time that relay credentials live, the part after which new ones are asked for. */
const RENEW_AT = 0.7;
/** After a refusal for the rate, before a `leave` is said again. */
const SETTLE_MS = 1_500;
/** Whoever stays on one screen for long has tags to forget there too: so much too late at most. */
export const forgetLater: VisitEffect = { do: 'wait', timer: 'forget', ms: 60_000 };

/** First what an event means on every screen, then what it means on this one. */
export function stepInside(
  before: InsideState,
  event: VisitEvent,
  now: number,
): VisitStep<VisitState> {
  if (event.type === 'leave') return end(before, { at: 'gone' }, [{ do: 'go-home' }]);
  if (event.type === 'page-hidden') return end(before, { at: 'gone' }, []);
  if (event.type === 'link' && (event.state === 'elsewhere' || event.state === 'not-admitted')) {
    return end(before, { at: 'closed', reason: event.state }, []);
  }
  const shared = stepSession(before, event, now);
  const state = { ...before, session: shared.state };
  const own = stepScreen(state, event, now);
  const effects = [...shared.effects, ...own.effects, ...tellDevices(before, own.state)];
  return { state: own.state, effects };
}

function stepScreen(state: InsideState, event: VisitEvent, now: number): VisitStep<InsideState> {
  switch (state.at) {
    case 'check':
      return stepCheck(state, event, now);
    case 'waiting':
      return stepWaiting(state, event, now);
    case 'call':
      return stepCall(state, event, now);
    case 'ended':
      return stepEnded(state, event, now);
  }
}

function stepSession(state: InsideState, event: VisitEvent, now: number): VisitStep<Session> {
  const { session } = state;
  switch (event.type) {
    case 'link':
      return stay({ ...session, reach: reachOf(event.state) });
    case 'calls':
      return stay({ ...session, calls: event.state });
    case 'reload':
      return { state: session, effects: [{ do: 'reload' }] };
    case 'retry-link':
      return { state: session, effects: [{ do: 'retry-link' }] };
    case 'server':
      return stepMessage(session, event.message);
    case 'waited':
      if (event.timer === 'forget') return { state: withoutOldPartners(session, now), effects: [forgetLater] };
      if (event.timer !== 'settle' || !session.settling || session.reach !== 'open') {
        return stay(session);
      }
      // Each is harmless where the other was meant, and the server answers both.
      return {
        state: session,
        effects: [
          { do: 'send', message: { type: 'cancel' } },
          { do: 'send', message: { type: 'leave' } },
        ],
      };
    case 'media':
      return stepDevices(state, event.event);
    case 'choose-device':
      return { state: session, effects: [{ do: 'choose-device', kind: event.kind, id: event.id }] };
    case 'toggle-microphone':
      return toggle({ ...session, microphoneOn: !session.microphoneOn });
    case 'toggle-camera':
      return toggle({ ...session, cameraOn: !session.cameraOn });
    default:
      return stay(session);
  }
}

function stepMessage(session: Session, message: LinkMessage): VisitStep<Session> {
  const after = sessionAfterMessage(session, message);
  if (message.type === 'ice') {
    const { servers, ttl } = message;
    const renew: VisitEffect = { do: 'wait', timer: 'renew-ice', ms: ttl * 1_000 * RENEW_AT };
    return { state: after, effects: [{ do: 'use-ice', servers }, renew] };
  }
  // It may be the `leave` that was refused: without its answer no search would start again.
  if (after.settling && message.type === 'error' && message.code === 'rate-limited') {
    return { state: after, effects: [{ do: 'wait', timer: 'settle', ms: SETTLE_MS }] };
  }
  return stay(after);
}

function stepDevices(state: InsideState, event: LocalMediaEvent): VisitStep<Session> {
  const { session } = state;
  if (event.type === 'replaced' && state.at === 'call') {
    return { state: session, effects: [{ do: 'replace-track', track: event.track }] };
  }
  return stay({ ...session, devices: devicesAfter(session.devices, event) });
}

function toggle(session: Session): VisitStep<Session> {
  const { cameraOn, microphoneOn, devices } = session;
  const effects: VisitEffect[] = [
    { do: 'set-track', kind: 'video', on: cameraOn },
    { do: 'set-track', kind: 'audio', on: microphoneOn },
  ];
  // A camera that was unplugged and is back: turning it on opens it again.
  const [camera] =
    devices.kind === 'ready' && devices.open.cameraId === '' ? devices.open.cameras : [];
  if (cameraOn && camera !== undefined) {
    effects.push({ do: 'choose-device', kind: 'video', id: camera.id });
  }
  return { state: session, effects };
}

/** Whatever changed them, the partner hears which devices are on. */
function tellDevices(before: InsideState, after: InsideState): readonly VisitEffect[] {
  if (before.at !== 'call' || after.at !== 'call' || !after.channelOpen) return [];
  const was = ownDevices(before.seat.mode, before.session);
  const is = ownDevices(after.seat.mode, after.session);
  const same = was.camera === is.camera && was.microphone === is.microphone;
  if (before.channelOpen && same) return [];
  return [{ do: 'say', message: { type: 'devices', ...is } }];
}

/** Nothing stays open: not the call, not the link, not a device. */
function end(
  state: InsideState,
  to: Extract<VisitState, { at: 'gone' }> | ClosedState,
  last: readonly VisitEffect[],
): VisitStep<VisitState> {
  const call: VisitEffect[] =
    state.at === 'call' ? [{ do: 'end-call' }, { do: 'send', message: { type: 'leave' } }] : [];
  return {
    state: to,
    effects: [...call, { do: 'close-link' }, { do: 'stop-level' }, { do: 'stop-devices' }, ...last],
  };
}

function reachOf(link: LinkState): Reach {
  switch (link) {
    case 'closed':
    case 'elsewhere':
    case 'not-admitted':
      return 'unreachable';
    default:
      return link;
  }
}
