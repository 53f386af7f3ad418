import type { QualityReading } from '@visavis/rtc';
import { describe, expect, it } from 'vitest';
import { directWords, measuredWords } from './details-words.ts';

const reading: QualityReading = {
  level: 'good',
  roundTripMs: 48.4,
  lostPercent: 0.2,
  height: 720,
  framesPerSecond: 29.7,
  kilobitsPerSecond: 1_500,
  limitedBy: 'none',
};

describe('what was measured', () => {
  it('is said in whole numbers, and little loss is not said to be none', () => {
    expect(measuredWords(reading, true)).toBe('You get a picture 720 lines high, 30 pictures a second. To your partner and back takes 48 ms. Less than 1 % is lost on the way.');
    expect(measuredWords({ ...reading, lostPercent: 0 }, true)).toContain('Nothing is lost');
  });

  it('is left out where it is not known', () => {
    const unknown = { ...reading, roundTripMs: null, lostPercent: null, height: null, framesPerSecond: null };
    expect(measuredWords(unknown, true)).toBe('');
    expect(measuredWords({ ...unknown, roundTripMs: 5 }, true)).toBe('To your partner and back takes 5 ms.');
  });

  it('has no picture in it where none is to be seen', () => {
    expect(measuredWords(reading, false)).toBe('To your partner and back takes 48 ms. Less than 1 % is lost on the way.');
  });
});

describe('agreeing to a direct connection', () => {
  it.each([
    [{ mine: false, theirs: false }, 'Both of you can agree'],
    [{ mine: true, theirs: false }, 'stays shielded until your partner agrees'],
    [{ mine: false, theirs: true }, 'Your partner would like'],
    [{ mine: true, theirs: true }, 'until then it stays shielded'],
  ] as const)('stands as it is: %o', (direct, says) => {
    expect(directWords(direct, 'shielded')).toContain(says);
  });

  it('is over once the call is direct', () => {
    expect(directWords({ mine: true, theirs: true }, 'direct')).toBe('');
    expect(directWords(null, 'shielded')).toBe('');
  });
});
