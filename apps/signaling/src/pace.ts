import { RATES } from '@visavis/protocol';

export interface Rate {
  /** How many at once. */
  readonly burst: number;
  /** How many on average. */
  readonly perSecond: number;
}

/** Refusals that a connection may collect before it is closed as flooding [L4]. */
const REFUSALS: Rate = { burst: 50, perSecond: 1 };

/**
 * A token bucket as one number, the earliest time at which it is full again (GCRA, ITU-T I.371).
 * Gives that number after one more, or `null` when there is no token left. Times in milliseconds.
 */
export function takeToken(fullAt: number, now: number, rate: Rate): number | null {
  const interval = Math.round(1_000 / rate.perSecond);
  const from = Math.max(fullAt, now);
  return from - now > (rate.burst - 1) * interval ? null : from + interval;
}

/** The buckets of one connection: five small numbers, because there is one of these for everybody online. */
export class Pace {
  #control = 0;
  #relay = 0;
  #find = 0;
  #report = 0;
  #refusals = 0;

  control(now: number): boolean {
    const next = takeToken(this.#control, now, RATES.control);
    if (next !== null) this.#control = next;
    return next !== null;
  }

  relay(now: number): boolean {
    const next = takeToken(this.#relay, now, RATES.relay);
    if (next !== null) this.#relay = next;
    return next !== null;
  }

  find(now: number): boolean {
    const next = takeToken(this.#find, now, RATES.find);
    if (next !== null) this.#find = next;
    return next !== null;
  }

  report(now: number): boolean {
    const next = takeToken(this.#report, now, RATES.report);
    if (next !== null) this.#report = next;
    return next !== null;
  }

  /** Whether one more refusal is still only told, not the end of the connection. */
  refuse(now: number): boolean {
    const next = takeToken(this.#refusals, now, REFUSALS);
    if (next !== null) this.#refusals = next;
    return next !== null;
  }
}
