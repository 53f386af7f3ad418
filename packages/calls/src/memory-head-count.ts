import { HEAD_COUNT_STAYS_MS, type HeadCount } from './head-count.ts';

/** The count of nodes that are all in one process. */
export class MemoryHeadCount implements HeadCount {
  readonly #now: () => number;
  readonly #told = new Map<string, { readonly visitors: number; readonly at: number }>();

  constructor({ now }: { readonly now: () => number }) {
    this.#now = now;
  }

  async tell(node: string, visitors: number): Promise<number> {
    const now = this.#now();
    this.#told.set(node, { visitors, at: now });
    let others = 0;
    for (const [name, told] of this.#told) {
      if (now >= told.at + HEAD_COUNT_STAYS_MS) this.#told.delete(name);
      else if (name !== node) others += told.visitors;
    }
    return others;
  }

  async leave(node: string): Promise<void> {
    this.#told.delete(node);
  }
}
