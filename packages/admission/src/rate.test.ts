import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { takeToken } from './rate.ts';

describe('takeToken', () => {
  test('gives the burst at once, then one per interval', () => {
    const rate = { burst: 3, perSecond: 2 };
    let fullAt = 0;
    const take = (now: number) => {
      const next = takeToken(fullAt, now, rate);
      fullAt = next ?? fullAt;
      return next !== null;
    };
    expect([take(1_000), take(1_000), take(1_000), take(1_000)]).toEqual([true, true, true, false]);
    expect([take(1_499), take(1_500), take(1_500)]).toEqual([false, true, false]);
    expect([take(9_000), take(9_000), take(9_000), take(9_000)]).toEqual([true, true, true, false]);
  });

  test('never gives more than burst plus rate times time, whatever the moments', () => {
    const gaps = fc.array(fc.nat(400), { minLength: 1, maxLength: 200 });
    fc.assert(
      fc.property(gaps, fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 50 }), (moments, burst, perSecond) => {
        let now = 0;
        let fullAt = 0;
        let given = 0;
        for (const gap of moments) {
          now += gap;
          const next = takeToken(fullAt, now, { burst, perSecond });
          if (next !== null) [fullAt, given] = [next, given + 1];
        }
        const interval = Math.round(1_000 / perSecond);
        expect(given).toBeLessThanOrEqual(burst + Math.floor(now / interval) + 1);
      }),
    );
  });
});
