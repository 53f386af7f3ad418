import { type FromWorker, type Picture, readFromWorker, type ToWorker } from './check-message.ts';

/** What of a Worker is used. */
export interface WorkerLike {
  postMessage(message: ToWorker, transfer: Transferable[]): void;
  addEventListener(type: 'message' | 'error' | 'messageerror', listener: (event: { readonly data?: unknown; preventDefault(): void }) => void): void;
  terminate(): void;
}

export interface CheckWorkerSettings {
  readonly createWorker: () => WorkerLike;
  readonly after: (ms: number, then: () => void) => () => void;
  readonly onReady: () => void;
  readonly onAnswer: (answer: Extract<FromWorker, { readonly turn: number }>) => void;
  /** Said once; the worker is gone by then. */
  readonly onBroken: () => void;
}

export interface CheckWorker {
  check(turn: number, picture: Picture): void;
  close(): void;
}

/** How long the model may take to load, and how long one check, milliseconds. */
export const LOAD_LIMIT_MS = 120_000;
export const CHECK_LIMIT_MS = 10_000;

/** The line to the worker. Whatever goes wrong on it ends it: an answer out of turn, garbage, a crash, silence. */
export function openCheckWorker(settings: CheckWorkerSettings): CheckWorker {
  let expected: number | 'ready' | 'nothing' = 'ready';
  let isOpen = true;
  let callOff = settings.after(LOAD_LIMIT_MS, fail);
  const worker = tryTo(settings.createWorker);

  worker?.addEventListener('message', ({ data }) => {
    if (isOpen) hear(readFromWorker(data));
  });
  for (const type of ['error', 'messageerror'] as const) {
    worker?.addEventListener(type, (event) => {
      // What is wrong with it must not become a line in anybody's log.
      event.preventDefault();
      fail();
    });
  }
  // Not at once: whoever opens it holds nothing yet that could be broken.
  if (worker === null) {
    callOff();
    callOff = settings.after(0, fail);
  }

  function hear(message: FromWorker | null): void {
    if (message?.type === 'ready' && expected === 'ready') {
      wait('nothing');
      settings.onReady();
    } else if (message !== null && 'turn' in message && message.turn === expected) {
      wait('nothing');
      settings.onAnswer(message);
    } else fail();
  }

  function wait(what: typeof expected): void {
    callOff();
    expected = what;
    callOff = what === 'nothing' ? () => {} : settings.after(CHECK_LIMIT_MS, fail);
  }

  function fail(): void {
    if (!isOpen) return;
    close();
    settings.onBroken();
  }

  function close(): void {
    isOpen = false;
    callOff();
    worker?.terminate();
  }

  return {
    check(turn, picture) {
      if (!isOpen || worker === null) return;
      wait(turn);
      try {
        worker.postMessage({ type: 'check', turn, picture }, 'close' in picture ? [picture] : []);
      } catch {
        fail();
      }
    },
    close,
  };
}

function tryTo<Made>(make: () => Made): Made | null {
  try {
    return make();
  } catch {
    return null;
  }
}
