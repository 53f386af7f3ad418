import { expect, test } from 'vitest';
import { MemorySpent } from './memory-spent.ts';
import { spentHereToo } from './spent-here-too.ts';

const memory = () => new MemorySpent({ now: () => 0 });

test('[Z2] what was spent at another node is spent', async () => {
  const shared = memory();
  const [one, other] = [spentHereToo(shared, memory()), spentHereToo(shared, memory())];
  expect([await one.spend('a', 1), await other.spend('a', 1)]).toEqual([true, false]);
});

test('[Z3] while nobody can say, a puzzle is spent once at each node', async () => {
  const away = { spend: () => Promise.reject(new Error('away')) };
  const [one, other] = [spentHereToo(away, memory()), spentHereToo(away, memory())];
  expect([await one.spend('a', 1), await one.spend('a', 1), await other.spend('a', 1)]).toEqual([true, false, true]);
});
