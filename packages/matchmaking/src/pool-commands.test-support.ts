import fc from 'fast-check';
import { expect } from 'vitest';
import { compatible } from './compatible.ts';
import type { Pool } from './pool.ts';
import type { Ticket } from './ticket.ts';

/** The pool as a list, written for reading: order of arrival. */
export interface PoolModel {
  readonly limit: number;
  waiting: readonly Ticket[];
}

export const emptyModel = (limit: number): PoolModel => ({ limit, waiting: [] });

/** Few tags, so that they meet, avoid and repeat each other often. */
const TAGS = ['a', 'b', 'c', 'd', 'e', 'f'];
const tag = fc.constantFrom(...TAGS);
const ticket: fc.Arbitrary<Ticket> = fc.record({
  tag,
  mode: fc.constantFrom('video', 'text'),
  connection: fc.constantFrom('shielded', 'direct'),
  avoid: fc.uniqueArray(tag, { maxLength: 4 }),
  since: fc.integer({ min: 0, max: 5 }),
});

/** Random uses of a pool, each checked against the model. */
export function commands() {
  return fc.commands<PoolModel, Pool, true>(
    [
      ticket.map((entering) => new Enter(entering)),
      tag.map((leaving) => new Withdraw(leaving)),
      tag.map((asking) => new AskCompany(asking)),
    ],
    { maxCommands: 60 },
  );
}

type Command = fc.AsyncCommand<PoolModel, Pool, true>;

class Enter implements Command {
  readonly ticket: Ticket;

  constructor(entering: Ticket) {
    this.ticket = entering;
  }

  async check(): Promise<boolean> {
    return true;
  }

  async run(model: PoolModel, pool: Pool): Promise<void> {
    const { waiting, limit } = model;
    if (waiting.some((other) => other.tag === this.ticket.tag)) {
      await expect(pool.enter(this.ticket)).rejects.toMatchObject({ reason: 'already-waiting' });
    } else {
      const [partner] = waiting
        .filter((other) => compatible(this.ticket, other).kind === 'compatible')
        .toSorted((one, other) => one.since - other.since);
      if (partner !== undefined) {
        model.waiting = waiting.filter((other) => other !== partner);
        expect(await pool.enter(this.ticket)).toEqual({ kind: 'matched', partner });
      } else if (waiting.length >= limit) {
        await expect(pool.enter(this.ticket)).rejects.toMatchObject({ reason: 'full' });
      } else {
        model.waiting = [...waiting, this.ticket];
        expect(await pool.enter(this.ticket)).toEqual({ kind: 'waiting' });
      }
    }
    await expectSameState(model, pool);
  }

  toString(): string {
    return `enter ${JSON.stringify(this.ticket)}`;
  }
}

class Withdraw implements Command {
  readonly tag: string;

  constructor(leaving: string) {
    this.tag = leaving;
  }

  async check(): Promise<boolean> {
    return true;
  }

  async run(model: PoolModel, pool: Pool): Promise<void> {
    const there = model.waiting.some((waiting) => waiting.tag === this.tag);
    model.waiting = model.waiting.filter((waiting) => waiting.tag !== this.tag);
    expect(await pool.withdraw(this.tag)).toBe(there);
    await expectSameState(model, pool);
  }

  toString(): string {
    return `withdraw ${this.tag}`;
  }
}

class AskCompany implements Command {
  readonly tag: string;

  constructor(asking: string) {
    this.tag = asking;
  }

  async check(): Promise<boolean> {
    return true;
  }

  async run({ waiting }: PoolModel, pool: Pool): Promise<void> {
    const mine = waiting.find((other) => other.tag === this.tag);
    const others = waiting.filter((other) => other !== mine && other.mode === mine?.mode);
    // Of the same mode and still waiting beside us: only a list can be the reason [Q8].
    expect(await pool.company(this.tag)).toEqual({ others: others.length, avoided: others.length });
  }

  toString(): string {
    return `company ${this.tag}`;
  }
}

async function expectSameState({ waiting }: PoolModel, pool: Pool): Promise<void> {
  expect(await pool.size()).toBe(waiting.length);
  const pairs = waiting.flatMap((one, at) => waiting.slice(at + 1).map((other) => compatible(one, other)));
  expect(pairs.filter(({ kind }) => kind === 'compatible')).toEqual([]);
}
