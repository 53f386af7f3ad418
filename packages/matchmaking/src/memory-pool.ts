import { compatible } from './compatible.ts';
import { type Company, type Entered, type Pool, PoolRefusal } from './pool.ts';
import type { Ticket } from './ticket.ts';

const DEFAULT_LIMIT = 10_000;

/**
 * The pool of one process. Whoever can meet does so on entering, so only tickets that avoid each other
 * wait: with 20 tags an `avoid` list these are at most 41 a mode, and a plain scan is the fast way [Q8].
 */
export class MemoryPool implements Pool {
  readonly #limit: number;
  /** In order of arrival. */
  readonly #waiting = new Map<string, Ticket>();

  constructor(options: { readonly limit?: number } = {}) {
    this.#limit = options.limit ?? DEFAULT_LIMIT;
  }

  async enter(ticket: Ticket): Promise<Entered> {
    if (this.#waiting.has(ticket.tag)) throw new PoolRefusal('already-waiting');
    const partner = this.#longestWaiting(ticket);
    if (partner !== null) {
      this.#waiting.delete(partner.tag);
      return { kind: 'matched', partner };
    }
    if (this.#waiting.size >= this.#limit) throw new PoolRefusal('full');
    this.#waiting.set(ticket.tag, ticket);
    return { kind: 'waiting' };
  }

  async withdraw(tag: string): Promise<boolean> {
    return this.#waiting.delete(tag);
  }

  async company(tag: string): Promise<Company> {
    const mine = this.#waiting.get(tag);
    let others = 0;
    let avoided = 0;
    if (mine === undefined) return { others, avoided };
    for (const other of this.#waiting.values()) {
      if (other === mine || other.mode !== mine.mode) continue;
      others += 1;
      const verdict = compatible(mine, other);
      if (verdict.kind === 'apart' && verdict.reason === 'avoided') avoided += 1;
    }
    return { others, avoided };
  }

  async size(): Promise<number> {
    return this.#waiting.size;
  }

  /** A ticket that comes back keeps its time, so arrival alone does not tell who waits longest [Q1]. */
  #longestWaiting(ticket: Ticket): Ticket | null {
    let longest: Ticket | null = null;
    for (const other of this.#waiting.values()) {
      if (longest !== null && other.since >= longest.since) continue;
      if (compatible(ticket, other).kind === 'compatible') longest = other;
    }
    return longest;
  }
}
