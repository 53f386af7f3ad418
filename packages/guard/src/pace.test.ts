import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FASTEST_MS, pace, SHARE, SLOWEST_MS, unforeseen, usual } from './pace.ts';

const positive = (max: number) => fc.double({ min: 0, max, noNaN: true });

describe('the pace', () => {
  it.each([
    ['twice a second where checks are quick', { tookMs: 20, sides: 2, lowPower: false }, 500],
    ['less often where they take longer', { tookMs: 140, sides: 2, lowPower: false }, 800],
    ['half as often on a low battery', { tookMs: 140, sides: 2, lowPower: true }, 1_600],
    ['never less than once in four seconds', { tookMs: 9_000, sides: 2, lowPower: true }, SLOWEST_MS],
  ])('is %s', (_, load, expected) => {
    expect(pace(load)).toBeCloseTo(expected, 6);
  });

  it('takes no more of a core than its share, unless covering would come too late', () => {
    fc.assert(
      fc.property(positive(20_000), fc.integer({ min: 1, max: 2 }), fc.boolean(), (tookMs, sides, lowPower) => {
        const every = pace({ tookMs, sides, lowPower });
        expect(every).toBeGreaterThanOrEqual(FASTEST_MS);
        expect(every).toBeLessThanOrEqual(SLOWEST_MS);
        if (every < SLOWEST_MS) expect((tookMs * sides) / every).toBeLessThanOrEqual(SHARE + 1e-9);
        expect(pace({ tookMs, sides, lowPower: true })).toBeGreaterThanOrEqual(pace({ tookMs, sides, lowPower: false }));
      }),
    );
  });

  it('is kept on average, at moments that nobody can foresee', () => {
    expect([0, 0.5, 1].map((random) => unforeseen(1_000, random))).toEqual([800, 1_000, 1_200]);
    expect(unforeseen(FASTEST_MS, 0)).toBe(FASTEST_MS);
  });

  it('follows what checks take of late', () => {
    expect(usual(null, 90)).toBe(90);
    expect(usual(90, 180)).toBe(120);
  });
});
