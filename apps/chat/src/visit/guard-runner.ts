import type { CoveredTrack, PictureGuard } from '@visavis/guard';
import type { SealedCall } from '@visavis/rtc';
import type { VisitEffect } from './effect.ts';
import type { GuardSide, VisitEvent } from './event.ts';
import type { GuardMachinery, World } from './world.ts';

type Effect<Do extends VisitEffect['do']> = Extract<VisitEffect, { do: Do }>;

export interface GuardRunnerSettings {
  readonly loadGuard: World['loadGuard'];
  readonly happen: (event: VisitEvent) => void;
  /** The call that is on. */
  readonly call: () => Pick<SealedCall, 'setTrack'> | null;
}

interface Loaded extends Pick<GuardMachinery, 'coverTrack'> {
  readonly guard: PictureGuard;
}

/** Looks at pictures and covers our own. What has not loaded yet, or never does, leaves nothing to be seen. */
export function createGuardRunner({ loadGuard, happen, call }: GuardRunnerSettings) {
  let loading: Promise<Loaded> | null = null;
  const watches = new Map<GuardSide, { stop(): void }>();
  let cover: CoveredTrack | null = null;
  /** Counts changes of our own picture: a cover that loads too late is none. */
  let turns = 0;

  const load = (): Promise<Loaded> => {
    loading ??= (loadGuard?.() ?? Promise.reject(new Error('no picture check in this build'))).then(({ createGuard, coverTrack }) => ({
      guard: createGuard(),
      coverTrack,
    }));
    return loading;
  };

  const unwatch = (side: GuardSide) => {
    watches.get(side)?.stop();
    watches.delete(side);
  };

  const watch = async ({ side, stream }: Effect<'watch'>) => {
    unwatch(side);
    let stopped = false;
    const mine = { stop: () => void (stopped = true) };
    watches.set(side, mine);
    try {
      const { guard } = await load();
      if (stopped) return;
      watches.set(side, guard.watch({ stream, side, onView: (view) => happen({ type: 'guard', side, view }) }));
    } catch {
      // The next call asks for it anew.
      loading = null;
      if (!stopped) happen({ type: 'guard', side, view: 'failed' });
    }
  };

  const uncover = () => {
    turns += 1;
    cover?.stop();
    cover = null;
  };

  const coverOwn = async ({ covered, stream }: Effect<'cover-own'>) => {
    const [camera = null] = stream.getVideoTracks();
    // First of all: whatever fails after it, nothing of the camera goes out.
    void call()?.setTrack('video', covered ? null : camera);
    uncover();
    if (!covered || camera === null) return;
    const turn = turns;
    const loaded = await load().catch(() => null);
    if (turn !== turns || loaded === null) return;
    cover = loaded.coverTrack(camera);
    void call()?.setTrack('video', cover.track);
  };

  const close = () => {
    uncover();
    [...watches.keys()].forEach(unwatch);
    void loading?.then(({ guard }) => guard.close()).catch(() => {});
    loading = null;
  };

  return {
    /** The call is over: no stand-in is sent any more. */
    uncover,
    perform(effect: Effect<'close-guard' | 'cover-own' | 'load-guard' | 'unwatch' | 'watch'>): void {
      switch (effect.do) {
        case 'load-guard':
          // What fails here is told where it is needed.
          void load().catch(() => (loading = null));
          return;
        case 'watch':
          void watch(effect);
          return;
        case 'unwatch':
          return unwatch(effect.side);
        case 'cover-own':
          void coverOwn(effect);
          return;
        case 'close-guard':
          return close();
      }
    },
  };
}

export type GuardRunner = ReturnType<typeof createGuardRunner>;
