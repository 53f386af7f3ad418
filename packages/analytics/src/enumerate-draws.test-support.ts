import type { RandomIntegers } from './random-integers.ts';

/** Thrown when a draw asks for more than its course holds; the probability of each answer there is. */
class MoreNeeded extends Error {
  readonly answers: readonly number[];

  constructor(answers: readonly number[]) {
    super();
    this.answers = answers;
  }
}

/**
 * Follows every course that a draw can take, instead of drawing. `results` has the exact probability of each
 * value, less what is hidden in courses rarer than `leastProbability`; those sum up to `open`.
 */
export function enumerateDraws(draw: (random: RandomIntegers) => number, leastProbability: number) {
  const results = new Map<number, number>();
  let open = 0;
  const follow = (course: readonly number[], probability: number): void => {
    if (probability < leastProbability) {
      open += probability;
      return;
    }
    const next = attempt(draw, course);
    if (typeof next === 'number') results.set(next, (results.get(next) ?? 0) + probability);
    else for (const [answer, share] of next.answers.entries()) follow([...course, answer], probability * share);
  };
  follow([], 1);
  return { results, open };
}

function attempt(draw: (random: RandomIntegers) => number, course: readonly number[]): number | MoreNeeded {
  let at = 0;
  const answer = (shares: readonly number[]): number => {
    const certain = shares.indexOf(1);
    if (certain >= 0) return certain;
    const given = course[at];
    if (given === undefined) throw new MoreNeeded(shares);
    at += 1;
    return given;
  };
  try {
    return draw({
      below: (bound) => answer(Array.from({ length: bound }, () => 1 / bound)),
      chance: (favourable, possible) => answer([1 - favourable / possible, favourable / possible]) === 1,
    });
  } catch (error) {
    if (error instanceof MoreNeeded) return error;
    throw error;
  }
}
