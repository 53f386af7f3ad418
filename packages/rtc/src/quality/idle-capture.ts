import type { CapturedStats } from './call-stats.ts';

/** For how many looks in a row each device has given nothing new. */
export type IdleCapture = Readonly<Record<keyof CapturedStats, number>>;

export const newIdleCapture: IdleCapture = { audio: 0, video: 0 };

/** Six seconds of looks every two: longer than a camera takes to turn or to wake. */
const DEAD_AFTER_LOOKS = 3;

export function stepIdleCapture(
  idle: IdleCapture,
  before: CapturedStats | null,
  now: CapturedStats,
): IdleCapture {
  const step = (kind: keyof CapturedStats) => {
    const [then, given] = [before?.[kind] ?? null, now[kind]];
    // One that has not begun, or that the browser does not count, is not known to be dead.
    return given !== null && given > 0 && given === then ? idle[kind] + 1 : 0;
  };
  return { audio: step('audio'), video: step('video') };
}

/** Those whose silence has just grown too long. */
export function deadCaptures(idle: IdleCapture): readonly (keyof CapturedStats)[] {
  return (['audio', 'video'] as const).filter((kind) => idle[kind] === DEAD_AFTER_LOOKS);
}
