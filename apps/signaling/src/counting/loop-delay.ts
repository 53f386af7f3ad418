import { monitorEventLoopDelay } from 'node:perf_hooks';

/** Seconds. */
export interface LoopDelay {
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}

const RESOLUTION_MS = 10;
const WINDOW_MS = 30_000;
const NS_PER_S = 1e9;

/**
 * How late the event loop runs. It looks back over the window that runs and the one before, so that whoever asks at
 * least every half minute sees every stall, however many ask.
 */
export class LoopDelayMeter {
  readonly #histogram = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  readonly #turning: NodeJS.Timeout;
  #before: LoopDelay = { p50: 0, p99: 0, max: 0 };

  constructor() {
    this.#histogram.enable();
    this.#turning = setInterval(() => this.turn(), WINDOW_MS).unref();
  }

  /** Whether it has measured anything in this window. */
  get isRunning(): boolean {
    return this.#histogram.count > 0;
  }

  /** Begins a new window. */
  turn(): void {
    this.#before = this.#now();
    this.#histogram.reset();
  }

  /** The worse of the two windows. */
  read(): LoopDelay {
    const now = this.#now();
    const worse = (figure: keyof LoopDelay) => Math.max(now[figure], this.#before[figure]);
    return { p50: worse('p50'), p99: worse('p99'), max: worse('max') };
  }

  close(): void {
    clearInterval(this.#turning);
    this.#histogram.disable();
  }

  #now(): LoopDelay {
    const { count, max } = this.#histogram;
    if (count === 0) return { p50: 0, p99: 0, max: 0 };
    return { p50: lateness(this.#histogram.percentile(50)), p99: lateness(this.#histogram.percentile(99)), max: lateness(max) };
  }
}

/** The histogram has the whole time between two ticks. */
const lateness = (ns: number): number => Math.max(0, ns / NS_PER_S - RESOLUTION_MS / 1_000);
