import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { timerClock } from './clock.ts';
import { loudness, watchLevel } from './level-meter.ts';

const tone = (amplitude: number) =>
  Float32Array.from({ length: 1_024 }, (_, i) => amplitude * Math.sin(i / 5));

describe('loudness', () => {
  it('is nothing in silence, all in loud speech, and grows between', () => {
    const levels = [0, 0.001, 0.01, 0.1, 1].map((amplitude) => loudness(tone(amplitude)));
    expect(levels[0]).toBe(0);
    expect(levels[4]).toBe(1);
    expect(levels).toEqual(levels.toSorted((a, b) => a - b));
    expect(new Set(levels.slice(1)).size).toBe(4);
  });

  it('is nothing where a driver gives no numbers', () => {
    expect(loudness(Float32Array.of(Number.NaN))).toBe(0);
  });
});

describe('watchLevel', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  function watch(tracks: readonly unknown[]) {
    const levels: number[] = [];
    const close = vi.fn(async () => {});
    const context = {
      createAnalyser: () => ({
        getFloatTimeDomainData: (samples: Float32Array) => samples.set(tone(1)),
      }),
      createMediaStreamSource: () => ({ connect: () => {} }),
      resume: async () => {},
      close,
    };
    const stop = watchLevel({
      stream: { getAudioTracks: () => tracks } as MediaStream,
      // A context is the four calls above here.
      createContext: () => context as unknown as AudioContext,
      clock: timerClock,
      onLevel: (level) => levels.push(level),
    });
    return { levels, close, stop };
  }

  it('measures ten times a second until it is stopped, and gives the context back', () => {
    const { levels, close, stop } = watch([{}]);
    vi.advanceTimersByTime(1_000);
    expect(levels).toHaveLength(11);
    stop();
    vi.advanceTimersByTime(1_000);
    expect(levels).toHaveLength(11);
    expect(close).toHaveBeenCalledOnce();
  });

  it('measures nothing without a microphone', () => {
    const { levels } = watch([]);
    vi.advanceTimersByTime(1_000);
    expect(levels).toEqual([]);
  });
});
