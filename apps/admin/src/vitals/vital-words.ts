import type { Vital } from '@visavis/analytics';

export const VITALS = ['lcp', 'inp', 'cls', 'fcp', 'ttfb'] as const satisfies readonly Vital[];

interface VitalWords {
  readonly short: string;
  readonly name: string;
  readonly meaning: string;
  /** Up to where a value is good, and from where on it is poor. Milliseconds; cls has no unit. */
  readonly good: number;
  readonly poor: number;
}

/** Thresholds of https://web.dev/articles/vitals; a test holds them against those that the server counts by. */
export const VITAL_WORDS: Readonly<Record<Vital, VitalWords>> = {
  lcp: { short: 'LCP', name: 'Main part is there', meaning: 'Until the largest text or picture was drawn', good: 2_500, poor: 4_000 },
  inp: { short: 'INP', name: 'Answer to a press', meaning: 'The slowest answer to a tap, click or key of a visit', good: 200, poor: 500 },
  cls: { short: 'CLS', name: 'Jumping', meaning: 'How far things moved by themselves; it has no unit', good: 0.1, poor: 0.25 },
  fcp: { short: 'FCP', name: 'First sign', meaning: 'Until the first text or picture was drawn', good: 1_800, poor: 3_000 },
  ttfb: { short: 'TTFB', name: 'Server answers', meaning: 'Until the first byte of the page came', good: 800, poor: 1_800 },
};

/** A value as a person would say it: "180 ms", "1.9 s", "0.08". */
export function valueWords(vital: Vital, value: number): string {
  if (vital === 'cls') return value === 0 ? '0' : value.toFixed(value < 0.1 ? 3 : 2);
  if (value < 995) return `${Math.round(value)} ms`;
  return `${(value / 1_000).toFixed(value < 9_950 ? 1 : 0)} s`;
}

/** "good up to 2.5 s, poor above 4.0 s". */
export const thresholdWords = (vital: Vital): string =>
  `good up to ${valueWords(vital, VITAL_WORDS[vital].good)}, poor above ${valueWords(vital, VITAL_WORDS[vital].poor)}`;
