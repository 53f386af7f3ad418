import { describe, expect, it } from 'vitest';
import { besideBoth, figureOf, inWords, isReached, median, ofEach, percentile, plain } from './figure.ts';

describe('median', () => {
  it('is the middle one, or the mean of the two in the middle', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([4, 1, 2, 100])).toBe(3);
  });

  it('of nothing is an error, not a number', () => {
    expect(() => median([])).toThrow(RangeError);
  });
});

describe('percentile', () => {
  it('is the value that so many of a hundred do not exceed', () => {
    const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);
    expect(percentile(hundred, 99)).toBe(99);
    expect(percentile(hundred, 100)).toBe(100);
    expect(percentile([7], 99)).toBe(7);
  });

  it('of nothing is an error, not a number', () => {
    expect(() => percentile([], 99)).toThrow(RangeError);
  });
});

describe('a figure that has something to reach', () => {
  const name = { bench: 'relay', figure: 'server CPU', unit: 'µs' };

  it('says whether its ratio does', () => {
    const figure = figureOf({ ...name, bar: { of: 'ratio', is: 'at most', limit: 1.3 } }, { ours: [14], bare: [10] });
    expect(isReached(figure)).toBe(false);
    expect(inWords(figure)).toBe('relay: server CPU: 14 µs, bare uWS 10 µs, ratio 1.4 (at most 1.3: missed)');
  });

  it('says whether its value does', () => {
    const figure = plain({ ...name, bar: { of: 'value', is: 'at least', limit: 5_000 } }, 5_000);
    expect(inWords(figure)).toBe('relay: server CPU: 5000 µs (at least 5000: reached)');
    expect(isReached(plain(name, 1))).toBeNull();
  });

  it('has it to reach once, beside bare uWebSockets.js', () => {
    const rounds = ofEach({ ours: [{ at: 12 }], bare: [{ at: 10 }], ws: [{ at: 24 }] }, ({ at }) => at);
    const [bare, ws] = besideBoth({ ...name, bar: { of: 'ratio', is: 'at most', limit: 1.3 } }, rounds);
    expect(bare).toMatchObject({ beside: 'bare uWS', ratio: 1.2, bar: { limit: 1.3 } });
    expect(ws).toEqual({ ...name, value: 12, beside: 'ws', baseline: 24, ratio: 0.5 });
  });
});

describe('figureOf', () => {
  it('compares the medians', () => {
    const figure = figureOf(
      { bench: 'relay', figure: 'server CPU', unit: 'µs' },
      { ours: [12, 30, 11], bare: [10, 9.5, 40] },
    );
    expect(figure).toEqual({ bench: 'relay', figure: 'server CPU', unit: 'µs', value: 12, beside: 'bare uWS', baseline: 10, ratio: 1.2 });
    expect(inWords(figure)).toBe('relay: server CPU: 12 µs, bare uWS 10 µs, ratio 1.2');
  });
});

describe('plain', () => {
  it('stands alone', () => {
    expect(inWords(plain({ bench: 'collector', figure: 'rows', unit: 'a minute' }, 1_234.5))).toBe('collector: rows: 1230 a minute');
  });
});
