import { CALL_ENDS, CALL_QUALITIES, CALL_SETUPS } from '@visavis/analytics';
import { render } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import type { Figure, Quantiles, Totals } from '../counts/answers.ts';
import { DAY_MS, HOUR_MS } from '../counts/span.ts';
import { ChatTotals } from './chat-totals.tsx';
import { endWords, qualityWords, setupWords } from './chat-words.ts';
import { WaitsAndLengths } from './waits-and-lengths.tsx';

const SPAN = { from: Date.UTC(2026, 10, 1), to: Date.UTC(2026, 10, 1) + 7 * DAY_MS };

it('has words for every end that is counted', () => {
  for (const end of CALL_ENDS) expect(endWords(end)).not.toBe(end);
});

it('has words for every step of a set-up and every quality that is counted', () => {
  for (const setup of CALL_SETUPS) expect(setupWords(setup)).not.toBe(setup);
  for (const quality of CALL_QUALITIES) expect(qualityWords(quality)).not.toBe(quality);
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
  const totals = (change: Partial<Totals> = {}): Totals => ({ steps, sums: sums(20, 30), countedSince: Date.UTC(2026, 0, 1), countedUntil: SPAN.to + DAY_MS, ...change });
  const show = (now: Totals): string => render(<ChatTotals span={SPAN} step="day" totals={{ now, before: totals() }} />);

  it('shows both counts with their error and what they were before', () => {
    const html = show(totals());
    expect(html).toContain('Sides that started');
    expect(html.match(/>exact</g)).toHaveLength(2);
    expect(html).toContain('(10 before)');
    expect(html).toContain('The numbers of this chart');
  });

  it('compares with nothing that was not counted whole', () => {
    expect(show(totals({ countedSince: SPAN.from - DAY_MS }))).not.toContain('before)');
  });

  it('says what to do when nobody met', () => {
    const html = show(totals({ steps: [], sums: sums(0, 0) }));
    expect(html).toContain('Nobody met in the days 1–7 Nov 2026.');
    expect(html).not.toContain('<figure');
  });

  it('says of no hour that still runs that nobody met in it', () => {
    const running = show(totals({ steps: [], sums: sums(0, 0), countedUntil: SPAN.to - 8 * HOUR_MS }));
    expect(running).toContain('16:00–17:00 UTC is still running');
    expect(running).toContain('until 16:00 UTC');
    expect(running).not.toMatch(/Nobody met|>exact</);
    const first = show(totals({ steps: [], sums: sums(0, 0), countedSince: SPAN.from, countedUntil: SPAN.from }));
    expect(first).toContain('00:00–01:00 UTC is still running');
    expect(first).not.toMatch(/Nobody met|>exact<|>0</);
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
