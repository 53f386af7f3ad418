import type { Admitted, Ban, BanList } from './ban-list.ts';

/** More than this are not held at a node; those that end last are. */
export const MOST_BANS = 100_000;

export interface KeptBansOptions {
  /** Those in force, at most as many as asked for. */
  readonly load: (most: number) => Promise<readonly Ban[]>;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/**
 * The bans of a store, as a node remembers them, so that asking costs nothing. Who calls `refresh` decides how
 * fresh they are. While the store is away the last known ones hold, each to its own end.
 */
export class KeptBans implements BanList {
  readonly #options: KeptBansOptions;
  #endsAt: ReadonlyMap<string, number> = new Map();
  /** One after the other, so that an older answer never comes last. */
  #refreshing: Promise<boolean> | null = null;

  constructor(options: KeptBansOptions) {
    this.#options = options;
  }

  get size(): number {
    return this.#endsAt.size;
  }

  isBanned({ tag, network }: Admitted): boolean {
    return (network !== null && this.#holds('network', network)) || (tag !== null && this.#holds('tag', tag));
  }

  /** Whether there are bans that were not known before. Rejects as `load` does, and changes nothing then. */
  refresh(): Promise<boolean> {
    this.#refreshing ??= this.#refreshNow().finally(() => {
      this.#refreshing = null;
    });
    return this.#refreshing;
  }

  async #refreshNow(): Promise<boolean> {
    const bans = await this.#options.load(MOST_BANS);
    const before = this.#endsAt;
    this.#endsAt = new Map(bans.slice(0, MOST_BANS).map(({ kind, mark, endsAt }) => [`${kind} ${mark}`, endsAt]));
    return [...this.#endsAt.keys()].some((name) => !before.has(name));
  }

  #holds(kind: Ban['kind'], mark: string): boolean {
    if (this.#endsAt.size === 0) return false;
    return (this.#endsAt.get(`${kind} ${mark}`) ?? 0) > this.#options.now();
  }
}
