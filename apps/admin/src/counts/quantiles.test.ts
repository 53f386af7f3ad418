import { describe, expect, it } from 'vitest';
import { betweenWords, comparedQuantiles, quantileWords } from './quantiles.ts';

const ms = (value: number): string => `${value} ms`;

describe('words of a quantile', () => {
  it('give both bounds, or the one that there is', () => {
    expect(betweenWords({ low: 100, high: 120, value: 109 }, ms)).toBe('100 ms to 120 ms');
    expect(betweenWords({ low: 0, high: 50, value: 25 }, ms)).toBe('up to 50 ms');
    expect(betweenWords({ low: 900, high: null, value: 1_800 }, ms)).toBe('more than 900 ms');
    expect(quantileWords({ low: 900, high: null, value: 1_800 }, ms)).toBe('over 900 ms');
  });

  it('tell a difference only where bounds do not overlap', () => {
    const at = (low: number, high: number | null) => ({ low, high, value: low });
    expect(comparedQuantiles(at(120, 140), at(100, 120))).toBe('higher');
    expect(comparedQuantiles(at(100, 120), at(120, 140))).toBe('lower');
    expect(comparedQuantiles(at(100, 121), at(120, 140))).toBe('not-apart');
    expect(comparedQuantiles(at(100, 120), at(200, null))).toBe('lower');
    expect(comparedQuantiles(at(300, null), at(200, null))).toBe('not-apart');
    expect(comparedQuantiles(null, at(1, 2))).toBeNull();
  });
});
