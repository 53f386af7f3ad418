import type { WorkerLike } from './check-worker.ts';

type Listener = Parameters<WorkerLike['addEventListener']>[1];

/** Tests only: a worker whose answers the test gives. */
export class FakeWorker implements WorkerLike {
  readonly heard: unknown[] = [];
  isTerminated = false;
  /** Called with each picture. */
  onCheck: (turn: number) => void = () => {};
  readonly #listeners = new Map<string, Listener>();

  postMessage(message: Parameters<WorkerLike['postMessage']>[0]): void {
    this.heard.push(message);
    this.onCheck(message.turn);
  }

  addEventListener(type: 'message' | 'error' | 'messageerror', listener: Listener): void {
    this.#listeners.set(type, listener);
  }

  terminate(): void {
    this.isTerminated = true;
  }

  say(data: unknown): void {
    this.#listeners.get('message')?.({ data, preventDefault() {} });
  }

  /** Whether its error was kept from the console. */
  crash(type: 'error' | 'messageerror'): boolean {
    let isKept = false;
    this.#listeners.get(type)?.({
      preventDefault() {
        isKept = true;
      },
    });
    return isKept;
  }
}
