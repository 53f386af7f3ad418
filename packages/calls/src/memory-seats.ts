import type { Role } from '@visavis/protocol';
import { type Claimed, type Seat, type SeatClaim, type SeatDirectory, type SeatedCall, SEAT_STAYS_MS } from './seat-directory.ts';

const ROLES = ['polite', 'impolite'] as const satisfies readonly Role[];
const OPPOSITE = { polite: 'impolite', impolite: 'polite' } as const satisfies Record<Role, Role>;

interface Known {
  readonly seats: Map<Role, Seat>;
  spokenOfAt: number;
}

/** The directory of nodes that are all in one process. */
export class MemorySeats implements SeatDirectory {
  readonly #now: () => number;
  /** The one that was spoken of last is last. */
  readonly #calls = new Map<string, Known>();

  constructor({ now }: { readonly now: () => number }) {
    this.#now = now;
  }

  async tell(calls: readonly SeatedCall[]): Promise<readonly SeatedCall[]> {
    this.#forgetOld();
    return calls.flatMap((call) => {
      const better = this.#tell(call);
      return better.length === 0 ? [] : [{ match: call.match, seats: Object.fromEntries(better) }];
    });
  }

  async claim({ generation, match, node, role, tag }: SeatClaim): Promise<Claimed> {
    this.#forgetOld();
    const known = this.#calls.get(match);
    const seat = known?.seats.get(role);
    if (known === undefined || seat === undefined) return { kind: 'unknown' };
    if (seat.tag !== tag) return { kind: 'refused' };
    if (generation < seat.generation) return { kind: 'outdated', generation: seat.generation };
    known.seats.set(role, { node, tag, generation: generation + 1 });
    this.#speakOf(match, known);
    const partner = known.seats.get(OPPOSITE[role])?.node ?? null;
    return { kind: 'claimed', generation: generation + 1, partner, before: seat.node };
  }

  async close(match: string): Promise<void> {
    this.#calls.delete(match);
  }

  #tell({ match, seats }: SeatedCall): readonly (readonly [Role, Seat])[] {
    const known = this.#calls.get(match) ?? { seats: new Map<Role, Seat>(), spokenOfAt: 0 };
    const better: (readonly [Role, Seat])[] = [];
    for (const role of ROLES) {
      const [told, there] = [seats[role], known.seats.get(role)];
      if (told === undefined) continue;
      if (there === undefined || told.generation > there.generation) known.seats.set(role, told);
      else if (told.generation < there.generation) better.push([role, there]);
    }
    this.#speakOf(match, known);
    return better;
  }

  #speakOf(match: string, known: Known): void {
    known.spokenOfAt = this.#now();
    this.#calls.delete(match);
    this.#calls.set(match, known);
  }

  /** [D4] */
  #forgetOld(): void {
    for (const [match, { spokenOfAt }] of this.#calls) {
      if (this.#now() < spokenOfAt + SEAT_STAYS_MS) return;
      this.#calls.delete(match);
    }
  }
}
