import { type GuardEvent, type PictureView, startGuard, stepGuard, viewOf } from './guard-state.ts';
import type { PictureSource } from './picture-source.ts';

export interface WatchedPictureSettings {
  readonly source: PictureSource;
  readonly stream: MediaStream;
  /** Whether the model is there. */
  readonly isReady: boolean;
  readonly onView: (view: PictureView) => void;
}

/** One side's picture and what is known of it. */
export interface WatchedPicture {
  hear(event: GuardEvent): void;
  /** Sees whether the picture goes on, stands still, or is another now. */
  look(nowMs: number): void;
  /** Whether there is a frame that has not been taken yet. */
  isNew(): boolean;
  take(): Promise<ImageBitmap>;
  /** Counts the pictures that were to be judged anew. */
  number(): number;
  stop(): void;
}

/** A picture that shows no new frame for so long counts as a new one when it goes on, milliseconds. */
export const STALLED_MS = 3_000;

/** Tells its view at once: covered, before there was anything to see. */
export function watchPicture({ isReady, onView, source, stream }: WatchedPictureSettings): WatchedPicture {
  let state = startGuard(isReady);
  let track = trackOf(stream);
  let moment = source.moment();
  let taken: number | null = null;
  let movedAt: number | null = null;
  let pictures = 0;
  let isStopped = false;
  onView(viewOf(state));

  function hear(event: GuardEvent): void {
    if (isStopped) return;
    const before = viewOf(state);
    state = stepGuard(state, event);
    if (event.type === 'fresh') pictures += 1;
    if (viewOf(state) !== before) onView(viewOf(state));
  }

  // A browser says so before it has painted a frame of the new track.
  const onTracks = () => {
    track = trackOf(stream);
    hear({ type: 'fresh' });
  };
  for (const type of ['addtrack', 'removetrack']) stream.addEventListener(type, onTracks);

  return {
    hear,
    look(nowMs) {
      const [trackNow, momentNow] = [trackOf(stream), source.moment()];
      const isOther = trackNow !== track;
      const stood = movedAt !== null && nowMs - movedAt >= STALLED_MS;
      if (momentNow !== moment || movedAt === null) movedAt = nowMs;
      [track, moment] = [trackNow, momentNow];
      if (!isOther && !stood) return;
      // Not with each look while it goes on standing still.
      movedAt = nowMs;
      hear({ type: 'fresh' });
    },
    isNew: () => moment !== null && moment !== taken && state.kind !== 'failed',
    take() {
      taken = moment;
      return source.take();
    },
    number: () => pictures,
    stop() {
      isStopped = true;
      for (const type of ['addtrack', 'removetrack']) stream.removeEventListener(type, onTracks);
      source.stop();
    },
  };
}

const trackOf = (stream: MediaStream): string | null => stream.getVideoTracks()[0]?.id ?? null;
