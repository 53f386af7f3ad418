/** What one day's key has seen, with plain sets: the week is small enough to remember everybody. */
export class TruthMemory {
  /** Tags that viewed any page. */
  readonly seen = new Set<number>();
  readonly #once = new Map<string, Set<number>>();
  #hour = Number.NaN;
  #onceInHour = new Map<string, Set<number>>();
  readonly #publicPages = new Map<number, number>();

  /** Whether this tag says so for the first time on this day. */
  first(what: string, tag: number): boolean {
    return isNew(this.#once, what, tag);
  }

  /** Whether this tag says so for the first time in this hour. Hours come in order. */
  firstInHour(hour: number, what: string, tag: number): boolean {
    if (hour !== this.#hour) this.#onceInHour = new Map();
    this.#hour = hour;
    return isNew(this.#onceInHour, what, tag);
  }

  /** Whether another page of this tag counts publicly: its first three do. */
  publicPage(tag: number): boolean {
    const pages = this.#publicPages.get(tag) ?? 0;
    if (pages >= PUBLIC_PAGES) return false;
    this.#publicPages.set(tag, pages + 1);
    return true;
  }
}

const PUBLIC_PAGES = 3;

function isNew(known: Map<string, Set<number>>, what: string, tag: number): boolean {
  const tags = known.get(what) ?? new Set<number>();
  known.set(what, tags);
  if (tags.has(tag)) return false;
  tags.add(tag);
  return true;
}
