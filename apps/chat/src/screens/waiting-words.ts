import type { Mode, WishKind } from '@visavis/protocol';
import type { WaitingView, Wishes } from '../view.ts';
import { clockWords } from './elapsed-time.ts';
import { languageName } from './language-choices.ts';
import type { WideningStep } from './widening.ts';

export const WAITING_WORDS = {
  title: { video: 'Looking for someone to talk to', text: 'Looking for someone to write with' },
  waited: 'You have waited',
  after: {
    'lost-partner': 'The connection to your partner was lost and could not be built again. You keep your place, and the search goes on.',
  },
  widening: 'Whom we look for',
  now: 'now',
  cancel: 'Cancel',
  meetAgain: 'Meet again',
  meetAgainMeans:
    'Searches keep away from people you met in the last 30 minutes. With “Meet again” you agree that this one does not. They must agree too.',
  meetsAgain: 'You agreed to meet people again. You meet as soon as they agree too, unless one of you has blocked the other.',
  standstill: {
    'keeps-place': 'Our server can’t look for anyone right now. You keep your place, and the search goes on by itself.',
    'asks-again': 'Our server can’t take searches right now. We ask again every few seconds.',
  },
  cools: 'You pressed Next many times in a row, so this search begins a few seconds later.',
  puzzle: {
    solving:
      'Our server asks for a small puzzle before this search. It slows down programs that search very often. Your device solves it; you need to do nothing.',
    failed: 'Our server asks for a puzzle before searches now, and this page could not solve it. Cancel, and try again in a while.',
  },
  ownPicture: 'Your picture',
  unseen: 'Your camera is on. Nobody sees it yet.',
} as const;

type Company = NonNullable<WaitingView['company']>;

/** Only wishes, or an earlier meeting, keep everybody apart who waits. */
export const onlyKeptApart = ({ others, avoided, unlike }: Company): boolean => others > 0 && others <= avoided + unlike;

/** The honest numbers, and what they mean for the one who waits; `wish`: a wish of theirs holds now. */
export function companyWords(company: WaitingView['company'], mode: Mode, wish = false): string {
  if (company === null) return 'Asking who is here…';
  const { online, others, avoided, unlike } = company;
  // Who waits may be at another server than this one, whose people are counted.
  const counted = online > 1 ? `${online} people are here, you among them. ` : 'You are the only one here. ';
  const here = online > others ? counted : '';
  const kind = mode === 'video' ? 'a video call' : 'a text chat';
  if (others === 0) {
    return `${here}Nobody else waits for ${kind} right now. You meet the next one who does${wish ? ' and fits your wishes' : ''}.`;
  }
  const waiting = others === 1 ? '1 other waits' : `${others} others wait`;
  if (!onlyKeptApart(company)) return `${here}${waiting} for ${kind}.`;
  if (avoided === 0) return `${here}${waiting} for ${kind}, but your wishes or theirs keep you apart so far.`;
  if (unlike > 0) {
    return `${here}${waiting} for ${kind}. An earlier meeting keeps you apart from ${avoided} of them; from the rest your wishes or theirs do so far.`;
  }
  return avoided === 1
    ? 'Only someone you have met is waiting. You meet again only if both of you want to, and neither has blocked the other.'
    : `Only people you have met are waiting: ${avoided}. You meet again only if both sides want to, and neither has blocked the other.`;
}

/** The one thing that stands between the visitor and a search that goes on; null when nothing does, or the link is lost. */
export function hindranceWords({ puzzle, reach, standstill }: Pick<WaitingView, 'puzzle' | 'reach' | 'standstill'>): string | null {
  if (reach !== 'open') return null;
  if (puzzle !== 'none') return WAITING_WORDS.puzzle[puzzle];
  return standstill === 'none' ? null : WAITING_WORDS.standstill[standstill];
}

/** How long until a search begins that the server holds back for many Nexts [M12], milliseconds. */
export const coolsMs = ({ begins, cools }: Pick<WaitingView, 'begins' | 'cools'>, now: number): number =>
  cools ? Math.max(0, (begins ?? now) - now) : 0;

/** How a search goes, for those who listen: without numbers and clocks, so that it is said again only when something is different. */
export function waitingGist(view: Pick<WaitingView, 'begins' | 'company' | 'cools' | 'puzzle' | 'reach' | 'standstill'>, now: number): string {
  if (view.reach !== 'open') return '';
  return hindranceWords(view) ?? (coolsMs(view, now) > 0 ? WAITING_WORDS.cools : companyGist(view.company));
}

function companyGist(company: WaitingView['company']): string {
  if (company === null) return '';
  if (company.others === 0) return company.online > 1 ? 'Nobody else waits right now.' : 'You are the only one here.';
  if (!onlyKeptApart(company)) return 'Others wait too.';
  if (company.unlike === 0) return 'Only people you have met are waiting.';
  return `Others wait, but wishes${company.avoided > 0 ? ' and earlier meetings' : ''} keep you apart so far.`;
}

/** What is usual here; nothing is made up where too few were matched of late. */
export function usualWords({ company, usual }: Pick<WaitingView, 'company' | 'usual'>): string {
  if (company === null) return '';
  if (usual === null) return 'How long it usually takes here is not known yet.';
  return `Of those who met someone here lately, half waited ${spanWords(usual.halfMs)} or less, and nine of ten ${spanWords(usual.mostMs)} or less.`;
}

/** A search that costs time because of many Nexts [M12]. */
export const coolWords = (leftMs: number): string =>
  `You pressed Next many times in a row, so this search begins in ${Math.ceil(leftMs / 1_000)} s.`;

/** Named up to here; more would be a list to read. */
const NAMED = 3;

/** What of a list is shared, by name. */
export const eitherWords = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;

/** What somebody must share, by name where they are few. */
function sharedWords(kind: WishKind, { interests, languages }: Wishes): string {
  switch (kind) {
    case 'interests':
      return interests.length > NAMED ? 'one of your interests' : eitherWords(interests.map((one) => `“${one}”`));
    case 'languages':
      return languages.length > NAMED ? 'one of your languages' : eitherWords(languages.map(languageName));
    case 'country':
      return 'your country';
  }
}

/** Whom a search looks for in a step. */
export function stepWords({ kinds }: WideningStep, wishes: Wishes): string {
  if (kinds.length === 0) return 'anyone';
  const shared = kinds.map((kind) => sharedWords(kind, wishes));
  const list = shared.some((one) => one.includes(' or ')) ? shared.join(', and ') : andWords(shared);
  return `someone who shares ${list}`;
}

const andWords = (parts: readonly string[]): string =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;

/** From when on the schedule counts, where that is not the whole wait: what came before was another search, or none yet. */
export function countedWords({ begins, meetsAgain, since }: Pick<WaitingView, 'begins' | 'meetsAgain' | 'since'>, now: number): string | null {
  if (begins === null || begins > now || begins - since < 1_000) return null;
  return `Counted from ${meetsAgain ? '“Meet again”' : 'the start of this search'}, ${clockWords(now - begins)} ago.`;
}

/** When a step is, in seconds of waiting. */
export function stepTime({ from, until }: WideningStep): string {
  if (until === null) return from === 0 ? 'All the time' : 'Then';
  return from === 0 ? `First ${until / 1_000} s` : `Until ${until / 1_000} s`;
}

/** Seconds, from a minute and a half on minutes. */
function spanWords(ms: number): string {
  const seconds = Math.max(1, Math.ceil(ms / 1_000));
  return seconds < 90 ? `${seconds} s` : `${Math.ceil(seconds / 60)} min`;
}
