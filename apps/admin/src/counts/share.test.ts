import { describe, expect, it } from 'vitest';
import { shareOf, shareWords } from './share.ts';

describe('a share', () => {
  it('is exact when both of its numbers are', () => {
    expect(shareWords(shareOf({ low: 382, high: 382 }, { low: 1_000, high: 1_000 }))).toBe('38.2 %');
  });

  it('is given by its bounds when one of its numbers is not known', () => {
    expect(shareWords(shareOf({ low: 102, high: 138 }, { low: 400, high: 400 }))).toBe('25 to 35\u{a0}%');
  });

  it('is not said where the whole may be nothing', () => {
    expect(shareOf({ low: 3, high: 3 }, { low: 0, high: 0 })).toBeNull();
    expect(shareWords(null)).toBe('–');
  });

  it('does not call a few none', () => {
    expect(shareWords({ low: 0.000_1, high: 0.000_1 })).toBe('under 0.1 %');
    expect(shareWords({ low: 0, high: 0 })).toBe('0 %');
  });
});
