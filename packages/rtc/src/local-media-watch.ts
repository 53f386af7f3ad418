import type { Clock } from './clock.ts';

/** The part of a document that tells whether a visitor sees the page. */
export type WatchedPage = Pick<
  Document,
  'addEventListener' | 'removeEventListener' | 'visibilityState'
>;

export interface TrackWatchSettings {
  readonly track: MediaStreamTrack;
  readonly page: WatchedPage | null;
  readonly clock: Pick<Clock, 'after'>;
  readonly onEnded: () => void;
  /** It is live and has carried nothing for a while: the system took the device. */
  readonly onInterrupted: () => void;
  /** After an interruption: the system says that the device is back, or the visitor is. */
  readonly onReturn: () => void;
  /** It carries, and was not interrupted. */
  readonly onSteady: () => void;
}

/** Cameras flicker between muted and not while they start and turn. Milliseconds. */
const MUTE_GRACE_MS = 1_000;

/** Listens to one track until it is stopped. */
export function watchTrack(settings: TrackWatchSettings): () => void {
  const { track, page, clock, onEnded, onInterrupted, onReturn, onSteady } = settings;
  const listening = new AbortController();
  const { signal } = listening;
  let interrupted = false;
  let stopTimer = () => {};

  const handleMute = () => {
    stopTimer();
    stopTimer = clock.after(MUTE_GRACE_MS, () => {
      if (!track.muted || track.readyState === 'ended') return;
      interrupted = true;
      onInterrupted();
    });
  };
  const handleUnmute = () => {
    stopTimer();
    if (interrupted) onReturn();
    else onSteady();
  };
  track.addEventListener('mute', handleMute, { signal });
  track.addEventListener('unmute', handleUnmute, { signal });
  track.addEventListener('ended', onEnded, { signal });
  // Safari on iOS can leave a track muted, or live and dead, once the visitor is back on the page.
  const handleVisibility = () => {
    if (interrupted && page?.visibilityState === 'visible') onReturn();
  };
  page?.addEventListener('visibilitychange', handleVisibility, { signal });
  if (track.muted) handleMute();

  return () => {
    stopTimer();
    listening.abort();
  };
}
