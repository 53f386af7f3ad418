import type { LinkMessage, LinkState, LocalMediaEvent, OpenDevices } from '@visavis/rtc';
import type { Reach } from '../view.ts';
import { stay, type VisitEffect, type VisitStep } from './effect.ts';
import type { VisitEvent } from './event.ts';
import { isGuarded, isNewCamera, stepGuard } from './guard-state.ts';
import type { LateSteps } from './late-steps.ts';
import { stepRelay } from './relay.ts';
import { allowedConnection, devicesAfter, sessionAfterMessage, toldDevices, troublesAfter, withoutOldPartners } from './session.ts';
import type { ClosedState, InsideState, Session, VisitState } from './state.ts';
import { stepCheck } from './step-check.ts';

/** Of the time that relay credentials live, the part after which new ones are asked for. */
const RENEW_AT = 0.7;
/** After a refusal for the rate, before a `leave` is said again. */
const SETTLE_MS = 1_500;
/** Whoever stays on one screen for long has tags to forget there too: so much too late at most. */
export const forgetLater: VisitEffect = { do: 'wait', timer: 'forget', ms: 60_000 };

/** When it is, and what has loaded. */
export interface Moment {
  /** Epoch milliseconds. */
  readonly now: number;
  readonly late: LateSteps | null;
}

/** First what an event means on every screen, then what it means on this one. */
export function stepInside(
  before: InsideState,
  event: VisitEvent,
  { late, now }: Moment,
): VisitStep<VisitState> {
  if (event.type === 'leave') return end(before, { at: 'gone' }, [{ do: 'go-home' }]);
  if (event.type === 'page-hidden') return end(before, { at: 'gone' }, []);
  if (event.type === 'link' && (event.state === 'elsewhere' || event.state === 'not-admitted')) {
    return end(before, { at: 'closed', reason: event.state }, []);
  }
  const shared = stepSession(before, event, now);
  const relay = stepRelay({ ...before, session: shared.state }, event, now);
  const own = stepScreen(stepGuard({ ...before, session: relay.state }, event).state, event, { late, now });
  const guarded = late?.withGuard(before, own.state, event) ?? stay(own.state);
  const told = tellDevices(before, own.state);
  return { state: guarded.state, effects: [...shared.effects, ...relay.effects, ...own.effects, ...told, ...guarded.effects] };
}

function stepScreen(state: InsideState, event: VisitEvent, { late, now }: Moment): VisitStep<InsideState> {
  if (event.type === 'panic') return late?.panic(state, now) ?? stay(state);
  if (state.at === 'check') return stepCheck(state, event, now);
  return late?.stepLate(state, event, now) ?? stay(state);
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
      return stepMessage(state, event.message);
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
    case 'visibility':
      return stay({ ...session, hidden: event.hidden });
    case 'blocked-known':
      return stay({ ...session, avoid: { ...session.avoid, blocked: [...new Set([...session.avoid.blocked, ...event.tags])] } });
    case 'choose-device':
      return { state: session, effects: [{ do: 'choose-device', kind: event.kind, id: event.id }] };
    case 'toggle-microphone':
      return toggle({ ...session, microphoneOn: !session.microphoneOn }, 'audio');
    case 'toggle-camera':
      return toggle({ ...session, cameraOn: !session.cameraOn }, 'video');
    default:
      return stay(session);
  }
}

function stepMessage({ at, session }: InsideState, message: LinkMessage): VisitStep<Session> {
  const after = sessionAfterMessage(session, message);
  if (message.type === 'ice') {
    const { servers, ttl } = message;
    const renew: VisitEffect = { do: 'wait', timer: 'renew-ice', ms: ttl * 1_000 * RENEW_AT };
    const spareFor = at === 'waiting' ? allowedConnection(after) : null;
    return { state: after, effects: [{ do: 'use-ice', servers, ttl, spareFor }, renew] };
  }
  // It may be the `leave` that was refused: without its answer no search would start again.
  if (after.settling && message.type === 'error' && message.code === 'rate-limited') {
    return { state: after, effects: [{ do: 'wait', timer: 'settle', ms: SETTLE_MS }] };
  }
  return stay(after);
}

function stepDevices(state: InsideState, event: LocalMediaEvent): VisitStep<Session> {
  const { session } = state;
  const after = {
    ...session,
    devices: devicesAfter(session.devices, event),
    troubles: troublesAfter(session.troubles, event),
  };
  if (event.type !== 'replaced' || state.at !== 'call') return stay(after);
  // A picture under the check goes out when the check says so.
  if (isGuarded(session) && isNewCamera({ type: 'media', event })) return stay(after);
  return { state: after, effects: [{ do: 'replace-track', track: event.track }] };
}

function toggle(session: Session, kind: 'audio' | 'video'): VisitStep<Session> {
  const { cameraOn, microphoneOn } = session;
  const effects: VisitEffect[] = [
    { do: 'set-track', kind: 'video', on: cameraOn },
    { do: 'set-track', kind: 'audio', on: microphoneOn },
  ];
  // One that was unplugged and is back: turning it on opens it again.
  const [back] = (kind === 'video' ? cameraOn : microphoneOn) ? notOpened(session, kind) : [];
  if (back !== undefined) effects.push({ do: 'choose-device', kind, id: back.id });
  return { state: session, effects };
}

/** What could be opened of a kind of which nothing is open. */
function notOpened({ devices }: Session, kind: 'audio' | 'video'): OpenDevices['cameras'] {
  if (devices.kind !== 'ready') return [];
  const { cameraId, cameras, microphoneId, microphones } = devices.open;
  if (kind === 'video') return cameraId === '' ? cameras : [];
  return microphoneId === '' ? microphones : [];
}

/** Whatever changed them, the partner hears which devices are on. */
function tellDevices(before: InsideState, after: InsideState): readonly VisitEffect[] {
  if (before.at !== 'call' || after.at !== 'call' || !after.channelOpen) return [];
  const was = toldDevices(before.seat.mode, before.session);
  const devices = toldDevices(after.seat.mode, after.session);
  const same = was.camera === devices.camera && was.microphone === devices.microphone && was.paused === devices.paused;
  // A connection that is built anew is told again by the call itself.
  return same && before.channelOpen ? [] : [{ do: 'say-devices', devices }];
}

/** Nothing stays open: not the call, not the link, not a device. */
function end(
  state: InsideState,
  to: Extract<VisitState, { at: 'gone' }> | ClosedState,
  last: readonly VisitEffect[],
): VisitStep<VisitState> {
  const call: VisitEffect[] =
    state.at === 'call' ? [{ do: 'end-call' }, { do: 'send', message: { type: 'leave' } }] : [];
  const guard: readonly VisitEffect[] = state.session.rules.guard ? [{ do: 'close-guard' }] : [];
  return {
    state: to,
    effects: [...call, { do: 'close-link' }, { do: 'stop-level' }, { do: 'stop-devices' }, ...guard, ...last],
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
