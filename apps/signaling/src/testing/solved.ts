import { type Challenge, solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';

/** What a client answers to a puzzle [L7]. */
export async function solved(puzzle: string): Promise<string> {
  // Whatever it is, the solver finds no solution to what is none.
  const challenge = JSON.parse(puzzle) as Challenge;
  const solution = await solveChallenge({ challenge, deriveKey });
  if (solution === null) throw new Error('no solution');
  const { parameters, signature } = challenge;
  return JSON.stringify({ challenge: { parameters, signature }, solution });
}
