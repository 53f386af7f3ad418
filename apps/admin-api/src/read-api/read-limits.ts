import { createHmac, randomBytes } from 'node:crypto';
import { read } from '@visavis/policy/personal';
import { addressPrefix, type ClientAddress } from '@visavis/uws';
import { AttemptLimiter } from '../attempt-limiter.ts';
import { Refusal } from '../refusal.ts';

const WINDOW_MS = 60_000;
/** With whatever key, or none: before the database is asked anything. */
const PER_ADDRESS = { attempts: 120, windowMs: WINDOW_MS };
const PER_KEY = { attempts: 60, windowMs: WINDOW_MS };

/** How often the read API may be asked. Knows networks and keys only as HMACs under a key of this process. */
export class ReadLimits {
  readonly #key = randomBytes(32);
  readonly #addresses: AttemptLimiter;
  readonly #keys: AttemptLimiter;

  constructor(now: () => number) {
    this.#addresses = new AttemptLimiter(PER_ADDRESS, now);
    this.#keys = new AttemptLimiter(PER_KEY, now);
  }

  /** Throws `too-many-requests`. */
  spendAddress(address: ClientAddress): void {
    refuseFor(this.#addresses.spend(this.#tag(addressPrefix(read(address, 'stop-abuse')))));
  }

  /** For a key that opens. Throws `too-many-requests`. */
  spendKey(token: string): void {
    refuseFor(this.#keys.spend(this.#tag(token)));
  }

  #tag(value: string): string {
    return createHmac('sha256', this.#key).update(value).digest('base64url');
  }
}

function refuseFor(waitMs: number): void {
  if (waitMs > 0) throw new Refusal('too-many-requests', Math.ceil(waitMs / 1000));
}
