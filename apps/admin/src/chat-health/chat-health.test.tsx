import { CALL_ENDS } from '@visavis/analytics';
import { COUNT_TABLES } from '@visavis/policy/counted';
import { render } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import type { Figure, Quantiles, Totals } from '../counts/answers.ts';
import { DAY_MS } from '../counts/span.ts';
import { ChatTotals } from './chat-totals.tsx';
import { durationWords, endWords, MEANINGS, secondsWords } from './chat-words.ts';
import { WaitsAndLengths } from './waits-and-lengths.tsx';

const SPAN = { from: Date.UTC(2026, 10, 1), to: Date.UTC(2026, 10, 1) + 7 * DAY_MS };

it('says times in the units that a person would use', () => {
  expect([80, 9_949, 9_950, 59_400, 60_000, 125_000, 3_599_000, 3_600_000, 4_200_000].map(durationWords)).toEqual([
    '0.1 s', '9.9 s', '10 s', '59 s', '1 min', '2 min 5 s', '59 min 59 s', '1 h', '1 h 10 min',
  ]);
  expect(secondsWords(90)).toBe('1 min 30 s');
});

it('has words for every end that is counted', () => {
  for (const end of CALL_ENDS) expect(endWords(end)).not.toBe(end);
});

it('says that connection quality is not counted for as long as no table of it exists', () => {
  expect(Object.keys(COUNT_TABLES).filter((name) => /quality|connection|recover/.test(name))).toEqual([]);
  expect(MEANINGS.at(-1)?.meaning).toContain('How good the connection was');
});

describe('how many meet', () => {
  const figure = (count: number): Figure => ({ count, error: { kind: 'exact' } });
  const sums = (matches: number, started: number): Totals['sums'] => {
    const none = { now: figure(0), before: figure(0) };
    return {
      loads: none, visits: none, visitors: none, dropped: none,
      matches: { now: figure(matches), before: figure(10) },
      started: { now: figure(started), before: figure(10) },
    };
  };
  const steps = [{ start: SPAN.from, loads: 0, visits: 0, visitors: 0, started: 30, matches: 20, dropped: 0 }];

  it('shows both counts with their error and what they were before', () => {
    const html = render(<ChatTotals keptSince={null} span={SPAN} step="day" totals={{ steps, sums: sums(20, 30) }} />);
    expect(html).toContain('Sides that started');
    expect(html.match(/>exact</g)).toHaveLength(2);
    expect(html).toContain('(10 before)');
    expect(html).toContain('The numbers of this chart');
  });

  it('compares with nothing that is deleted in part', () => {
    const html = render(<ChatTotals keptSince={SPAN.from - DAY_MS} span={SPAN} step="day" totals={{ steps, sums: sums(20, 30) }} />);
    expect(html).not.toContain('before)');
  });

  it('says what to do when nobody met', () => {
    const html = render(<ChatTotals keptSince={null} span={SPAN} step="day" totals={{ steps: [], sums: sums(0, 0) }} />);
    expect(html).toContain('Nobody met in 1–7 Nov 2026.');
    expect(html).not.toContain('<figure');
  });
});

describe('waits and lengths', () => {
  const none: Quantiles = { count: 0, median: null, p75: null, ratings: null, days: 7 };
  const wait: Quantiles = { count: 400, median: { low: 800, high: 980, value: 880 }, p75: { low: 3_000, high: 3_700, value: 3_300 }, ratings: null, days: 7 };
  const length: Quantiles = { count: 90, median: { low: 120, high: 150, value: 133 }, p75: { low: 14_000, high: null, value: 28_000 }, ratings: null, days: 7 };

  it('give each number with its bounds, and how it compares', () => {
    const before = { ...wait, median: { low: 1_200, high: 1_460, value: 1_300 } };
    const html = render(<WaitsAndLengths length={{ now: length, before: none }} span={SPAN} wait={{ now: wait, before }} />);
    for (const words of ['0.9 s', '0.8 s to 1.0 s', 'Shorter than before', '1.2 s to 1.5 s before', 'No difference', 'Not measured before', '2 min 13 s', 'over 3 h 53 min']) {
      expect(html).toContain(words);
    }
  });

  it('say when they will appear', () => {
    const html = render(<WaitsAndLengths length={{ now: none, before: none }} span={SPAN} wait={{ now: none, before: none }} />);
    expect(html).toContain('Too few were matched in these days to show.');
  });
});
