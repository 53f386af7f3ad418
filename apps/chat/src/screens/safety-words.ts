import { SERVICE } from '../service.ts';

export const SAFETY_WORDS = {
  report: 'Report',
  block: 'Block',
  minor: `Under ${SERVICE.minimumAge}: end and report`,
  minorMeans: `Ends this call and reports at once that your partner seems to be under ${SERVICE.minimumAge}`,
  panic: 'Panic: all off',
  panicMeans: 'Ends the call at once and turns your camera and microphone off (Shift and Esc, or Shift three times)',
  keys: 'Keys',
} as const;

export const BLOCK_WORDS = {
  title: 'Block this person?',
  call: 'The call ends now. You two won’t meet again for as long as their page stays open.',
  ended: 'You two won’t meet again for as long as their page stays open.',
  how: 'Your last 20 blocks are kept on this device, also after you close this page. They are not told that you blocked them.',
  yes: 'Block',
  no: 'Cancel',
} as const;
