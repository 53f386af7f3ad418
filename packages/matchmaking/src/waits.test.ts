import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HALF_LIFE_MS, ORIGIN_MOVES_AFTER_MS, STEP_ENDS_MS, WaitHistogram } from './waits.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const YEAR = 365 * DAY;

interface Match {
  readonly waitedMs: number;
  readonly now: number;
}

const histogramOf = (matches: readonly Match[]): WaitHistogram => {
  const histogram = new WaitHistogram();
  for (const match of matches) histogram.add(match);
  return histogram;
};

const repeated = (times: number, match: Match): readonly Match[] => Array.from({ length: times }, () => match);

/** Matches in the order of time, with gaps from none to years. */
const someMatches = (gap: fc.Arbitrary<number>): fc.Arbitrary<readonly Match[]> =>
  fc.array(fc.record({ waitedMs: fc.oneof(fc.nat(2_000), fc.nat(2 * HOUR)), gap }), { maxLength: 60, size: 'max' }).map((steps) => {
    let now = 0;
    return steps.map(({ waitedMs, gap: passed }) => ({ waitedMs, now: (now += passed) }));
  });

describe('the steps', () => {
  test('[H1] end at 250 ms, then a quarter later each, and at an hour', () => {
    expect(STEP_ENDS_MS.slice(0, 4)).toEqual([250, 313, 391, 488]);
    expect(STEP_ENDS_MS.at(-1)).toBe(HOUR);
    for (const [step, end] of STEP_ENDS_MS.slice(1).entries()) {
      expect(Number.isInteger(end)).toBe(true);
      const factor = end / (STEP_ENDS_MS[step] ?? 0);
      expect(factor).toBeGreaterThan(1.2);
      expect(factor).toBeLessThan(1.26);
    }
  });

  test.each([
    [0, 250],
    [250, 250],
    [250.5, 313],
    [313, 313],
    [HOUR, HOUR],
    [9 * HOUR, HOUR],
  ])('[H1] a wait of %d ms counts as %d ms', (waitedMs, end) => {
    expect(histogramOf(repeated(8, { waitedMs, now: 0 })).estimate(0)).toEqual({ half: end, most: end });
  });
});

describe('the estimate', () => {
  test('[H2] needs eight waits', () => {
    const waits = repeated(8, { waitedMs: 100, now: 12_345 });
    expect(histogramOf(waits.slice(1)).estimate(12_345)).toBeNull();
    expect(histogramOf(waits).estimate(12_345)).not.toBeNull();
  });

  test('[H2] eight waits are eight, and eight of sixteen are half, at any time of any clock', () => {
    fc.assert(
      fc.property(fc.nat(20 * YEAR), fc.nat(DAY), (origin, passed) => {
        const now = origin + passed;
        const histogram = new WaitHistogram({ origin, weights: new Map() });
        const add = (times: number, waitedMs: number) => {
          for (const match of repeated(times, { waitedMs, now })) histogram.add(match);
        };
        add(7, 400);
        expect(histogram.estimate(now)).toBeNull();
        add(1, 400);
        expect(histogram.estimate(now)).toEqual({ half: 488, most: 488 });
        add(5, 200);
        add(3, 300);
        expect(histogram.estimate(now)).toEqual({ half: 313, most: 488 });
      }),
    );
  });

  test('[H1] [H2] sixteen waits are eight after ten minutes, and too few soon after', () => {
    const histogram = histogramOf(repeated(16, { waitedMs: 100, now: 0 }));
    expect(histogram.estimate(HALF_LIFE_MS)).not.toBeNull();
    expect(histogram.estimate(HALF_LIFE_MS + 1)).toBeNull();
  });

  test('[H2] is the end of the step that holds the half, and nine tenths', () => {
    const waits = [...repeated(5, { waitedMs: 200, now: 0 }), ...repeated(4, { waitedMs: 300, now: 0 }), { waitedMs: 900, now: 0 }];
    expect(histogramOf(waits).estimate(0)).toEqual({ half: 250, most: 313 });
  });

  test('[H1] follows what people wait now, not what they waited an hour ago', () => {
    const waits = [...repeated(100, { waitedMs: 60_000, now: 0 }), ...repeated(30, { waitedMs: 200, now: HOUR })];
    expect(histogramOf(waits).estimate(HOUR)).toEqual({ half: 250, most: 250 });
  });

  test('[H1] [H2] agrees with one that weighs each wait anew', () => {
    const seen = { known: 0, unknown: 0 };
    fc.assert(
      fc.property(someMatches(fc.integer({ min: 0, max: 3 * 60_000 })), fc.integer({ min: 0, max: HOUR / 4 }), (matches, passed) => {
        const now = (matches.at(-1)?.now ?? 0) + passed;
        const [expected, isClear] = naiveEstimate(matches, now);
        fc.pre(isClear);
        expect(histogramOf(matches).estimate(now)).toEqual(expected);
        seen[expected === null ? 'unknown' : 'known'] += 1;
      }),
      { numRuns: 1_000, seed: 5 },
    );
    expect(Math.min(seen.known, seen.unknown)).toBeGreaterThan(100);
  });

  test('[H1] is the same whether the origin moved on the way or not', () => {
    fc.assert(
      fc.property(someMatches(fc.integer({ min: 0, max: 60_000 })), fc.nat(2 * DAY), (matches, earlier) => {
        const now = matches.at(-1)?.now ?? 0;
        const longAgo = { origin: -earlier, weights: new Map([[40, 1e-9]]) };
        const moved = new WaitHistogram(longAgo);
        for (const match of matches) moved.add(match);
        fc.pre(naiveEstimate(matches, now)[1]);
        expect(moved.estimate(now)).toEqual(histogramOf(matches).estimate(now));
      }),
    );
  });
});

describe('numbers', () => {
  test('[H1] never overflow, however long a pool lives or lies idle', () => {
    const gaps = fc.oneof(fc.constant(0), fc.nat(HOUR), fc.nat(10 * DAY), fc.nat(20 * YEAR));
    fc.assert(
      fc.property(someMatches(gaps), gaps, (matches, passed) => {
        const now = (matches.at(-1)?.now ?? 0) + passed;
        const histogram = histogramOf(matches);
        histogram.estimate(now);
        for (const match of repeated(8, { waitedMs: 200, now })) histogram.add(match);
        const estimate = histogram.estimate(now);
        expect(STEP_ENDS_MS).toContain(estimate?.half);
        expect(STEP_ENDS_MS).toContain(estimate?.most);
      }),
    );
  });

  test('[H1] after a year nothing of the year before counts', () => {
    const histogram = histogramOf([...repeated(100, { waitedMs: 200, now: YEAR }), ...repeated(8, { waitedMs: HOUR, now: 2 * YEAR })]);
    expect(histogram.estimate(2 * YEAR)).toEqual({ half: HOUR, most: HOUR });
    expect(histogram.estimate(3 * YEAR)).toBeNull();
  });

  test('[H1] a million waits a day after the origin are counted still', () => {
    const heavy = { origin: 0, weights: new Map([[0, 1e6 * 2 ** (ORIGIN_MOVES_AFTER_MS / HALF_LIFE_MS)]]) };
    const histogram = new WaitHistogram(heavy);
    expect(histogram.estimate(DAY)).toEqual({ half: 250, most: 250 });
    histogram.add({ waitedMs: 300, now: DAY + 1 });
    expect(histogram.estimate(DAY + 16 * HALF_LIFE_MS)).toEqual({ half: 250, most: 250 });
    expect(histogram.estimate(DAY + 17 * HALF_LIFE_MS)).toBeNull();
  });
});

/** H1 and H2 read literally, and whether they are clear of rounding: no sum lies on the edge of an answer. */
function naiveEstimate(matches: readonly Match[], now: number): readonly [{ half: number; most: number } | null, boolean] {
  const waits = matches
    .map(({ waitedMs, now: at }) => ({ end: STEP_ENDS_MS.find((one) => one >= waitedMs) ?? HOUR, weight: 0.5 ** ((now - at) / HALF_LIFE_MS) }))
    .toSorted((a, b) => a.end - b.end);
  const total = waits.reduce((sum, { weight }) => sum + weight, 0);
  let isClear = Math.abs(total - 8) > 1e-6;
  if (total < 8) return [null, isClear];
  const endOf = (share: number) => {
    let sum = 0;
    for (const { end, weight } of waits) {
      sum += weight;
      isClear &&= Math.abs(sum - share) > 1e-6;
      if (sum >= share) return end;
    }
    return HOUR;
  };
  const estimate = { half: endOf(total * 0.5), most: endOf(total * 0.9) };
  return [estimate, isClear];
}
