import { expect, test } from 'vitest';
import { spentContract } from './contract/spent-contract.ts';
import { MemorySpent } from './memory-spent.ts';

spentContract('the memory of one process', async () => {
  let now = 0;
  const spent = new MemorySpent({ now: () => now });
  return {
    faces: [spent, spent],
    pass: async (ms) => {
      now += ms;
    },
    close: async () => {},
  };
});

test('[Z2] keeps nothing longer than it must', async () => {
  let now = 0;
  const spent = new MemorySpent({ now: () => now });
  for (let puzzle = 0; puzzle < 100; puzzle += 1) await spent.spend(String(puzzle), 1_000);
  now = 1_000;
  await spent.spend('one more', 1_000);
  expect(spent.size).toBe(1);
});
