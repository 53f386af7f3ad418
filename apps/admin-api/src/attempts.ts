import { createHmac, randomBytes } from 'node:crypto';
import { read } from '@visavis/policy/personal';
import { addressPrefix, type ClientAddress } from '@visavis/uws';
import { AttemptLimiter } from './attempt-limiter.ts';
import { Refusal } from './refusal.ts';

const WINDOW_MS = 15 * 60_000;
/** From one address prefix at one subject: guesses from elsewhere leave an owner's own attempts alone. */
const PER_PAIR = { attempts: 10, windowMs: WINDOW_MS };
/** From everywhere at one subject. Ten networks together can still reach it. */
const PER_SUBJECT = { attempts: 100, windowMs: WINDOW_MS };
const PER_ADDRESS = { attempts: 30, windowMs: WINDOW_MS };
/** A code is right for three steps of 30 s; it is remembered a little longer than that. */
const CODE_MEMORY = { attempts: 1, windowMs: 120_000 };

export interface Attempt {
  readonly kind: 'code' | 'link' | 'sign-in';
  /** What is being guessed at: an account, a link. */
  readonly subject: string;
  readonly address: ClientAddress;
}

/** Limits guesses per address prefix, per subject, and per both. Knows both only as HMACs under a key of this process. */
export class Attempts {
  readonly #key = randomBytes(32);
  readonly #pairs: AttemptLimiter;
  readonly #subjects: AttemptLimiter;
  readonly #addresses: AttemptLimiter;
  readonly #codes: AttemptLimiter;

  constructor(now: () => number) {
    this.#pairs = new AttemptLimiter(PER_PAIR, now);
    this.#subjects = new AttemptLimiter(PER_SUBJECT, now);
    this.#addresses = new AttemptLimiter(PER_ADDRESS, now);
    this.#codes = new AttemptLimiter(CODE_MEMORY, now);
  }

  /**
   * Counts the attempt before it runs, so that parallel guesses cannot slip through, and forgets it
   * when it succeeds. Throws `too-many-attempts`.
   */
  async admit<T>(attempt: Attempt, run: () => Promise<T>): Promise<T> {
    const address = this.#tag('address', addressPrefix(read(attempt.address, 'stop-abuse')));
    const subject = this.#tag(attempt.kind, attempt.subject);
    const pair = `${address} ${subject}`;
    refuseFor(this.#addresses.spend(address));
    // Before the subject's: one network alone must not use that up.
    refuseFor(this.#pairs.spend(pair));
    refuseFor(this.#subjects.spend(subject));
    const result = await run();
    this.#addresses.giveBack(address);
    this.#pairs.forget(pair);
    this.#subjects.giveBack(subject);
    return result;
  }

  /** A one-time code counts once, even inside its own half minute (RFC 6238, 5.2). Throws `code-wrong`. */
  spendCode(subject: string, code: string): void {
    if (this.#codes.spend(this.#tag('spent-code', `${subject} ${code}`)) > 0) throw new Refusal('code-wrong');
  }

  #tag(kind: string, value: string): string {
    return createHmac('sha256', this.#key).update(`${kind}\0${value}`).digest('base64url');
  }
}

function refuseFor(waitMs: number): void {
  if (waitMs > 0) throw new Refusal('too-many-attempts', Math.ceil(waitMs / 1000));
}
