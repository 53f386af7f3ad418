import { type CheckWorker, openCheckWorker, type WorkerLike } from './check-worker.ts';
import type { PictureView } from './guard-state.ts';
import { pace, SLOWEST_MS, unforeseen, usual } from './pace.ts';
import { type PictureSource, videoSource } from './picture-source.ts';
import { judge, type Verdict } from './verdict.ts';
import { type WatchedPicture, watchPicture } from './watched-picture.ts';

export interface PictureGuardSettings {
  /** A worker that runs `@visavis/guard/worker`; called with the first picture to watch, not before. */
  readonly createWorker: () => WorkerLike;
  readonly clock: { after(ms: number, then: () => void): () => void };
  /** Milliseconds; only differences count. */
  readonly now: () => number;
  /** 0 to 1. */
  readonly random?: () => number;
  /** Whether the device runs on a battery that is nearly empty; where nobody can say, it does not. */
  readonly lowPower?: () => boolean;
  /** How frames are had of a stream; a page's own way unless a test has another. */
  readonly openSource?: (stream: MediaStream) => PictureSource;
}

export interface WatchSettings {
  readonly stream: MediaStream;
  readonly side: 'partner' | 'own';
  /** Told before `watch` returns, and with each change. Nothing but `clear` may be shown. */
  readonly onView: (view: PictureView) => void;
}

export interface PictureGuard {
  watch(settings: WatchSettings): { stop(): void };
  close(): void;
}

interface Watched {
  readonly picture: WatchedPicture;
  dueAt: number;
}

interface Turn {
  readonly watched: Watched;
  readonly number: number;
  /** Which of its pictures the frame is of. */
  readonly picture: number;
  readonly startedAt: number;
}

/** How often it is asked whether a new frame has come, milliseconds. */
const LOOK_MS = 100;
/** How long a browser may take to hand a frame over, milliseconds. */
const TAKE_LIMIT_MS = 3_000;
/** A worker that crashed is started again for a new picture, so often. */
const MOST_WORKERS = 3;

/**
 * Checks the pictures of a call on this device: one worker, one frame at a time, the sides in turns.
 * It covers and uncovers; it reports nothing, and no frame and no verdict leaves the page.
 */
export function createPictureGuard(settings: PictureGuardSettings): PictureGuard {
  const { clock, now, openSource = videoSource, random = Math.random, lowPower = () => false } = settings;
  const all = new Set<Watched>();
  let worker: { readonly kind: 'none' } | { readonly kind: 'loading' | 'ready'; readonly line: CheckWorker } = { kind: 'none' };
  let workers = 0;
  let turn: Turn | null = null;
  let turns = 0;
  let tookMs: number | null = null;
  let callOff = () => {};

  function startWorker(): void {
    workers += 1;
    const line = openCheckWorker({
      createWorker: settings.createWorker,
      after: (ms, then) => clock.after(ms, then),
      onReady() {
        worker = { kind: 'ready', line };
        for (const { picture } of all) picture.hear({ type: 'ready' });
        look();
      },
      onAnswer: (answer) => finish(answer.type === 'checked' ? judge(answer.likelihood) : 'unknown'),
      onBroken() {
        worker = { kind: 'none' };
        turn = null;
        callOff();
        for (const { picture } of all) picture.hear({ type: 'broken' });
      },
    });
    worker = { kind: 'loading', line };
  }

  /** Looks at every picture, checks the one that has waited longest for it, and comes back. */
  function look(): void {
    callOff();
    if (worker.kind !== 'ready' || all.size === 0) return;
    callOff = clock.after(LOOK_MS, look);
    const at = now();
    for (const { picture } of all) picture.look(at);
    if (turn !== null) {
      if (isLate(turn, at)) for (const { picture } of all) picture.hear({ type: 'late' });
      return;
    }
    const due = [...all].filter(({ dueAt, picture }) => dueAt <= at && picture.isNew()).toSorted((a, b) => a.dueAt - b.dueAt)[0];
    if (due !== undefined) void begin({ watched: due, number: (turns += 1), picture: due.picture.number(), startedAt: at });
  }

  async function begin(next: Turn): Promise<void> {
    turn = next;
    const giveUp = () => {
      if (turn === next) finish('unknown');
    };
    const inTime = clock.after(TAKE_LIMIT_MS, giveUp);
    let frame: ImageBitmap;
    try {
      frame = await next.watched.picture.take();
    } catch {
      giveUp();
      return;
    } finally {
      inTime();
    }
    if (turn === next && worker.kind === 'ready') worker.line.check(next.number, frame);
    else frame.close();
  }

  function finish(verdict: Verdict): void {
    if (turn === null) return;
    const { picture, startedAt, watched } = turn;
    // That something was clear so long ago says nothing; a device that is always so late ends as one without answers.
    const judged = verdict === 'clear' && isLate(turn, now()) ? 'unknown' : verdict;
    turn = null;
    tookMs = usual(tookMs, now() - startedAt);
    const every = pace({ tookMs, sides: all.size, lowPower: lowPower() });
    watched.dueAt = startedAt + unforeseen(every, random());
    // What is there now may be another picture than the one that was judged.
    watched.picture.look(now());
    if (all.has(watched) && watched.picture.number() === picture) watched.picture.hear({ type: 'verdict', verdict: judged });
    look();
  }

  return {
    watch({ onView, side, stream }) {
      const picture = watchPicture({ source: openSource(stream), stream, isReady: worker.kind === 'ready', onView });
      const watched: Watched = { picture, dueAt: now() };
      // Own frames that wait as long as the partner's are judged after them: the visitor is the one to protect first.
      if (side === 'own') watched.dueAt += 1;
      all.add(watched);
      if (worker.kind === 'none') {
        if (workers < MOST_WORKERS) startWorker();
        else picture.hear({ type: 'broken' });
      }
      look();
      return {
        stop() {
          all.delete(watched);
          picture.stop();
        },
      };
    },
    close() {
      callOff();
      turn = null;
      workers = MOST_WORKERS;
      if (worker.kind !== 'none') worker.line.close();
      worker = { kind: 'none' };
      for (const { picture } of all) picture.stop();
      all.clear();
    },
  };
}

/** Later than the slowest pace: by then another look would have been due. */
const isLate = ({ startedAt }: Turn, at: number): boolean => at - startedAt > SLOWEST_MS;
