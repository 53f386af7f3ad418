interface Due<Thing> {
  readonly thing: Thing;
  readonly at: number;
}

/** When each thing is due, and which is next: a binary heap that knows where each thing stands in it. */
export class DueTimes<Thing extends object> {
  readonly #heap: Due<Thing>[] = [];
  readonly #places = new Map<Thing, number>();

  /** What is due first; of equals any. */
  get next(): Due<Thing> | null {
    return this.#heap[0] ?? null;
  }

  /** A thing is due once: a new time takes the place of its old one. */
  set(thing: Thing, at: number): void {
    this.delete(thing);
    this.#rise(this.#heap.length, { thing, at });
  }

  delete(thing: Thing): void {
    const place = this.#places.get(thing);
    if (place === undefined) return;
    this.#places.delete(thing);
    const last = this.#heap.pop();
    if (last === undefined || place === this.#heap.length) return;
    this.#sink(place, last);
    if (this.#heap[place] === last) this.#rise(place, last);
  }

  #rise(from: number, due: Due<Thing>): void {
    let place = from;
    while (place > 0) {
      const above = (place - 1) >> 1;
      const parent = this.#heap[above];
      if (parent === undefined || parent.at <= due.at) break;
      this.#put(place, parent);
      place = above;
    }
    this.#put(place, due);
  }

  #sink(from: number, due: Due<Thing>): void {
    let place = from;
    for (;;) {
      const [left, right] = [this.#heap[2 * place + 1], this.#heap[2 * place + 2]];
      if (left === undefined) break;
      const isRight = right !== undefined && right.at < left.at;
      const child = isRight ? right : left;
      if (child.at >= due.at) break;
      this.#put(place, child);
      place = 2 * place + (isRight ? 2 : 1);
    }
    this.#put(place, due);
  }

  #put(place: number, due: Due<Thing>): void {
    this.#heap[place] = due;
    this.#places.set(due.thing, place);
  }
}
