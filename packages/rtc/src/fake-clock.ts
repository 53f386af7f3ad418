import type { Clock } from './clock.ts';

/** Tests only: time that passes when it is told to. */
export class FakeClock implements Clock {
  #now = 0;
  readonly #timers = new Set<{ readonly at: number; readonly run: () => void }>();

  now = () => this.#now;

  after = (ms: number, then: () => void) => {
    const timer = { at: this.#now + ms, run: then };
    this.#timers.add(timer);
    return () => void this.#timers.delete(timer);
  };

  /** Timers that nobody called off. */
  get pending(): number {
    return this.#timers.size;
  }

  pass(ms: number): void {
    const until = this.#now + ms;
    for (let next = this.#next(until); next !== undefined; next = this.#next(until)) {
      this.#timers.delete(next);
      this.#now = Math.max(this.#now, next.at);
      next.run();
    }
    this.#now = until;
  }

  /** Time goes on while no timer runs, as in a tab that sleeps; on waking, those that are due run. */
  sleep(ms: number): void {
    this.#now += ms;
    this.pass(0);
  }

  #next(until: number) {
    return [...this.#timers].filter(({ at }) => at <= until).toSorted((a, b) => a.at - b.at)[0];
  }
}
