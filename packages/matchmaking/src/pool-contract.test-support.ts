import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commands, emptyModel } from './pool-commands.test-support.ts';
import type { Pool } from './pool.ts';
import type { Ticket } from './ticket.ts';

export interface PoolOptions {
  /** Tickets that may wait at once. */
  readonly limit: number;
}

/** Makes an empty pool; called for every test and every random run. */
export type MakePool = (options: PoolOptions) => Promise<Pool> | Pool;

/** What every pool does [Q1–Q13]. Call it in a test file of the implementation. */
export function poolContract(name: string, makePool: MakePool): void {
  describe(`${name} keeps the contract of pools`, () => {
    test('[Q1] the longest-waiting compatible ticket is met first', async () => {
      const pool = await makePool({ limit: 10 });
      await pool.enter(ticket('first', { since: 1 }));
      await pool.enter(ticket('second', { since: 2, avoid: ['first'] }));
      expect(await pool.enter(ticket('third', { since: 3 }))).toMatchObject({ partner: { tag: 'first' } });
      expect(await pool.enter(ticket('fourth', { since: 4 }))).toMatchObject({ partner: { tag: 'second' } });
    });

    test('[Q1] a ticket that comes back has its old place; of equals the first to enter is met', async () => {
      const pool = await makePool({ limit: 10 });
      await pool.enter(ticket('a', { since: 5 }));
      await pool.enter(ticket('b', { since: 5, avoid: ['a'] }));
      await pool.enter(ticket('back', { since: 1, avoid: ['a', 'b'] }));
      expect(await pool.enter(ticket('x', { since: 6 }))).toMatchObject({ partner: { tag: 'back' } });
      expect(await pool.enter(ticket('y', { since: 7 }))).toMatchObject({ partner: { tag: 'a' } });
    });

    test('[Q4] two who avoid each other wait side by side, and are told so', async () => {
      const pool = await makePool({ limit: 10 });
      await pool.enter(ticket('a', { avoid: ['b'] }));
      expect(await pool.enter(ticket('b'))).toEqual({ kind: 'waiting' });
      expect(await pool.company('a')).toEqual({ others: 1, avoided: 1 });
      expect(await pool.company('b')).toEqual({ others: 1, avoided: 1 });
    });

    test('[Q7] the partner is given with all of its ticket, and is gone from the pool', async () => {
      const pool = await makePool({ limit: 10 });
      const waiting = ticket('a', { connection: 'shielded', since: 3 });
      await pool.enter(waiting);
      expect(await pool.enter(ticket('b'))).toEqual({ kind: 'matched', partner: waiting });
      expect(await pool.size()).toBe(0);
      expect(await pool.withdraw('a')).toBe(false);
    });

    test('[Q9] a tag that waits already is refused', async () => {
      const pool = await makePool({ limit: 10 });
      await pool.enter(ticket('a', { mode: 'text' }));
      await expect(pool.enter(ticket('a'))).rejects.toMatchObject({ reason: 'already-waiting' });
      expect(await pool.size()).toBe(1);
    });

    test('[Q10] a ticket is withdrawn once', async () => {
      const pool = await makePool({ limit: 10 });
      await pool.enter(ticket('a'));
      expect(await pool.withdraw('a')).toBe(true);
      expect(await pool.withdraw('a')).toBe(false);
      expect(await pool.enter(ticket('b'))).toEqual({ kind: 'waiting' });
    });

    test('[Q11] a full pool refuses only those whom nobody fits', async () => {
      const pool = await makePool({ limit: 1 });
      await pool.enter(ticket('a'));
      await expect(pool.enter(ticket('b', { mode: 'text' }))).rejects.toMatchObject({ reason: 'full' });
      expect(await pool.enter(ticket('c'))).toMatchObject({ kind: 'matched' });
      expect(await pool.enter(ticket('b', { mode: 'text' }))).toEqual({ kind: 'waiting' });
    });

    test('[Q12] company counts the same mode only, and nobody for a stranger to the pool', async () => {
      const pool = await makePool({ limit: 10 });
      await pool.enter(ticket('a'));
      await pool.enter(ticket('t', { mode: 'text' }));
      expect(await pool.company('a')).toEqual({ others: 0, avoided: 0 });
      expect(await pool.company('nobody')).toEqual({ others: 0, avoided: 0 });
    });

    test('[Q13] of many who enter at the same time each meets one other, and no one twice', async () => {
      const pool = await makePool({ limit: 1_000 });
      const tags = Array.from({ length: 200 }, (_, index) => `visitor ${index}`);
      const entered = await Promise.all(tags.map((tag, since) => pool.enter(ticket(tag, { since }))));
      const met = entered.flatMap((result, index) =>
        result.kind === 'matched' ? [tags[index], result.partner.tag] : [],
      );
      expect(met.toSorted()).toEqual(tags.toSorted());
      expect(await pool.size()).toBe(0);
    });

    test('[Q1] [Q4] [Q7] [Q8] [Q9] [Q11] [Q12] it does what the model does, whatever is asked of it', async () => {
      await fc.assert(
        fc.asyncProperty(commands(), fc.integer({ min: 1, max: 6 }), async (asked, limit) => {
          const real = await makePool({ limit });
          await fc.asyncModelRun(() => ({ model: emptyModel(limit), real }), asked);
        }),
        { numRuns: 200 },
      );
    });
  });
}

function ticket(tag: string, wish: Partial<Ticket> = {}): Ticket {
  return { tag, mode: 'video', connection: 'direct', avoid: [], since: 0, ...wish };
}
