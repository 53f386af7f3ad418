import { describe, expect, it } from 'vitest';
import { stepNow, wideningSteps } from './widening.ts';

const any = { interests: 'any', languages: 'any', country: 'any' } as const;

describe('how a search widens', () => {
  it('[M11] drops wishes that come first one after the other', () => {
    expect(wideningSteps({ interests: 'first', languages: 'first', country: 'first' })).toEqual([
      { from: 0, until: 3_000, kinds: ['interests', 'languages', 'country'] },
      { from: 3_000, until: 8_000, kinds: ['languages', 'country'] },
      { from: 8_000, until: 15_000, kinds: ['country'] },
      { from: 15_000, until: null, kinds: [] },
    ]);
  });

  it('[M11] never drops a wish for nobody else', () => {
    expect(wideningSteps({ ...any, interests: 'only', country: 'first' })).toEqual([
      { from: 0, until: 15_000, kinds: ['interests', 'country'] },
      { from: 15_000, until: null, kinds: ['interests'] },
    ]);
  });

  it('is one step for who wishes for nothing', () => {
    expect(wideningSteps(any)).toEqual([{ from: 0, until: null, kinds: [] }]);
  });

  it('is in one step at any time; a step is over at its end', () => {
    const steps = wideningSteps({ ...any, interests: 'first' });
    expect([0, 2_999, 3_000, 900_000].map((ms) => stepNow(steps, ms)?.from)).toEqual([0, 0, 3_000, 3_000]);
  });
});
