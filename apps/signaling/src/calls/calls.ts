import type { Role } from '@visavis/protocol';

/** Where the visitor of a seat is. */
export type Seat<S> =
  | { readonly kind: 'taken'; readonly by: S }
  /** Kept until a time, for whoever comes back. `node`: where it was last, which may be this one; `null`: nobody knows. */
  | { readonly kind: 'lost'; readonly until: number; readonly node: string | null }
  /** At another node. `isAway`: lost there, and kept by that node. */
  | { readonly kind: 'elsewhere'; readonly node: string; readonly isAway: boolean };

/** One of the two places in a call. */
export interface Chair<S> {
  seat: Seat<S>;
  /** What stands for whoever may take it back; `null` until anybody said. */
  tag: string | null;
  /** How often it was taken [R8]. */
  generation: number;
  /**
   * The place in the queue that led here, as the pool's time less the local time of the match: to be added to the time
   * at which the partner is lost [M12]. `null` when it is not known.
   */
  head: number | null;
}

/** Two chairs under a match id: all that is known of a call, and only while it goes on. */
export interface Call<S> {
  readonly id: string;
  /** Since when this node knows of it, local clock. */
  readonly openedAt: number;
  readonly chairs: Readonly<Record<Role, Chair<S>>>;
  /** Of the match [M13], from when one side is told it until the other is. */
  token: string | null;
  /** Another node was asked whether its seat is taken, and is to answer until a time. */
  asked: { readonly until: number; readonly isToldAway: boolean } | null;
}

export interface Taking<S> {
  readonly by: S;
  readonly tag: string;
  readonly generation: number;
}

export interface TimeOver<S> {
  readonly call: Call<S>;
  readonly role: Role;
}

export interface CallsOptions {
  /** This node's name. */
  readonly node: string;
  /** How long a lost seat is kept, milliseconds. */
  readonly keepMs: number;
}

interface Kept<S> extends TimeOver<S> {
  readonly until: number;
}

export const ROLES = ['polite', 'impolite'] as const satisfies readonly Role[];
export const opposite = (role: Role): Role => (role === 'polite' ? 'impolite' : 'polite');

/** The node at which a seat is or was last; `null` when it is taken here, or nobody knows. */
export const nodeOf = <S>(seat: Seat<S>): string | null => (seat.kind === 'taken' ? null : seat.node);

/** The calls that this node has a seat of. Pure but for its own maps: no clock, no sockets. `S` is whoever sits. */
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

  /** Seats that are taken or kept here: of a call over two nodes, one. */
  get seats(): number {
    return this.all().flatMap(({ chairs }) => ROLES.filter((role) => chairs[role].seat.kind !== 'elsewhere')).length;
  }

  /** Seats that are kept. */
  get lost(): number {
    return this.#lost.size;
  }

  find(id: string): Call<S> | null {
    return this.#calls.get(id) ?? null;
  }

  all(): readonly Call<S>[] {
    return [...this.#calls.values()];
  }

  /** A call that is known, or else one of which nothing is known yet. */
  open(id: string, now: number): Call<S> {
    const known = this.#calls.get(id);
    if (known !== undefined) return known;
    const chair = (): Chair<S> => ({ seat: { kind: 'lost', until: now, node: null }, tag: null, generation: 0, head: null });
    const call: Call<S> = { id, openedAt: now, chairs: { polite: chair(), impolite: chair() }, token: null, asked: null };
    this.#calls.set(id, call);
    for (const role of ROLES) this.lose(call, role, { now, node: null });
    return call;
  }

  /** Somebody sits here; gives whoever did until now. */
  take(call: Call<S>, role: Role, { by, tag, generation }: Taking<S>): S | null {
    const before = this.#put(call, role, { kind: 'taken', by });
    Object.assign(call.chairs[role], { tag, generation });
    return before;
  }

  /** The seat is another node's; gives whoever sat here until now. */
  move(call: Call<S>, role: Role, { node, generation, isAway }: { readonly node: string; readonly generation: number; readonly isAway: boolean }): S | null {
    call.chairs[role].generation = generation;
    return this.#put(call, role, { kind: 'elsewhere', node, isAway });
  }

  /** Keeps a seat from now on. `node`: where it was last. */
  lose(call: Call<S>, role: Role, { now, node }: { readonly now: number; readonly node: string | null }): void {
    const until = now + this.#options.keepMs;
    this.#put(call, role, { kind: 'lost', until, node });
    this.#lost.set(call.chairs[role].seat, { call, role, until });
  }

  /** Whoever sits opposite, here; `null` when nobody does. */
  partner(call: Call<S>, role: Role): S | null {
    const { seat } = call.chairs[opposite(role)];
    return seat.kind === 'taken' ? seat.by : null;
  }

  /** Whether a seat is taken or kept here. What has none is not this node's call any more. */
  isOurs({ chairs }: Call<S>): boolean {
    return ROLES.some((role) => this.isOurSeat(chairs[role]));
  }

  isOurSeat({ seat }: Chair<S>): boolean {
    return seat.kind === 'taken' || (seat.kind === 'lost' && seat.node === this.#options.node);
  }

  end(call: Call<S>): void {
    this.#calls.delete(call.id);
    for (const role of ROLES) this.#lost.delete(call.chairs[role].seat);
  }

  /** Ends the calls whose lost seats nobody came back to; gives those seats. */
  expire(now: number): readonly TimeOver<S>[] {
    const over: TimeOver<S>[] = [];
    for (const { call, role, until } of this.#lost.values()) {
      if (until > now) break;
      this.end(call);
      over.push({ call, role });
    }
    return over;
  }

  #put(call: Call<S>, role: Role, seat: Seat<S>): S | null {
    const chair = call.chairs[role];
    const { seat: before } = chair;
    this.#lost.delete(before);
    chair.seat = seat;
    return before.kind === 'taken' ? before.by : null;
  }
}
