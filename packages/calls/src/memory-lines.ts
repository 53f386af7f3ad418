import { CarriedLine } from './carried-line.ts';
import type { Parcel } from './carrier.ts';
import type { LineEvent, NodeLine } from './node-line.ts';

/** What becomes of a parcel: `refused`: it does not arrive, and its sender knows; `in doubt`: it arrives, and its sender does not know; `lost`: the other way round. */
export type Fate = 'arrives' | 'refused' | 'in doubt' | 'lost' | 'twice';

export interface MemoryLinesOptions {
  /** Milliseconds; never goes back. */
  readonly now: () => number;
  /** For tests. */
  readonly fate?: (from: string, to: string) => Fate;
}

/** The lines of nodes that are all in one process. Somebody calls `tick` every `LINE_TICK_MS`. */
export class MemoryLines {
  readonly #options: MemoryLinesOptions;
  readonly #lines = new Map<string, CarriedLine>();

  constructor(options: MemoryLinesOptions) {
    this.#options = options;
  }

  /** An `OpenLine`. */
  readonly open = async (node: string, hear: (events: readonly LineEvent[]) => void): Promise<NodeLine> => {
    const carrier = {
      carry: async (to: string, parcel: Parcel) => this.#carry(to, parcel),
      nextTurn: async () => {},
    };
    const line = new CarriedLine({ node, carrier, hear, now: this.#options.now });
    this.#lines.set(node, line);
    return line;
  };

  /** What time has brought, for every node. */
  tick(): void {
    for (const line of this.#lines.values()) line.tick();
  }

  /** Resolves when all that was sent has been heard. */
  async settle(): Promise<void> {
    await Promise.all([...this.#lines.values()].map((line) => line.idle()));
  }

  /** A node ends without a word. */
  lose(node: string): void {
    void this.#lines.get(node)?.close();
    this.#lines.delete(node);
  }

  #carry(to: string, parcel: Parcel): boolean {
    const fate = this.#options.fate?.(parcel.from, to) ?? 'arrives';
    const line = this.#lines.get(to);
    if (fate === 'refused' || line === undefined || !this.#lines.has(parcel.from)) return fate === 'lost';
    if (fate !== 'lost') line.take(parcel);
    if (fate === 'twice') line.take(parcel);
    return fate !== 'in doubt';
  }
}
