/** Time, as the caller keeps it. */
export interface Clock {
  /** Milliseconds; only differences count. */
  now(): number;
  /** Runs `then` once after `ms`; the function returned calls it off. */
  after(ms: number, then: () => void): () => void;
}

/** The browser's own timers. */
export const timerClock: Clock = {
  now: () => performance.now(),
  after(ms, then) {
    const timer = setTimeout(then, ms);
    return () => clearTimeout(timer);
  },
};
