import type { CallView } from '../view.ts';

export const CALL_WORDS = {
  title: 'You have met someone',
  connecting: 'Connecting you two…',
  connected: 'You are connected.',
  lost: 'The connection broke. Trying again…',
  serverLost: 'No link to our server. Your call goes on.',
  partnerAway: 'Your partner’s link to our server broke. Your call goes on.',
  partnerAwaited: 'Your partner’s link to our server broke. Waiting for them…',
  connection: {
    shielded: 'Shielded: your partner can’t see your IP address',
    direct: 'Direct: your partner can see your IP address',
  },
  partnerPicture: 'Your partner',
  partnerCameraOff: 'Your partner’s camera is off',
  partnerMuted: 'Your partner is muted',
  noPicture: 'The picture is on its way',
  shared: (interests: readonly string[]) => `You both named: ${interests.join(', ')}`,
  controls: 'Call',
  mute: 'Mute',
  unmute: 'Unmute',
  cameraOff: 'Camera off',
  cameraOn: 'Camera on',
  text: 'Text',
  unread: 'new',
  next: 'Next',
  leave: 'Leave',
  report: 'Report',
} as const;

export const SELF_WORDS = {
  picture: 'Your picture',
  move: 'Move your picture',
  moveHow: 'Press to move it to the next corner, drag it, or use the arrow keys.',
  hide: 'Hide your picture',
  show: 'Show your picture',
  off: 'Camera off',
} as const;

export const TEXT_WORDS = {
  title: 'Text',
  close: 'Close text',
  log: 'Messages',
  empty: 'Say hello. Messages go to your partner only and are gone after the call.',
  me: 'You',
  partner: 'Partner',
  field: 'Message',
  send: 'Send',
  left: (count: number) => `${count} characters left`,
  waiting: 'You can write as soon as you two are connected.',
  arrived: 'New message',
} as const;

/** The state of the call in one line; the first thing that is wrong goes before what is right. */
export function statusWords({ phase, reach, connection, partnerAway }: CallView): string {
  if (phase === 'connecting') return partnerAway ? CALL_WORDS.partnerAwaited : CALL_WORDS.connecting;
  if (phase === 'reconnecting') return CALL_WORDS.lost;
  if (reach !== 'open') return CALL_WORDS.serverLost;
  if (partnerAway) return CALL_WORDS.partnerAway;
  return CALL_WORDS.connection[connection];
}
