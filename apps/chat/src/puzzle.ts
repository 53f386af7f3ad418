import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2';
import * as v from 'valibot';

/** Longer than this no page works for a server, milliseconds. */
const TIMEOUT_MS = 60_000;
const hex = v.pipe(v.string(), v.hexadecimal());

/** What of a puzzle a solver reads; the rest goes back as it came. More work at a time than this is refused. */
const Puzzle = v.looseObject({
  parameters: v.looseObject({
    algorithm: v.literal('PBKDF2/SHA-256'),
    cost: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10_000)),
    keyLength: v.literal(32),
    keyPrefix: hex,
    nonce: hex,
    salt: hex,
  }),
  signature: hex,
});

/** Solves a puzzle of the server, both as JSON [L7]; null when it can't. The work is the browser's own, beside the page. */
export async function solvePuzzle(puzzle: string): Promise<string | null> {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), Puzzle), puzzle);
  if (!parsed.success) return null;
  const challenge = parsed.output;
  const solution = await solveChallenge({ challenge, deriveKey, timeout: TIMEOUT_MS });
  return solution === null ? null : JSON.stringify({ challenge, solution: { counter: solution.counter, derivedKey: solution.derivedKey } });
}
