import { waitFigure } from '@visavis/analytics';
import { describe, expect, test } from 'vitest';
import { Tally } from './tally.ts';
import { countBoth } from '../testing/count-both.ts';

const HOUR = 3_600_000;

describe('Tally', () => {
  test('knows no wait before the first match, then the median of the last', () => {
    const tally = new Tally(10);
    expect(tally.medianWaitMs()).toBeNull();
    countBoth(tally, [0, 4_000], 0);
    countBoth(tally, [0, 100], 0);
    countBoth(tally, [0, 300], 0);
    expect(tally.medianWaitMs()).toBe(100);
    for (let index = 0; index < 200; index += 1) countBoth(tally, [7, 7], 0);
    expect(tally.medianWaitMs()).toBe(7);
    expect(tally.matches).toBe(203);
  });

  test('adds up by hour and hands over what is new, once', () => {
    const tally = new Tally(10);
    countBoth(tally, [0, 50], 5 * HOUR + 1);
    countBoth(tally, [0, 60], 6 * HOUR - 1);
    countBoth(tally, [0, 60_000], 6 * HOUR);
    expect(tally.take()).toEqual([
      { hour: 5 * HOUR, figure: 'matches', count: 2 },
      { hour: 5 * HOUR, figure: 'wait:0', count: 3 },
      { hour: 5 * HOUR, figure: 'wait:1', count: 1 },
      { hour: 6 * HOUR, figure: 'matches', count: 1 },
      { hour: 6 * HOUR, figure: 'wait:0', count: 1 },
      { hour: 6 * HOUR, figure: waitFigure(60_000), count: 1 },
    ]);
    expect(tally.take()).toEqual([]);
    expect(tally.matches).toBe(3);
  });

  test('keeps a bounded number of hours, the newest', () => {
    const tally = new Tally(3);
    for (let hour = 0; hour < 10; hour += 1) countBoth(tally, [1, 1], hour * HOUR);
    expect(new Set(tally.take().map(({ hour }) => hour / HOUR))).toEqual(new Set([7, 8, 9]));
  });
});
