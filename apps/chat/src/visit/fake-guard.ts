import type { PictureGuard } from '@visavis/guard';
import type { GuardMachinery } from './world.ts';

type Watch = Parameters<PictureGuard['watch']>[0] & { stopped: boolean };

/** Tests only: a picture check that says what a test has it say. */
export class FakeGuard {
  readonly watches: Watch[] = [];
  readonly covers: { readonly of: MediaStreamTrack; readonly track: MediaStreamTrack; stopped: boolean }[] = [];
  closed = 0;

  asMachinery(): GuardMachinery {
    return {
      createGuard: () => ({
        watch: (settings) => {
          const watch = { ...settings, stopped: false };
          this.watches.push(watch);
          settings.onView('checking');
          return { stop: () => void (watch.stopped = true) };
        },
        close: () => {
          this.closed += 1;
        },
      }),
      coverTrack: (of) => {
        const cover = { of, track: { kind: 'video' } as MediaStreamTrack, stopped: false };
        this.covers.push(cover);
        return { track: cover.track, stop: () => void (cover.stopped = true) };
      },
    };
  }

  /** The watch of one side that is on. */
  of(side: Watch['side']): Watch | undefined {
    return this.watches.findLast((watch) => watch.side === side && !watch.stopped);
  }
}
