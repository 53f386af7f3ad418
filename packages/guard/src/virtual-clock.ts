/** Tests only: time that passes when the test says so. */
export class VirtualClock {
  #now = 0;
  #waiting: { readonly at: number; readonly run: () => void }[] = [];

  now = (): number => this.#now;

  after = (ms: number, then: () => void): (() => void) => {
    const entry = { at: this.#now + ms, run: then };
    this.#waiting.push(entry);
    return () => {
      this.#waiting = this.#waiting.filter((one) => one !== entry);
    };
  };

  advance(ms: number): void {
    const end = this.#now + ms;
    for (let next = this.#next(end); next !== undefined; next = this.#next(end)) {
      this.#now = next.at;
      this.#waiting = this.#waiting.filter((one) => one !== next);
      next.run();
    }
    this.#now = end;
  }

  /** The same, with what promises do in between. */
  async pass(ms: number, stepMs = 50): Promise<void> {
    for (let passed = 0; passed < ms; passed += stepMs) {
      this.advance(Math.min(stepMs, ms - passed));
      for (let turn = 0; turn < 8; turn += 1) await Promise.resolve();
    }
  }

  #next(end: number) {
    return this.#waiting.filter(({ at }) => at <= end).toSorted((a, b) => a.at - b.at)[0];
  }
}
