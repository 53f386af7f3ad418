import type { Compared, Figure, Step } from '../counts/answers.ts';

/** A step next to what it was before. With days held back it is a lower bound. */
export function comparedStep(now: Step, before: readonly Step[]): Compared {
  const same = before.find(({ name }) => name === now.name);
  return { now: asFigure(now), before: same === undefined ? { count: 0, error: { kind: 'exact' } } : asFigure(same) };
}

function asFigure({ count, error, heldBack }: Step): Figure {
  if (heldBack === 0) return { count, error };
  const isUpper = error.kind === 'at-most' || error.kind === 'rough';
  return { count, error: { kind: isUpper ? 'rough' : 'at-least' } };
}
