import type { CallView } from '../view.ts';

export const CALL_WORDS = {
  title: 'You have met someone',
  connecting: 'Connecting you two…',
  connected: 'You are connected.',
  lost: 'The connection broke. Trying again…',
  recovery: {
    waiting: 'The connection broke. Waiting a moment for it to come back…',
    restarting: 'The connection broke. Trying again on another way…',
    rebuilding: 'The connection broke. Trying again from the start; else you go back to the queue, with your place kept.',
  },
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
  partnerPaused: 'Your partner looks at another page. Their picture is paused until they come back.',
  noPicture: 'The picture is on its way',
  pictureStopped: 'No picture arrives just now',
  shared: (interests: readonly string[]) => `You both named: ${interests.join(', ')}`,
  controls: 'Call',
  safety: 'Safety',
  mute: 'Mute',
  unmute: 'Unmute',
  cameraOff: 'Camera off',
  cameraOn: 'Camera on',
  text: 'Text',
  unread: 'new',
  next: 'Next',
  leave: 'Leave',
} as const;

export const SELF_WORDS = {
  picture: 'Your picture',
  move: 'Move your picture',
  moveHow: 'Press to move it to the next corner, drag it, or use the arrow keys.',
  hide: 'Hide your picture',
  show: 'Show your picture',
  off: 'Camera off',
} as const;

/** The state of the call in one line; the first thing that is wrong goes before what is right. */
export function statusWords({ phase, reach, connection, partnerAway, recovery }: CallView): string {
  if (phase === 'connecting') return partnerAway ? CALL_WORDS.partnerAwaited : CALL_WORDS.connecting;
  if (phase === 'reconnecting') return recovery === null ? CALL_WORDS.lost : CALL_WORDS.recovery[recovery];
  if (reach !== 'open') return CALL_WORDS.serverLost;
  if (partnerAway) return CALL_WORDS.partnerAway;
  return CALL_WORDS.connection[connection];
}

/** What the partner's devices do, for those who listen. */
export function partnerWords({ mode, partnerDevices }: Pick<CallView, 'mode' | 'partnerDevices'>): string {
  if (partnerDevices === null) return '';
  if (partnerDevices.paused) return mode === 'video' ? CALL_WORDS.partnerPaused : '';
  if (mode === 'text') return '';
  const said = [];
  if (!partnerDevices.camera) said.push(CALL_WORDS.partnerCameraOff);
  if (!partnerDevices.microphone) said.push(CALL_WORDS.partnerMuted);
  return said.join('. ');
}
