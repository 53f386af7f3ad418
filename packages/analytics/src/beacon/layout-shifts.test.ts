import { describe, expect, it } from 'vitest';
import { layoutShifts } from './layout-shifts.ts';
import type { WatchedEntries } from './vitals-host.ts';

const shift = (startTime: number, value: number, hadRecentInput = false) =>
  ({ startTime, value, hadRecentInput }) as WatchedEntries['layout-shift'];

function worst(...shifts: readonly WatchedEntries['layout-shift'][]): number | undefined {
  const shifted = layoutShifts();
  return shifts.map(shifted).at(-1);
}

describe('layout shifts', () => {
  it('less than a second apart add up', () => {
    expect(worst(shift(0, 0.1), shift(999, 0.2))).toBeCloseTo(0.3);
    expect(worst(shift(0, 0.1), shift(1_000, 0.2))).toBe(0.2);
  });

  it('of one session end five seconds after its first', () => {
    const times = [100, 1_000, 1_900, 2_800, 3_700, 4_600, 5_500];
    expect(worst(...times.map((time) => shift(time, 0.1)))).toBeCloseTo(0.6);
  });

  it('are as bad as the worst session, not the last', () => {
    expect(worst(shift(0, 0.4), shift(3_000, 0.1))).toBe(0.4);
  });

  it('right after input do not count', () => {
    expect(worst(shift(0, 0.1), shift(10, 0.5, true))).toBe(0.1);
  });
});
