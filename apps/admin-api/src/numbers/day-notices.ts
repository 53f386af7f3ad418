import type { PublicOutlook } from '@visavis/services';
import { type ComponentChild, h } from 'preact';
import { DAY_MS, type DayState, type PublicMonth } from './public-month.ts';
import { sayDay, sayLongDay } from './say-day.ts';

/** Released days come within the hour that they are left to settle, and some minutes. */
const LATE_MS = 2 * 3_600_000;
const RELEASE_TIME = 'a little after 01:00 UTC';

interface Known {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly month: PublicMonth;
  /** Of yesterday and of today. */
  readonly outlook: PublicOutlook;
}

/** What has to be said before any number, where yesterday has none or today will have none; empty otherwise. */
export function noticeOf(known: Known, threshold: number): readonly string[] {
  const { month, outlook } = known;
  if (outlook.began === null) return [`Counting has not begun, so there is nothing to publish. The numbers of a day come when it is over, ${RELEASE_TIME}.`, conditions(threshold)];
  const oldest = month.days[0]?.start ?? month.yesterday.start;
  const isYoung = outlook.began.getTime() >= oldest;
  const isEmpty = month.days.every(({ kind }) => kind === 'open');
  const yesterday = ofYesterday(known);
  const lines = [
    isEmpty && (isYoung ? 'No day has been published yet.' : `None of the last ${month.days.length} days has been published.`),
    yesterday.line,
    ofToday(known, { isDue: yesterday.kind === 'without', ordinal: isEmpty && isYoung ? 'first' : 'next' }),
  ].filter((line) => typeof line === 'string');
  return lines.length === 0 ? [] : [lines.join(' '), conditions(threshold)];
}

/** `without`: it has no numbers and gets none, so that those of today are the next. */
interface Yesterday {
  readonly kind: 'out' | 'awaited' | 'without';
  readonly line: string | null;
}

function ofYesterday({ at, month: { yesterday }, outlook: { began, manyKeys } }: Known): Yesterday {
  if (yesterday.kind === 'published') return { kind: 'out', line: null };
  if (yesterday.kind !== 'open') return { kind: 'without', line: `Yesterday has no numbers. ${reasonOf(yesterday)}` };
  if (began === null || yesterday.start < began.getTime()) return { kind: 'without', line: null };
  const keys = keysOf(manyKeys, yesterday.start);
  if (keys !== undefined) return { kind: 'without', line: `Yesterday, ${sayLongDay(yesterday.start)}, will have no numbers. ${renewedReason(keys)}` };
  return {
    kind: 'awaited',
    line:
      at - yesterday.start - DAY_MS > LATE_MS
        ? `The numbers of yesterday are late. They should have been decided ${RELEASE_TIME}.`
        : `The numbers of yesterday are not out yet. They can come today, ${RELEASE_TIME}, when all of that day is counted.`,
  };
}

function ofToday({ at, outlook: { manyKeys } }: Known, { isDue, ordinal }: { readonly isDue: boolean; readonly ordinal: 'first' | 'next' }): string | null {
  const today = Math.floor(at / DAY_MS) * DAY_MS;
  const tomorrow = today + DAY_MS;
  const keys = keysOf(manyKeys, today);
  if (keys !== undefined) {
    return `Today, ${sayLongDay(today)}, will have no numbers. ${renewedReason(keys)} The next chance is tomorrow: its numbers can come on ${sayLongDay(tomorrow + DAY_MS)}, ${RELEASE_TIME}.`;
  }
  return isDue ? `The ${ordinal} numbers can come on ${sayLongDay(tomorrow)}, ${RELEASE_TIME}, when all of today is counted.` : null;
}

const conditions = (threshold: number): string =>
  `A number below ${threshold} is not shown, so a day with few visitors may show none. A day on which the counting begins anew more than once, or on which more come than our program can take or tell apart, has no numbers at all.`;

const keysOf = (manyKeys: PublicOutlook['manyKeys'], day: number): number | undefined => manyKeys.find((one) => one.day.getTime() === day)?.keys;

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
    : renewedReason(day.keys);
}

const renewedReason = (keys: number): string =>
  `The counting began anew ${timesWord(keys - 1)}, and each time it forgot who had been counted. One visitor could count ${keys} times; the noise would hide them too little, so we publish nothing.`;

const timesWord = (times: number): string => (times === 2 ? 'twice' : `${times} times`);
