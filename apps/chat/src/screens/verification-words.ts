import type { Mode } from '@visavis/protocol';
import type { VerificationView } from '../view.ts';

export const VERIFICATION_WORDS = {
  strip: 'Signs of this call',
  compare: 'Compare them',
  waiting: 'Your signs are being made…',
  failed: 'Not verified',
  title: {
    video: { waiting: 'Signs of this call', ready: 'Compare these seven signs', failed: 'This call is not verified' },
    text: { waiting: 'Signs of this call', ready: 'Seven signs of this call', failed: 'This call is not verified' },
  },
  how: {
    video: 'Say them aloud, or hold them to the camera; never by text: somebody in the middle could change a text.',
    text: 'Signs can’t be compared by text: somebody in the middle could change it. In a call by text nobody can be sure that there is no one in between.',
  },
  match: 'If both of you have the same signs in the same order, nobody sits between you: not our server, not a stranger who passes your call on.',
  limits: 'A match does not say that the face is real, as a computer can make one, nor that the page each of you loaded is honest.',
  differ: 'If one sign is different, somebody may be in between. Leave this call.',
  why: {
    waiting: 'Your two browsers make seven signs together. It takes a moment after you two are connected.',
    failed: 'Your two browsers could not agree on signs. You can go on talking, but nobody can say that there is no one in between.',
  },
  again: 'Try again',
  last: 'Not again in this call.',
  close: 'Close signs',
  /** For those who listen. */
  gist: {
    video: { waiting: '', ready: 'The signs of this call are there. You can compare them.', failed: 'This call is not verified.' },
    text: { waiting: '', ready: '', failed: 'This call is not verified.' },
  },
} as const;

/** How many more runs there can be in this call. */
export function runsWords(runsLeft: number): string {
  if (runsLeft === 0) return VERIFICATION_WORDS.last;
  return runsLeft === 1 ? 'You can try once more.' : `You can try ${runsLeft} more times.`;
}

/** The name of the control that opens the signs. */
export function stripLabel(verification: VerificationView, mode: Mode, shown: number): string {
  switch (verification.kind) {
    case 'waiting':
      return VERIFICATION_WORDS.waiting;
    case 'failed':
      return VERIFICATION_WORDS.failed;
    case 'ready': {
      const names = verification.signs.slice(0, shown).map(({ name }) => name);
      const compare = mode === 'video' ? ` ${VERIFICATION_WORDS.compare}` : '';
      return `${names.join(' ')}. ${VERIFICATION_WORDS.strip}.${compare}`;
    }
  }
}
