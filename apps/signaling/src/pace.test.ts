import { proves } from '@visavis/policy/proves';
import { RATES } from '@visavis/protocol';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Pace, takeToken } from './pace.ts';

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

describe('Pace', () => {
  test(proves('[L3] holds the rates of the protocol, each on its own', 'ANC-09-05'), () => {
    const pace = new Pace();
    const count = (take: () => boolean) => Array.from({ length: 300 }, take).filter(Boolean).length;
    expect(count(() => pace.control(0))).toBe(RATES.control.burst);
    expect(count(() => pace.relay(0))).toBe(RATES.relay.burst);
    expect(count(() => pace.find(0))).toBe(RATES.find.burst);
    expect(count(() => pace.report(0))).toBe(RATES.report.burst);
    expect(pace.report(59_999)).toBe(false);
    expect(pace.report(60_000)).toBe(true);
  });
});
