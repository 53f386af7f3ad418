import type { Mode } from '@visavis/protocol';
import type { WaitingView } from '../view.ts';

export const WAITING_WORDS = {
  title: { video: 'Looking for someone to talk to', text: 'Looking for someone to write with' },
  waited: 'You have waited',
  cancel: 'Cancel',
  meetAgain: 'Meet again',
  ownPicture: 'Your picture',
  unseen: 'Your camera is on. Nobody sees it yet.',
} as const;

/** The honest numbers, and what they mean for the one who waits. */
export function companyWords(company: WaitingView['company'], mode: Mode): string {
  if (company === null) return 'Asking who is here…';
  const { online, others, avoided } = company;
  const here = online > 1 ? `${online} people are here, you among them.` : 'You are the only one here.';
  const kind = mode === 'video' ? 'a video call' : 'a text chat';
  if (others === 0) {
    return `${here} Nobody else waits for ${kind} right now. You meet the next one who does.`;
  }
  if (others > avoided) {
    return `${here} ${others === 1 ? '1 other waits' : `${others} others wait`} for ${kind}.`;
  }
  return avoided === 1
    ? 'Only your last partner is waiting. You two meet again only if both of you want to.'
    : `Only people you have met are waiting: ${avoided}. You meet again only if both sides want to.`;
}
