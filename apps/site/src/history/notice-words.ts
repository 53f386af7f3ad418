import type { Release } from '@visavis/policy/history';
import { describeDay } from '../describe-day.ts';

/** Which notice followed from a version, in a sentence. */
export function noticeWords({ notice }: Release): string {
  switch (notice.kind) {
    case 'none':
      return NONE[notice.because];
    case 'short':
      return `A short notice on every page, from ${describeDay(notice.from)}.${notice.counts > notice.from ? ` ${countsFrom(notice)}` : ''}`;
    case 'prominent':
      return `A notice that stays until it is read, from ${describeDay(notice.from)}. ${countsFrom(notice)}`;
  }
}

const countsFrom = ({ counts }: { readonly counts: string }): string => `The version counts from ${describeDay(counts)}.`;

const NONE = {
  'first-version': 'None. Nothing came before it.',
  'before-launch': 'None. Nobody used the service yet.',
  'same-facts': 'None. What we do stayed the same.',
} as const;
