import { type Claimed, type Seat, type SeatClaim, type SeatDirectory, type SeatedCall, SEAT_REFRESH_MS } from '@visavis/calls';
import type { Role } from '@visavis/protocol';

export interface SeatKeepingOptions {
  readonly directory: SeatDirectory;
  /** Milliseconds, monotonic. */
  readonly now: () => number;
  /** The seats that this node has, of one call or of all. */
  readonly seats: (match: string | null) => readonly SeatedCall[];
  /** Another node has a seat that this one told of. */
  readonly onMoved: (match: string, role: Role, seat: Seat) => void;
}

/** Calls told of at once: what they are is found out just before, so that none that is over is told. */
const MOST_AT_ONCE = 128;
/** What failed is tried again after so long, milliseconds. */
const RETRY_MS = 1_000;
/** So long after this node lost touch, or started, there may be calls of which the directory knows nothing [R3]. */
const FORGETFUL_MS = 60_000;

/** Keeps the directory informed of this node's seats, and asks it for others'. Nothing in here waits for it but `claim`. */
export class SeatKeeping {
  readonly #options: SeatKeepingOptions;
  /** Calls of which the directory has yet to be told. */
  readonly #untold = new Set<string>();
  #isTelling = false;
  #allToldAt: number;
  #retryAt = -Infinity;
  #mayHaveForgottenUntil: number;

  constructor(options: SeatKeepingOptions) {
    this.#options = options;
    this.#allToldAt = options.now();
    this.#mayHaveForgottenUntil = options.now() + FORGETFUL_MS;
  }

  /** Something between nodes was away: records may be lost. */
  noteOutage(): void {
    this.#mayHaveForgottenUntil = this.#options.now() + FORGETFUL_MS;
  }

  /** A seat of this call came to this node. */
  keep(match: string): void {
    this.#untold.add(match);
    queueMicrotask(() => void this.#tell());
  }

  /** The call is over. A record that stays is forgotten by the directory itself [D4]. */
  close(match: string): void {
    this.#untold.delete(match);
    this.#options.directory.close(match).catch(() => this.noteOutage());
  }

  /** `null` while the directory is away. A seat of which nobody told is the claimer's for as long as that may be [R3]. */
  async claim(claim: SeatClaim): Promise<Claimed | null> {
    try {
      const claimed = await this.#options.directory.claim(claim);
      if (claimed.kind !== 'unknown' || this.#options.now() >= this.#mayHaveForgottenUntil) return claimed;
      const { match, role, node, tag, generation } = claim;
      await this.#options.directory.tell([{ match, seats: { [role]: { node, tag, generation } } }]);
      return await this.#options.directory.claim(claim);
    } catch {
      this.noteOutage();
      return null;
    }
  }

  /** To be called ten times a second. */
  tick(): void {
    const now = this.#options.now();
    if (now >= this.#allToldAt + SEAT_REFRESH_MS) {
      this.#allToldAt = now;
      for (const { match } of this.#options.seats(null)) this.#untold.add(match);
    }
    void this.#tell();
  }

  async #tell(): Promise<void> {
    const { directory, now, seats, onMoved } = this.#options;
    if (this.#isTelling || this.#untold.size === 0 || now() < this.#retryAt) return;
    this.#isTelling = true;
    const matches = [...this.#untold].slice(0, MOST_AT_ONCE);
    for (const match of matches) this.#untold.delete(match);
    try {
      const better = await directory.tell(matches.flatMap((match) => seats(match)));
      for (const { match, seats: theirs } of better) {
        if (theirs.polite !== undefined) onMoved(match, 'polite', theirs.polite);
        if (theirs.impolite !== undefined) onMoved(match, 'impolite', theirs.impolite);
      }
    } catch {
      this.noteOutage();
      this.#retryAt = now() + RETRY_MS;
      for (const match of matches) this.#untold.add(match);
    } finally {
      this.#isTelling = false;
    }
    void this.#tell();
  }
}
