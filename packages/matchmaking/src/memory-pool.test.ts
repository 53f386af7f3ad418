import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MemoryPool } from './memory-pool.ts';
import { poolContract } from './pool-contract.test-support.ts';

poolContract('the memory pool', (options) => new MemoryPool(options));

test('[Q8] with n tags a list, at most 2n + 1 wait in a mode, however hard they try', async () => {
  const tags = Array.from({ length: 40 }, (_, index) => String(index));
  const lists = fc.array(fc.uniqueArray(fc.constantFrom(...tags), { maxLength: 3 }), {
    minLength: tags.length,
    maxLength: tags.length,
  });
  await fc.assert(
    fc.asyncProperty(lists, async (avoids) => {
      const pool = new MemoryPool();
      for (const [since, avoid] of avoids.entries()) {
        await pool.enter({ tag: String(since), mode: 'video', connection: 'direct', avoid, since });
        expect(await pool.size()).toBeLessThanOrEqual(7);
      }
    }),
  );
});

test('[Q8] the bound is reached: each of seven avoids the next three around a circle', async () => {
  const pool = new MemoryPool();
  for (let seat = 0; seat < 7; seat += 1) {
    const avoid = [1, 2, 3].map((step) => String((seat + step) % 7));
    await pool.enter({ tag: String(seat), mode: 'video', connection: 'direct', avoid, since: seat });
  }
  expect(await pool.size()).toBe(7);
});
