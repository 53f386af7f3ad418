import { forgetOld, remember } from '@visavis/matchmaking/avoid-list';
import type { Connection, ErrorCode, Mode, ServerMessage, WishKind } from '@visavis/protocol';
import type { Devices as ToldDevices, LocalMediaEvent } from '@visavis/rtc';
import type { VisitEffect } from './effect.ts';
import type { CallView } from '../view.ts';
import { type CallState, type Devices, NO_TROUBLES, type Session, type Troubles } from './state.ts';

/** What the visitor allows at most, given what is on offer and what they have said. */
export function allowedConnection(session: Session): Connection {
  const { offered, chosen } = session;
  if (offered === null) return chosen ?? 'shielded';
  if (chosen !== null && offered.includes(chosen)) return chosen;
  return offered.includes('shielded') ? 'shielded' : 'direct';
}

/** Every call is direct here, or the visitor chose it: whatever is on offer just now. */
export const agreedToDirect = ({ chosen, rules }: Session): boolean => rules.connection === 'direct' || chosen === 'direct';

/** Only direct calls are on offer, though the policy knows others, and the visitor has not agreed to show their address. */
export function mustAgreeToDirect(session: Session): boolean {
  return (
    session.rules.connection !== 'direct' &&
    session.offered !== null &&
    !session.offered.includes('shielded') &&
    session.chosen !== 'direct'
  );
}

/** The first minor version in which a search may name a key that signs. */
const SIGNING_MINOR = 2;

/** The visitor's own stream, as a call of this mode may use it. */
export function streamFor(mode: Mode, session: Session): MediaStream | null {
  if (mode === 'text' || session.devices.kind !== 'ready') return null;
  return session.devices.open.stream;
}

/** Remembers a partner from the end of the call on, so that the next searches avoid them [M3]. */
export const withPartner = (session: Session, tag: string, now: number): Session => ({
  ...session,
  avoid: remember(session.avoid, { tag, at: now }),
});

/** Without the tags of partners whom no search keeps away from any more. */
export const withoutOldPartners = (session: Session, now: number): Session => ({ ...session, avoid: forgetOld(session.avoid, now) });

/** What can be wished for: where policy and server both say so. */
export const wishKindsOf = ({ rules, wishKinds }: Session): readonly WishKind[] =>
  rules.wishes.filter((kind) => wishKinds.includes(kind));

/** The wishes that go with a search: what is not allowed is left out, and a wish about nothing is none [M11]. */
export function statedWishes(session: Session) {
  const { wishes } = session;
  const allowed = wishKindsOf(session);
  const interests = allowed.includes('interests') ? [...wishes.interests] : [];
  const languages = allowed.includes('languages') ? [...wishes.languages] : [];
  return {
    interests,
    languages,
    wishes: {
      interests: interests.length > 0 ? wishes.weight.interests : 'any',
      languages: languages.length > 0 ? wishes.weight.languages : 'any',
      country: allowed.includes('country') ? wishes.weight.country : 'any',
    },
  } as const;
}

/** What a message means for the session, whatever the screen. */
export function sessionAfterMessage(session: Session, message: ServerMessage): Session {
  switch (message.type) {
    case 'welcome':
      return {
        ...session,
        offered: message.connections,
        wishKinds: message.wishes,
        nonce: message.nonce,
        signs: message.minor >= SIGNING_MINOR,
        evidenceKey: message.evidenceKey ?? null,
        settling: false,
      };
    case 'idle':
      return { ...session, settling: false };
    case 'error':
      return afterError(session, message.code);
    default:
      return session;
  }
}

/** The devices after something happened to them. */
export function devicesAfter(devices: Devices, event: LocalMediaEvent): Devices {
  switch (event.type) {
    case 'ready': {
      const level = devices.kind === 'ready' ? devices.level : 0;
      return { kind: 'ready', open: event.devices, level };
    }
    case 'failed':
      return { kind: 'failed', reason: event.reason };
    case 'lost': {
      if (devices.kind !== 'ready') return devices;
      const gone = event.kind === 'video' ? { cameraId: '' } : { microphoneId: '' };
      return { ...devices, open: { ...devices.open, ...gone } };
    }
    case 'interrupted':
    case 'replaced':
    case 'restored':
      return devices;
  }
}

/** What became of devices without the visitor. Another track is no end of an interruption: `restored` says that it is over. */
export function troublesAfter(before: Troubles, event: LocalMediaEvent): Troubles {
  switch (event.type) {
    case 'lost':
    case 'interrupted':
      return { ...before, [event.kind]: event.type };
    case 'restored':
      return { ...before, [event.kind]: 'none' };
    case 'replaced': {
      const kind = event.track.kind === 'audio' ? 'audio' : 'video';
      return before[kind] === 'lost' ? { ...before, [kind]: 'none' } : before;
    }
    case 'ready':
    case 'failed':
      return before;
  }
}

/** The worst of it, in a word. */
export function ownDevicesOf({ troubles: { audio, video } }: Session): CallView['ownDevices'] {
  if (audio === 'interrupted' || video === 'interrupted') return 'interrupted';
  if (video === 'lost') return 'camera-lost';
  return audio === 'lost' ? 'microphone-lost' : 'fine';
}

/** Which of the visitor's devices the partner can see or hear. */
export function toldDevices(mode: Mode, session: Session): ToldDevices {
  // Nobody looks here now: the page is hidden, or the system has taken the camera.
  const paused = session.hidden || ownDevicesOf(session) === 'interrupted';
  if (mode === 'text' || session.devices.kind !== 'ready') return { camera: false, microphone: false, paused };
  const { cameraId, microphoneId } = session.devices.open;
  return {
    camera: session.cameraOn && cameraId !== '',
    microphone: session.microphoneOn && microphoneId !== '',
    paused,
  };
}

export function watchLevelOf(session: Session): readonly VisitEffect[] {
  if (session.devices.kind !== 'ready') return [];
  return [{ do: 'watch-level', stream: session.devices.open.stream }];
}

function afterError(session: Session, code: ErrorCode): Session {
  // The answer to a `leave` or `cancel` that crossed the end of its match or search.
  if (code === 'wrong-state') return { ...session, settling: false };
  if (code === 'connection-unavailable') {
    const left = session.offered?.filter((one) => one !== allowedConnection(session)) ?? [];
    return left.length > 0 ? { ...session, offered: left } : session;
  }
  return session;
}

/** What texts of a call are sealed to; null where they can't be proven, or nobody could open them. */
export const evidenceKeyOf = ({ proves, session }: { readonly proves: boolean; readonly session: Session }): string | null =>
  proves ? session.evidenceKey : null;

/** Both may agree to a direct connection: the policy leaves the choice, and nothing is direct yet. */
export const mayGoDirect = ({ connection, session }: Pick<CallState, 'connection' | 'session'>): boolean =>
  connection === 'shielded' && session.rules.connection === 'choice' && session.offered?.includes('direct') === true;

/** Whom the last call was with, while this is known and they are not blocked yet. */
export function lastPartner({ avoid: { blocked, recent } }: Session): string | null {
  const tag = recent[0]?.tag ?? null;
  return tag === null || blocked.includes(tag) ? null : tag;
}

/** Without camera and microphone: they are asked for anew. */
export const withoutDevices = (session: Session): Session => ({ ...session, devices: { kind: 'not-asked' }, troubles: NO_TROUBLES });
