interface Host {
  /** Page (empty: the site) to visitor-days. */
  readonly pages: Map<string, number>;
  /** Address prefixes from which a visitor of the site brought it. */
  readonly places: Set<number>;
}

/**
 * Referring hosts of one day that one collector has heard of. Of a host that visitors of fewer than `threshold` address
 * prefixes brought nothing is written but, at the day's end, that they came from elsewhere.
 */
export class TruthHosts {
  readonly #hosts = new Map<string, Host>();

  add(name: string, page: string, place: number): void {
    const host = this.#hosts.get(name) ?? { pages: new Map(), places: new Set() };
    this.#hosts.set(name, host);
    host.pages.set(page, (host.pages.get(page) ?? 0) + 1);
    if (page === '') host.places.add(place);
  }

  /** What is written when the day ends well. When it was killed, what was held is lost. */
  written(threshold: number, wasKilled: boolean): readonly { readonly value: string; readonly page: string; readonly count: number }[] {
    return [...this.#hosts].flatMap(([host, { pages, places }]) => {
      const isHeld = places.size < threshold;
      if (isHeld && wasKilled) return [];
      return [...pages].map(([page, count]) => ({ value: isHeld ? 'other' : host, page, count }));
    });
  }
}
