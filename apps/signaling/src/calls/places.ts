/** Where those stood in the queue who lost their partner through no fault of theirs [M12]. */
export class Places {
  readonly #keepMs: number;
  /** By tag, oldest first: all are kept equally long. */
  readonly #places = new Map<string, { readonly since: number; readonly until: number }>();

  constructor(keepMs: number) {
    this.#keepMs = keepMs;
  }

  get size(): number {
    return this.#places.size;
  }

  /** `since`: milliseconds of the pool's clock. */
  keep(tag: string, { since, now }: { readonly since: number; readonly now: number }): void {
    this.#places.delete(tag);
    this.#places.set(tag, { since, until: now + this.#keepMs });
  }

  /** The place, which is nobody's afterwards; `null` when none is kept. */
  take(tag: string, now: number): number | null {
    const place = this.#places.get(tag);
    this.#places.delete(tag);
    return place === undefined || place.until <= now ? null : place.since;
  }

  expire(now: number): void {
    for (const [tag, { until }] of this.#places) {
      if (until > now) break;
      this.#places.delete(tag);
    }
  }
}
