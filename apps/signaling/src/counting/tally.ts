import { type WaitFigure, waitFigure } from '@visavis/analytics';

const WAITS_KEPT = 255;
const HOUR_MS = 3_600_000;

export type Figure = 'matches' | WaitFigure;

/** One of the two of a match. The sides may be of two nodes; the match counts where the first is. */
export interface MatchedSide {
  readonly isFirst: boolean;
  readonly waitedMs: number;
}

/** How often something happened in one hour. */
export interface HourCount {
  /** The hour's beginning, milliseconds since 1970. */
  readonly hour: number;
  readonly figure: Figure;
  readonly count: number;
}

/** Counts of this process. No number in here belongs to a person or to a pair. */
export class Tally {
  /** Beyond it the oldest are dropped. */
  readonly #maxHours: number;
  #matches = 0;
  readonly #waits: number[] = [];
  #nextWait = 0;
  readonly #hours = new Map<number, Map<Figure, number>>();

  constructor(maxHours: number) {
    this.#maxHours = maxHours;
  }

  /** Matches since the start. */
  get matches(): number {
    return this.#matches;
  }

  /** `unixMs` is the time now. */
  countMatch({ isFirst, waitedMs }: MatchedSide, unixMs: number): void {
    const hour = unixMs - (unixMs % HOUR_MS);
    if (isFirst) {
      this.#matches += 1;
      this.#add({ hour, figure: 'matches', count: 1 });
    }
    this.#waits[this.#nextWait] = waitedMs;
    this.#nextWait = (this.#nextWait + 1) % WAITS_KEPT;
    this.#add({ hour, figure: waitFigure(waitedMs), count: 1 });
  }

  /** Of the last 255 waits, milliseconds; `null` before the first match. */
  medianWaitMs(): number | null {
    const sorted = this.#waits.toSorted((a, b) => a - b);
    return sorted[sorted.length >> 1] ?? null;
  }

  /** Takes what was counted since the last time. */
  take(): HourCount[] {
    const taken = [...this.#hours].flatMap(([hour, figures]) =>
      [...figures].map(([figure, count]) => ({ hour, figure, count })),
    );
    this.#hours.clear();
    return taken;
  }

  #add({ hour, figure, count }: HourCount): void {
    const figures = this.#hours.get(hour) ?? new Map<Figure, number>();
    this.#hours.set(hour, figures.set(figure, (figures.get(figure) ?? 0) + count));
    if (this.#hours.size > this.#maxHours) this.#hours.delete(Math.min(...this.#hours.keys()));
  }
}
