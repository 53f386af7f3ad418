import { type Vital, vitalBuckets, vitalRating, VITALS as COUNTED } from '@visavis/analytics';
import { render } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import type { Quantiles } from '../counts/answers.ts';
import { DAY_MS } from '../counts/span.ts';
import { ratingShares, vitalVerdict } from './verdict.ts';
import { thresholdWords, valueWords, VITALS, VITAL_WORDS } from './vital-words.ts';
import { vitalsExport } from './vitals-export.ts';
import { VitalsView } from './vitals-view.tsx';

const SPAN = { from: Date.UTC(2026, 10, 1), to: Date.UTC(2026, 10, 1) + 7 * DAY_MS };

const lastGood = (vital: Vital): number => {
  const { last } = vitalBuckets(vital);
  return Array.from({ length: last }, (_, bucket) => bucket).filter((bucket) => vitalRating(vital, bucket) === 'good').length - 1;
};

it('knows the measures and thresholds that the collector counts by', () => {
  expect(VITALS).toEqual(COUNTED);
  for (const vital of COUNTED) {
    const buckets = vitalBuckets(vital);
    const firstPoor = Array.from({ length: buckets.last }, (_, bucket) => bucket).find((bucket) => vitalRating(vital, bucket) === 'poor') ?? 0;
    expect(buckets.bounds(lastGood(vital)).high).toBeCloseTo(VITAL_WORDS[vital].good, 9);
    expect(buckets.bounds(firstPoor).low).toBeCloseTo(VITAL_WORDS[vital].poor, 9);
  }
});

describe('the verdict on a quantile', () => {
  it.each(COUNTED)('is the rating of every bucket of %s, whose bounds never reach over a threshold', (vital) => {
    const buckets = vitalBuckets(vital);
    for (let bucket = 0; bucket <= buckets.last; bucket += 1) {
      const { high, low, value } = buckets.bounds(bucket);
      expect(vitalVerdict(vital, { low, high: Number.isFinite(high) ? high : null, value })).toBe(vitalRating(vital, bucket));
    }
  });

  it('is unclear when joined buckets reach over a threshold', () => {
    expect(vitalVerdict('lcp', { low: 2_000, high: 3_000, value: 2_400 })).toBe('unclear');
    expect(vitalVerdict('lcp', { low: 3_000, high: null, value: 6_000 })).toBe('unclear');
  });
});

it('says values in the unit that a person would use', () => {
  expect([0, 42.4, 994, 1_949, 9_949, 12_400].map((value) => valueWords('lcp', value))).toEqual(['0 ms', '42 ms', '994 ms', '1.9 s', '9.9 s', '12 s']);
  expect([0, 0.1, 0.082_7, 0.003_46].map((value) => valueWords('cls', value))).toEqual(['0', '0.10', '0.083', '0.003']);
  expect(thresholdWords('inp')).toBe('good up to 200 ms, poor above 500 ms');
});

it('leaves open which rating those had that cannot be told apart', () => {
  expect(ratingShares({ good: 70, 'needs-improvement': 0, poor: 20, mixed: 10 })).toEqual([
    { rating: 'good', words: 'Good', count: 70, share: { low: 0.7, high: 0.8 } },
    { rating: 'poor', words: 'Poor', count: 20, share: { low: 0.2, high: 0.3 } },
    { rating: 'mixed', words: 'Not told apart', count: 10, share: { low: 0.1, high: 0.1 } },
  ]);
});

describe('the view', () => {
  const none: Quantiles = { count: 0, median: null, p75: null, ratings: { good: 0, 'needs-improvement': 0, poor: 0, mixed: 0 }, days: 7 };
  const lcp: Quantiles = {
    count: 1_240,
    median: { low: 1_000, high: 1_200, value: 1_090 },
    p75: { low: 1_700, high: 2_100, value: 1_880 },
    ratings: { good: 1_000, 'needs-improvement': 140, poor: 60, mixed: 40 },
    days: 7,
  };
  const show = (now: Quantiles, before: Quantiles, page = ''): string =>
    render(<VitalsView answers={VITALS.map((vital) => (vital === 'lcp' ? { now, before } : { now: none, before: none }))} page={page} span={SPAN} threshold={20} />);

  it('gives the number, its bounds, its rating and how exact the count is', () => {
    const html = show(lcp, { ...lcp, p75: { low: 2_500, high: 3_000, value: 2_730 } });
    for (const words of ['1.9 s', '1.7 s to 2.1 s', 'Good', '80 to 84 %', '1,240 measured, exact', 'Lower than before (2.5 s to 3.0 s)']) {
      expect(html).toContain(words);
    }
    expect(html.match(/class="vital"/g)).toHaveLength(1);
    expect(html).not.toContain('style=');
  });

  it('says that a range before was not measured', () => {
    expect(show(lcp, none)).toContain('Not measured in the days before');
  });

  it('says what to do when nothing was measured, of the site and of a page', () => {
    expect(show(none, none)).toContain('Nothing was measured in these days.');
    expect(show(none, none, '/chat/')).toContain('A page needs 20 visitors on a day');
  });

  it('exports bounds, and nothing where there is none', () => {
    const { rows } = vitalsExport({ measured: [{ vital: 'lcp', now: { ...lcp, p75: { low: 900, high: null, value: 1_800 } }, before: none }], page: '', span: SPAN });
    expect(rows).toEqual([['Main part is there (LCP)', 'Both', 1_240, 'exact', 1_000, 1_200, 900, null, 1_000, 140, 60, 40, null, null]]);
  });
});
