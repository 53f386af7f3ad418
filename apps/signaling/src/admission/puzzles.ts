import { createHmac, randomInt } from 'node:crypto';
import type { Spent } from '@visavis/admission';
import { createChallenge, verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import * as v from 'valibot';

/** How long a puzzle may be solved [L7]. */
const LASTS_MS = 300_000;
/**
 * A browser tries one number after the other, on average a thousand, and each costs a thousand rounds of SHA-256:
 * about half a second of one core. Made and checked with one try here.
 */
const ROUNDS = 1_000;
const NUMBERS = { from: 500, below: 1_500 } as const;
const ALGORITHM = 'PBKDF2/SHA-256';
const KEY_LENGTH = 32;

const hex = v.pipe(v.string(), v.regex(/^(?:[\da-f]{2})+$/));
const Solved = v.object({
  challenge: v.strictObject({
    parameters: v.strictObject({
      algorithm: v.literal(ALGORITHM),
      cost: v.literal(ROUNDS),
      keyLength: v.literal(KEY_LENGTH),
      nonce: hex,
      salt: hex,
      keyPrefix: hex,
      keySignature: hex,
      expiresAt: v.number(),
      data: v.strictObject({ network: v.string() }),
    }),
    signature: hex,
  }),
  solution: v.object({ counter: v.pipe(v.number(), v.safeInteger(), v.minValue(0)), derivedKey: hex }),
});

export interface PuzzlesOptions {
  /** The same at all nodes; puzzles are signed with keys made of it. */
  readonly key: Uint8Array;
  readonly spent: Spent;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** Puzzles of ALTCHA's version 2, each for one network and to be used once [L7]. */
export class Puzzles {
  readonly #options: PuzzlesOptions;
  readonly #secrets: { readonly hmacSignatureSecret: string; readonly hmacKeySignatureSecret: string };

  constructor(options: PuzzlesOptions) {
    this.#options = options;
    this.#secrets = { hmacSignatureSecret: this.#keyFor('signature'), hmacKeySignatureSecret: this.#keyFor('solution') };
  }

  /** `network`: a keyed hash, of which the puzzle shows another one. */
  async make(network: string): Promise<string> {
    const expiresAt = Math.floor((this.#options.now() + LASTS_MS) / 1_000);
    const challenge = await createChallenge({
      algorithm: ALGORITHM,
      cost: ROUNDS,
      counter: randomInt(NUMBERS.from, NUMBERS.below),
      keyLength: KEY_LENGTH,
      deriveKey,
      expiresAt,
      data: { network: this.#nameOf(network, expiresAt) },
      ...this.#secrets,
    });
    return JSON.stringify(challenge);
  }

  /** Whether this is the right solution of a puzzle of ours, for this network, in time, and for the first time. */
  async isSolved(solution: string, network: string): Promise<boolean> {
    const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), Solved), solution);
    if (!parsed.success) return false;
    const { challenge, solution: answer } = parsed.output;
    const { data, expiresAt, nonce } = challenge.parameters;
    const leftMs = expiresAt * 1_000 - this.#options.now();
    if (leftMs <= 0 || data.network !== this.#nameOf(network, expiresAt)) return false;
    const { invalidSignature, verified } = await verifySolution({ challenge, solution: answer, deriveKey, ...this.#secrets });
    // Only what we signed: anything else would fill the memory of what is spent.
    if (invalidSignature !== false) return false;
    return (await this.#options.spent.spend(nonce, Math.ceil(leftMs))) && verified;
  }

  /** Another one in every second: who sees puzzles cannot tell by them that two are of one network. */
  #nameOf(network: string, expiresAt: number): string {
    return createHmac('sha256', this.#keyFor('network')).update(`${network} ${expiresAt}`).digest('base64url').slice(0, 22);
  }

  #keyFor(use: string): string {
    return createHmac('sha256', this.#options.key).update(`visavis puzzle ${use}`).digest('base64url');
  }
}
