import { Book, type Call, type Called } from './book.ts';
import type { Told } from './floor.ts';
import type { Member } from './held.ts';
import { POOL_LIMIT } from './limits.ts';
import { type Company, type Entered, type Entry, type Membership, type Pool, type PoolEvent, PoolFenced, type Resumed, type WaitEstimate } from './pool.ts';

export interface MemoryPoolOptions {
  /** The pool's clock, milliseconds. */
  readonly now: () => number;
  /** Tickets that may be held before only those are taken who fit somebody [Q11]. */
  readonly limit?: number;
}

/**
 * The pool of one process. A call is carried out at once, when it is made. Events are heard in order, each node's in a
 * microtask of its own after the call that caused them, so never inside a call; a node may hear of a ticket before its
 * own `await` of that call goes on.
 *
 * Who enters is compared with all who wait. The worst: of 10,000 nobody fits, which took 1 to 7 ms, and 30 ms when a
 * silent node came back with all of them (two shared cores).
 */
export class MemoryPool implements Pool {
  readonly #now: () => number;
  readonly #book: Book;
  readonly #ears = new WeakMap<Member, (events: readonly PoolEvent[]) => void>();

  constructor({ now, limit = POOL_LIMIT }: MemoryPoolOptions) {
    this.#now = now;
    this.#book = new Book(limit);
  }

  async join(node: string, hear: (events: readonly PoolEvent[]) => void): Promise<Membership> {
    const { member, told } = this.#book.join(node, this.#now());
    this.#ears.set(member, hear);
    this.#deliver(told);
    const call = (): Call => ({ by: member, now: this.#now() });
    return new MemoryMembership({ book: this.#book, call, deliver: (events) => this.#deliver(events) });
  }

  #deliver(told: Told): void {
    for (const [member, events] of told) {
      void Promise.resolve().then(() => {
        if (!this.#book.isOver(member)) this.#ears.get(member)?.(events);
      });
    }
  }
}

interface Desk {
  readonly book: Book;
  /** A call of this member, now. */
  readonly call: () => Call;
  readonly deliver: (told: Told) => void;
}

class MemoryMembership implements Membership {
  readonly #desk: Desk;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  async renew(): Promise<void> {
    return this.#ask((book, call) => book.renew(call));
  }

  async enter(entry: Entry): Promise<Entered> {
    return this.#ask((book, call) => book.enter(call, entry));
  }

  async enterAgain(entry: Entry): Promise<Entered> {
    return this.#ask((book, call) => book.enterAgain(call, entry));
  }

  async withdraw(tag: string): Promise<boolean> {
    return this.#ask((book, call) => book.withdraw(call, tag));
  }

  async suspend(tag: string): Promise<void> {
    return this.#ask((book, call) => book.suspend(call, tag));
  }

  async resume(claim: Parameters<Membership['resume']>[0]): Promise<Resumed> {
    return this.#ask((book, call) => book.resume(call, claim));
  }

  async answer(answer: Parameters<Membership['answer']>[0]): Promise<void> {
    return this.#ask((book, call) => book.answer(call, answer));
  }

  async company(tag: string): Promise<Company> {
    return this.#ask((book, call) => book.company(call, tag));
  }

  async waits(): Promise<WaitEstimate | null> {
    return this.#ask((book, call) => book.waits(call));
  }

  async leave(): Promise<void> {
    return this.#ask((book, call) => book.leave(call));
  }

  #ask<Answer>(question: (book: Book, call: Call) => Called<Answer>): Answer {
    const { book, call, deliver } = this.#desk;
    const called = question(book, call());
    deliver(called.told);
    if (called.kind === 'fenced') throw new PoolFenced();
    return called.answer;
  }
}
