import type { Role } from '@visavis/protocol';

/** One of the two places in a call. A lost one is kept for its visitor until a time. */
export type Seat<S> =
  | { readonly kind: 'taken'; readonly by: S }
  | { readonly kind: 'lost'; readonly until: number };

/** Two seats under a match id: all that is known of a call, and only while it goes on. */
export interface Call<S> {
  readonly id: string;
  readonly seats: Record<Role, Seat<S>>;
}

export type Rejoining<S> =
  /** Both seats are taken again. `replaced` held this seat until now. */
  | { readonly kind: 'together'; readonly call: Call<S>; readonly partner: S; readonly replaced: S | null }
  /** The other seat is empty for now. */
  | { readonly kind: 'waiting'; readonly call: Call<S>; readonly replaced: S | null }
  /** No such call, and none may begin this way. */
  | { readonly kind: 'gone' };

export interface CallsOptions {
  /** How long a lost seat is kept, milliseconds. */
  readonly keepMs: number;
  /** Lost seats kept at once; a server just started restores no calls beyond this. */
  readonly maxLost: number;
}

interface Kept<S> {
  readonly call: Call<S>;
  readonly role: Role;
  readonly until: number;
}

const opposite = (role: Role): Role => (role === 'polite' ? 'impolite' : 'polite');

/** The calls of this server. Pure but for its own maps: no clock, no sockets. `S` is whoever sits. */
export class Calls<S extends object> {
  readonly #options: CallsOptions;
  readonly #calls = new Map<string, Call<S>>();
  /** Every lost seat, oldest first: all are kept equally long, so the first is the next to end. */
  readonly #lost = new Map<Seat<S>, Kept<S>>();

  constructor(options: CallsOptions) {
    this.#options = options;
  }

  get size(): number {
    return this.#calls.size;
  }

  open(id: string, polite: S, impolite: S): Call<S> {
    const call: Call<S> = {
      id,
      seats: { polite: { kind: 'taken', by: polite }, impolite: { kind: 'taken', by: impolite } },
    };
    this.#calls.set(id, call);
    return call;
  }

  /** Who sits opposite; `null` when that seat is lost. */
  partner(call: Call<S>, role: Role): S | null {
    const seat = call.seats[opposite(role)];
    return seat.kind === 'taken' ? seat.by : null;
  }

  /** Ends a call because one left; gives whoever stays behind. */
  leave(call: Call<S>, role: Role): S | null {
    this.#end(call);
    return this.partner(call, role);
  }

  /** Keeps a seat for somebody whose connection broke; gives whoever is to be told. */
  lose(call: Call<S>, role: Role, now: number): S | null {
    this.#keep(call, role, now);
    return this.partner(call, role);
  }

  /**
   * Takes a seat again. The newest claim to a seat has it.
   * `restore` begins a call that this server does not know, for those whose server was restarted.
   */
  rejoin(claim: { id: string; role: Role; by: S; now: number; restore: boolean }): Rejoining<S> {
    const call = this.#calls.get(claim.id) ?? (claim.restore ? this.#restore(claim) : null);
    if (call === null) return { kind: 'gone' };
    const seat = call.seats[claim.role];
    this.#lost.delete(seat);
    call.seats[claim.role] = { kind: 'taken', by: claim.by };
    const replaced = seat.kind === 'taken' ? seat.by : null;
    const partner = this.partner(call, claim.role);
    return partner === null
      ? { kind: 'waiting', call, replaced }
      : { kind: 'together', call, partner, replaced };
  }

  /** Ends the calls whose lost seats nobody came back to; gives those left behind. */
  expire(now: number): S[] {
    const leftBehind: S[] = [];
    for (const { call, role, until } of this.#lost.values()) {
      if (until > now) break;
      this.#end(call);
      const partner = this.partner(call, role);
      if (partner !== null) leftBehind.push(partner);
    }
    return leftBehind;
  }

  #restore({ id, role, by, now }: { id: string; role: Role; by: S; now: number }): Call<S> | null {
    if (this.#lost.size >= this.#options.maxLost) return null;
    const call = this.open(id, by, by);
    this.#keep(call, opposite(role), now);
    this.#keep(call, role, now);
    return call;
  }

  #keep(call: Call<S>, role: Role, now: number): void {
    const seat: Seat<S> = { kind: 'lost', until: now + this.#options.keepMs };
    call.seats[role] = seat;
    this.#lost.set(seat, { call, role, until: seat.until });
  }

  #end(call: Call<S>): void {
    this.#calls.delete(call.id);
    this.#lost.delete(call.seats.polite);
    this.#lost.delete(call.seats.impolite);
  }
}
