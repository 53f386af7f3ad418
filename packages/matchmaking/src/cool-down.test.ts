import fc from 'fast-check';
import { expect, test } from 'vitest';
import { COOL, coolDown } from './cool-down.ts';

/** What each Next of one session costs, milliseconds. */
function costs(times: readonly number[]): readonly number[] {
  let state = COOL;
  return times.map((now) => {
    const { after, waitMs } = coolDown(state, now);
    state = after;
    return waitMs;
  });
}

const every = (ms: number, times: number): readonly number[] => Array.from({ length: times }, (_, index) => 50_000 + index * ms);

test('[K1] two are free, then each costs 1 s more than the one before, up to 10 s', () => {
  expect(costs(every(100, 15))).toEqual([0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 10, 10, 10].map((seconds) => seconds * 1_000));
});

test('[K2] one of them is forgotten for every 10 s since the last', () => {
  const five = every(0, 5);
  const [last = 0] = five.slice(-1);
  expect([9_999, 10_000, 29_999, 30_000, 600_000].map((pause) => costs([...five, last + pause]).at(-1))).toEqual([4_000, 3_000, 2_000, 1_000, 0]);
});

test('[K2] who stays 10 s with everybody never pays', () => {
  expect(Math.max(...costs(every(10_000, 100)))).toBe(0);
});

test('[K1] [K2] who skips everybody at once meets nobody more than once in 10 s, in the long run', () => {
  let [state, now] = [COOL, 0];
  for (let next = 0; next < 30; next += 1) {
    const { after, waitMs } = coolDown(state, now);
    [state, now] = [after, now + waitMs + 500];
    if (next >= 12) expect(waitMs).toBeGreaterThanOrEqual(9_000);
  }
});

const someTimes = fc.array(fc.nat(40_000), { minLength: 1, maxLength: 60, size: 'max' }).map((gaps) => {
  let now = 0;
  return gaps.map((gap) => (now += gap));
});

test('[K1] the first two within any minute after a quiet one are free', () => {
  fc.assert(
    fc.property(someTimes, fc.integer({ min: 120_000 }), fc.nat(60_000), (times, quiet, gap) => {
      const first = (times.at(-1) ?? 0) + quiet;
      expect(costs([...times, first, first + gap]).slice(-2)).toEqual([0, 0]);
    }),
  );
});

test('[K1] costs whole seconds from 0 to 10, never more than 1 s above the last', () => {
  fc.assert(
    fc.property(someTimes, (times) => {
      const paid = costs(times);
      for (const [index, cost] of paid.entries()) {
        expect(cost % 1_000).toBe(0);
        expect(cost).toBeLessThanOrEqual(Math.min(10_000, (paid[index - 1] ?? 0) + 1_000));
      }
    }),
  );
});

test('[K2] to wait longer never costs more, and what is kept stays small', () => {
  fc.assert(
    fc.property(someTimes, fc.nat(100_000), fc.nat(100_000), (times, pause, longer) => {
      const last = times.at(-1) ?? 0;
      const [sooner = 0] = costs([...times, last + pause]).slice(-1);
      const [later = 0] = costs([...times, last + pause + longer]).slice(-1);
      expect(later).toBeLessThanOrEqual(sooner);
      const state = times.reduce((before, now) => coolDown(before, now).after, COOL);
      expect(state.count).toBeLessThanOrEqual(12);
      expect(state.at).toBe(last);
    }),
  );
});
