import type { DueNotice } from '@visavis/consent';

export const CHANGE_WORDS = {
  title: 'Our policy changes',
  short: {
    'nothing-done-otherwise': 'It describes something better than before. We do nothing differently.',
    'in-your-favour': 'Something is different in your favour: less of your data, for less long, or for fewer people.',
  },
  read: 'I have seen this',
  more: 'Read it (new tab)',
  meaning: '“I have seen this” does not mean that you agree.',
} as const;

/** What a notice says on a day (YYYY-MM-DD). */
export function changeWords(notice: DueNotice, today: string): string {
  if (notice.kind === 'short') {
    const words = CHANGE_WORDS.short[notice.says];
    return notice.counts > today ? `${words} It counts from ${dayInWords(notice.counts)}.` : words;
  }
  return notice.counts > today
    ? `From ${dayInWords(notice.counts)} on, something that matters is different.`
    : `Since ${dayInWords(notice.counts)}, something that matters is different.`;
}

const dayInWords = (day: string): string =>
  new Date(day).toLocaleDateString('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
