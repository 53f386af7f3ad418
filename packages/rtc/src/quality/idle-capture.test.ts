import { describe, expect, it } from 'vitest';
import type { CapturedStats } from './call-stats.ts';
import { deadCaptures, newIdleCapture, stepIdleCapture } from './idle-capture.ts';

/** After which looks the camera is called dead, given how many frames each look counts. */
function deadAt(frames: readonly (number | null)[]): readonly number[] {
  let idle = newIdleCapture;
  let before: CapturedStats | null = null;
  return frames.flatMap((video, at) => {
    const now = { video, audio: at + 1 };
    idle = stepIdleCapture(idle, before, now);
    before = now;
    return deadCaptures(idle).map(() => at);
  });
}

describe('deadCaptures', () => {
  it('calls a camera dead once, three looks after its last frame', () => {
    expect(deadAt([10, 20, 20, 20, 20, 20, 20])).toEqual([4]);
  });

  it('calls it dead again after it was back', () => {
    expect(deadAt([10, 10, 10, 10, 20, 20, 20, 20])).toEqual([3, 7]);
  });

  it('calls none dead that gives, has not begun, or is not counted', () => {
    expect(deadAt([1, 2, 3, 4, 5, 6])).toEqual([]);
    expect(deadAt([0, 0, 0, 0, 0, 0])).toEqual([]);
    expect(deadAt([null, null, null, null, null])).toEqual([]);
  });
});
