import { byAge, type Held } from './held.ts';

/** Those who wait, the longest first. */
export class WaitingLine {
  readonly #line: Held[] = [];

  add(held: Held): void {
    this.#line.splice(this.#placeOf(held), 0, held);
  }

  /** For one that stands in the line. */
  delete(held: Held): void {
    this.#line.splice(this.#placeOf(held), 1);
  }

  filter(keep: (held: Held) => boolean): Held[] {
    return this.#line.filter(keep);
  }

  #placeOf(held: Held): number {
    let [from, to] = [0, this.#line.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      const other = this.#line[middle];
      if (other !== undefined && byAge(other, held) < 0) from = middle + 1;
      else to = middle;
    }
    return from;
  }
}
