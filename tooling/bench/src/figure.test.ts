import { describe, expect, it } from 'vitest';
import { figureOf, inWords, median, plain } from './figure.ts';

describe('median', () => {
  it('is the middle one, or the mean of the two in the middle', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([4, 1, 2, 100])).toBe(3);
  });

  it('of nothing is an error, not a number', () => {
    expect(() => median([])).toThrow(RangeError);
  });
});

describe('figureOf', () => {
  it('compares the medians', () => {
    const figure = figureOf(
      { bench: 'relay', figure: 'server CPU', unit: 'µs' },
      { ours: [12, 30, 11], bare: [10, 9.5, 40] },
    );
    expect(figure).toEqual({ bench: 'relay', figure: 'server CPU', unit: 'µs', value: 12, baseline: 10, ratio: 1.2 });
    expect(inWords(figure)).toBe('relay: server CPU: 12 µs, bare uWS 10 µs, ratio 1.2');
  });
});

describe('plain', () => {
  it('stands alone', () => {
    expect(inWords(plain({ bench: 'collector', figure: 'rows', unit: 'a minute' }, 1_234.5))).toBe('collector: rows: 1230 a minute');
  });
});
