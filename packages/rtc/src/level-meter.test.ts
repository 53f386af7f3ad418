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
    const dead = vi.fn();
    const close = vi.fn(async () => {});
    const context = {
      state: 'running',
      amplitude: 1,
      createAnalyser: () => ({
        getFloatTimeDomainData: (samples: Float32Array) => samples.set(tone(context.amplitude)),
      }),
      createMediaStreamSource: () => ({ connect: () => {} }),
      resume: async () => {
        context.state = 'running';
      },
      close,
    };
    const stop = watchLevel({
      stream: { getAudioTracks: () => tracks } as MediaStream,
      // A context is the four calls above, and its state.
      createContext: () => context as unknown as AudioContext,
      clock: timerClock,
      onLevel: (level) => levels.push(level),
      onDead: dead,
    });
    return { levels, close, stop, context, dead };
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

  it('goes on after the system stopped all sound (simulated)', () => {
    const { context } = watch([{}]);
    context.state = 'interrupted';
    vi.advanceTimersByTime(100);
    expect(context.state).toBe('running');
  });

  it('tells once of a microphone that gives not even noise (simulated)', () => {
    const track = { enabled: true, muted: false, readyState: 'live' };
    const { context, dead } = watch([track]);
    context.amplitude = 0;
    vi.advanceTimersByTime(4_500);
    expect(dead).not.toHaveBeenCalled();
    vi.advanceTimersByTime(60_000);
    expect(dead).toHaveBeenCalledOnce();
    context.amplitude = 1e-6;
    vi.advanceTimersByTime(100);
    context.amplitude = 0;
    vi.advanceTimersByTime(6_000);
    expect(dead).toHaveBeenCalledTimes(2);
  });

  it('calls none dead that is off, muted or ended', () => {
    const live = { enabled: true, muted: false, readyState: 'live' };
    for (const change of [{ enabled: false }, { muted: true }, { readyState: 'ended' }]) {
      const { context, dead, stop } = watch([{ ...live, ...change }]);
      context.amplitude = 0;
      vi.advanceTimersByTime(60_000);
      expect(dead).not.toHaveBeenCalled();
      stop();
    }
  });
});
