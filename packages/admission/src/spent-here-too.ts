import type { Spent } from './spent.ts';

/** What is spent at all nodes; while that cannot be known, what is spent at this one [Z3]. */
export const spentHereToo = (shared: Spent, here: Spent): Spent => ({
  spend: async (puzzle, forMs) => (await here.spend(puzzle, forMs)) && (await shared.spend(puzzle, forMs).catch(() => true)),
});
