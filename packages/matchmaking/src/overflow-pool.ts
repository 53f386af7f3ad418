import type { Company, Entered, Entry, Membership, Pool, PoolEvent, Resumed, WaitEstimate } from './pool.ts';

/** So long a search stays among those of its area, milliseconds [O1]. */
export const OVERFLOW_MS = 2_000;

export interface OverflowOptions {
  /** Of the node's own area. */
  readonly near: Pool;
  /** Of the whole service. */
  readonly common: Pool;
  /** Milliseconds; never goes back. */
  readonly now: () => number;
}

/** Two pools as one: a search begins among those of its area, and goes on among all when nobody there fits [O]. */
export function overflowPool({ near, common, now }: OverflowOptions): Pool {
  return {
    join: async (node, hear) => {
      const placed = new Map<string, Placed>();
      const proposed = new Map<string, Where>();
      const hearOf = (where: Where) => (events: readonly PoolEvent[]): void => {
        for (const { kind, tag } of events) {
          if (kind === 'proposed') proposed.set(tag, where);
          else proposed.delete(tag);
          if (kind === 'matched' || kind === 'gone') placed.delete(tag);
        }
        hear(events);
      };
      const [there, everywhere] = await Promise.all([near.join(node, hearOf('near')), common.join(node, hearOf('common'))]);
      return new OverflowMembership({ near: there, common: everywhere, now, placed, proposed });
    },
  };
}

/** A ticket of this node, and where it is. */
interface Placed {
  where: Where;
  readonly entry: Omit<Entry, 'since'>;
  readonly since: number;
  /** Since when it waits, by the clock of this. */
  readonly beganAt: number;
  /** Not before. */
  movesAt: number;
  isSuspended: boolean;
  /** It left the one pool, and the other has not answered yet, or both are full. */
  isOut: boolean;
  /** It was to leave the one pool, and no answer came: it may be out. */
  isInDoubt: boolean;
  /** The pool it is in counts from 1 again when it came over: so much lower than its visitor [T3]. */
  taken: number;
  generation: number;
  /** On its way; what is asked meanwhile waits. */
  moving: Promise<void> | null;
}
type Where = 'near' | 'common';

interface Standing {
  readonly since: number;
  readonly generation: number;
  readonly taken?: number;
  readonly waitedMs?: number;
}

interface Parts {
  readonly near: Membership;
  readonly common: Membership;
  readonly now: () => number;
  readonly placed: Map<string, Placed>;
  /** Where a ticket is proposed, which may be told before it is known to have entered. */
  readonly proposed: Map<string, Where>;
}

class OverflowMembership implements Membership {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async renew(): Promise<void> {
    const { near, common, now, placed } = this.#parts;
    await Promise.all([near.renew(), common.renew()]);
    const isDue = ({ where, movesAt, isSuspended, isOut, moving }: Placed): boolean =>
      moving === null && movesAt <= now() && (isOut || (where === 'near' && !isSuspended));
    await Promise.all([...placed].filter(([, one]) => isDue(one)).map(([tag, one]) => this.#move(tag, one)));
  }

  async enter(entry: Entry): Promise<Entered> {
    // Whoever comes with an older place has been among those of the area before [O1].
    const first = entry.since === null ? await this.#enter('near', entry) : null;
    return first === null || first.kind === 'full' ? this.#enter('common', entry) : first;
  }

  async enterAgain(entry: Entry): Promise<Entered> {
    const entered = await this.#parts.common.enterAgain(entry);
    if (entered.kind === 'entered') this.#place('common', entry, { since: entered.since, generation: 1 });
    return entered;
  }

  async withdraw(tag: string): Promise<boolean> {
    const { placed, proposed } = this.#parts;
    const one = placed.get(tag);
    // At once, so that no move begins, and one that is under way ends.
    placed.delete(tag);
    proposed.delete(tag);
    await one?.moving;
    return one?.isOut === true || (await this.#parts[one?.where ?? 'common'].withdraw(tag));
  }

  async suspend(tag: string): Promise<void> {
    const one = this.#parts.placed.get(tag);
    if (one !== undefined) one.isSuspended = true;
    await (await this.#poolOf(tag)).suspend(tag);
  }

  async resume({ tag, generation }: { readonly tag: string; readonly generation: number }): Promise<Resumed> {
    await this.#poolOf(tag);
    const known = this.#parts.placed.get(tag);
    if (known?.isOut === true) return this.#resumeOut(known, generation);
    if (known !== undefined) return this.#resumeIn(known.where, { tag, generation, taken: known.taken });
    const resumed = await this.#resumeIn('near', { tag, generation, taken: 0 });
    return resumed.kind === 'unknown' ? this.#resumeIn('common', { tag, generation, taken: 0 }) : resumed;
  }

  async answer(answer: Parameters<Membership['answer']>[0]): Promise<void> {
    const { placed, proposed } = this.#parts;
    const where = proposed.get(answer.tag);
    if (where === undefined) return;
    if (!answer.isLive) {
      // The ticket is gone with this [P4].
      proposed.delete(answer.tag);
      placed.delete(answer.tag);
    }
    await this.#parts[where].answer(answer);
  }

  async company(tag: string): Promise<Company> {
    return await (await this.#poolOf(tag)).company(tag);
  }

  async waits(): Promise<WaitEstimate | null> {
    const { near, common } = this.#parts;
    return (await near.waits()) ?? (await common.waits());
  }

  async leave(): Promise<void> {
    const { near, common, placed } = this.#parts;
    await Promise.all([...placed.values()].map(({ moving }) => moving));
    await Promise.all([near.leave(), common.leave()]);
  }

  async #enter(where: Where, entry: Entry): Promise<Entered> {
    const entered = await this.#parts[where].enter(entry);
    if (entered.kind === 'entered') this.#place(where, entry, { since: entered.since, generation: 1 });
    return entered;
  }

  async #resumeIn(where: Where, { tag, generation, taken }: { readonly tag: string; readonly generation: number; readonly taken: number }): Promise<Resumed> {
    const resumed = await this.#parts[where].resume({ tag, generation: generation - taken });
    if (resumed.kind === 'unknown') return resumed;
    const grown = resumed.generation + taken;
    if (resumed.kind === 'resumed') this.#place(where, resumed.entry, { since: resumed.since, waitedMs: resumed.waitedMs, generation: grown, taken });
    return { ...resumed, generation: grown };
  }

  /** It is in no pool, so nobody else can have it. */
  #resumeOut(one: Placed, generation: number): Resumed {
    if (one.generation !== generation) return { kind: 'outdated', generation: one.generation };
    one.generation += 1;
    one.isSuspended = false;
    return { kind: 'resumed', since: one.since, waitedMs: this.#parts.now() - one.beganAt, generation: one.generation, entry: one.entry };
  }

  #place(where: Where, { stated, card }: Omit<Entry, 'since'>, { since, generation, taken = 0, waitedMs = 0 }: Standing): void {
    const { now, placed } = this.#parts;
    const beganAt = now() - waitedMs;
    const movesAt = beganAt + OVERFLOW_MS;
    placed.set(stated.tag, { where, entry: { stated, card }, since, beganAt, movesAt, isSuspended: false, isOut: false, isInDoubt: false, taken, generation, moving: null });
  }

  async #poolOf(tag: string): Promise<Membership> {
    const { placed } = this.#parts;
    await placed.get(tag)?.moving;
    return this.#parts[placed.get(tag)?.where ?? 'common'];
  }

  /** [O2] */
  #move(tag: string, one: Placed): Promise<void> {
    const moved = this.#moveNow(tag, one).finally(() => {
      one.moving = null;
    });
    // What waits for its end goes on, however it ended; only `renew` says that it failed.
    one.moving = moved.catch(() => {});
    return moved;
  }

  async #moveNow(tag: string, one: Placed): Promise<void> {
    const { near, common, placed } = this.#parts;
    if (!one.isOut) {
      const wasAsked = one.isInDoubt;
      one.isInDoubt = true;
      const wasThere = await near.withdraw(tag);
      one.isInDoubt = false;
      // It was matched, or taken over, a moment ago. But after an answer that did not come, it went out then; what else became of it is heard before this goes on.
      if (!wasThere && !wasAsked) return;
      one.isOut = true;
    }
    if (placed.get(tag) !== one) return;
    const entered = await common.enter({ ...one.entry, since: one.since });
    if (entered.kind === 'full') {
      // No room among all: back to its own place, which nobody took meanwhile but for a moment; it stays for a time.
      one.movesAt = this.#parts.now() + OVERFLOW_MS;
      const back = await near.enter({ ...one.entry, since: one.since });
      if (back.kind === 'full') return;
    } else one.where = 'common';
    one.isOut = false;
    one.taken = one.generation - 1;
    if (one.isSuspended && placed.get(tag) === one) await this.#parts[one.where].suspend(tag);
  }
}
