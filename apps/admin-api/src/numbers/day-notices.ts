import { type ComponentChild, h } from 'preact';
import { DAY_MS, type DayState, type PublicMonth } from './public-month.ts';
import { sayDay, sayLongDay } from './say-day.ts';

/** Released days come within the hour that they are left to settle, and some minutes. */
const LATE_MS = 2 * 3_600_000;

/** What has to be said before any number, when yesterday has none. */
export function noticeOf({ days, yesterday }: PublicMonth, at: number): string | null {
  if (days.every(({ kind }) => kind === 'open')) {
    const first = Math.floor(at / DAY_MS) * DAY_MS + DAY_MS;
    return `No day has been published yet. The first numbers come on ${sayLongDay(first)}, a little after 01:00 UTC.`;
  }
  if (yesterday.kind === 'published') return null;
  if (yesterday.kind !== 'open') return `Yesterday has no numbers. ${reasonOf(yesterday)}`;
  return at - yesterday.start - DAY_MS > LATE_MS
    ? 'The numbers of yesterday are late. They should be out a little after 01:00 UTC.'
    : 'The numbers of yesterday are not out yet. They come a little after 01:00 UTC, when all of that day is counted.';
}

/** Days that were decided to have no numbers, each with its reason; nothing when there are none. */
export function heldBack(days: readonly DayState[]): ComponentChild {
  const held = days.filter((day) => day.kind === 'crowded' || day.kind === 'keys').toReversed();
  if (held.length === 0) return null;
  return h('div', { class: 'held-back' }, [
    h('h3', null, held.length === 1 ? 'One day was held back' : `${held.length} days were held back`),
    h('ul', null, held.map((day) => h('li', null, [h('strong', null, `${sayDay(day.start)}. `), reasonOf(day)]))),
  ]);
}

function reasonOf(day: Extract<DayState, { kind: 'crowded' | 'keys' }>): string {
  return day.kind === 'crowded'
    ? 'More came than our program can take or tell apart. Some were not counted, and the noise would not hide who kept them out, so we publish nothing.'
    : `The counting began anew ${timesWord(day.keys - 1)}, and each time it forgot who had been counted. One visitor could count ${day.keys} times; the noise would hide them too little, so we publish nothing.`;
}

const timesWord = (times: number): string => (times === 2 ? 'twice' : `${times} times`);
