import { createChallenge, verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { expect, test } from 'vitest';
import { solvePuzzle } from './puzzle.ts';

const SECRETS = { hmacSignatureSecret: 'one', hmacKeySignatureSecret: 'other' };

/** As our server makes them, only easier. */
const puzzle = async (counter = 40) =>
  JSON.stringify(await createChallenge({ algorithm: 'PBKDF2/SHA-256', cost: 10, counter, deriveKey, data: { network: 'n' }, ...SECRETS }));

test('[L7] a puzzle is solved so that the server finds it right, and goes back unchanged', async () => {
  const asked = await puzzle();
  const { challenge, solution } = JSON.parse((await solvePuzzle(asked)) ?? 'null');
  expect(challenge).toEqual(JSON.parse(asked));
  expect(solution.counter).toBe(40);
  expect(await verifySolution({ challenge, solution, deriveKey, ...SECRETS })).toMatchObject({ verified: true });
});

test.each([
  ['no JSON', () => 'x'],
  ['another algorithm', (asked: string) => asked.replace('PBKDF2/SHA-256', 'SCRYPT')],
  ['more work than a page does', (asked: string) => asked.replace('"cost":10', '"cost":1000000')],
  ['no signature', (asked: string) => asked.replace('"signature"', '"other"')],
])('[L7] %s is not worked on', async (_, change) => {
  const asked = await puzzle();
  const changed = change(asked);
  expect(changed).not.toBe(asked);
  expect(await solvePuzzle(changed)).toBeNull();
});
