// What pictures are checked with. It loads as a file of its own, where the policy has such a check and it is on.
import { timerClock } from '@visavis/rtc';
import { createPictureGuard } from '@visavis/guard';

export { coverTrack } from '@visavis/guard';

export const createGuard = () =>
  createPictureGuard({
    createWorker: () => new Worker(new URL('./guard-worker.ts', import.meta.url), { type: 'module' }),
    clock: timerClock,
    now: () => performance.now(),
  });
