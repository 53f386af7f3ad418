import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { timerClock } from '../clock.ts';
import type { QualityReading } from './quality-reading.ts';
import { watchQuality } from './watch-quality.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function watch() {
  const readings: QualityReading[] = [];
  const way = { seconds: 0.05, at: 0, looks: 0, refuses: false };
  const stop = watchQuality({
    connection: {
      async getStats() {
        way.looks += 1;
        if (way.refuses) throw new DOMException('', 'InvalidStateError');
        way.at += 2_000;
        const pair = { type: 'candidate-pair', selected: true, timestamp: way.at, currentRoundTripTime: way.seconds };
        return new Map([['pair', pair]]);
      },
    },
    clock: timerClock,
    onReading: (reading) => readings.push(reading),
  });
  return { readings, way, stop, levels: () => readings.map(({ level }) => level) };
}

describe('watchQuality', () => {
  it('looks every two seconds until it is stopped', async () => {
    const { readings, way, stop } = watch();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(readings).toHaveLength(5);
    stop();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(way.looks).toBe(5);
  });

  it('does not let the word flicker', async () => {
    const { way, levels } = watch();
    await vi.advanceTimersByTimeAsync(2_000);
    way.seconds = 2;
    await vi.advanceTimersByTimeAsync(2_000);
    expect(levels()).toEqual(['good', 'good']);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(levels().at(-1)).toBe('poor');
  });

  it('goes on after a look that the browser refused', async () => {
    const { readings, way } = watch();
    way.refuses = true;
    await vi.advanceTimersByTimeAsync(4_000);
    way.refuses = false;
    await vi.advanceTimersByTimeAsync(2_000);
    expect(readings).toHaveLength(1);
  });

  it('tells nothing that it learns after stop', async () => {
    const { readings, stop } = watch();
    vi.advanceTimersByTime(2_000);
    stop();
    await vi.advanceTimersByTimeAsync(0);
    expect(readings).toEqual([]);
  });
});
