import { createHmac, randomBytes } from 'node:crypto';
import { read } from '@visavis/policy/personal';
import { addressPrefix, type ClientAddress } from '@visavis/uws';

const KEY_BYTES = 32;
/** Characters of base64: 66 bits, enough that two prefixes do not meet in a minute. */
const TAG_LENGTH = 11;

export interface AddressLimitOptions {
  /** Counts that one address prefix may bring between two turns. */
  readonly perTurn: number;
  /** Prefixes remembered between two turns; further ones are refused, so memory is bounded. */
  readonly maxPrefixes: number;
}

/**
 * Limits what one address prefix may add. It keeps tags under a random key, both in RAM
 * and only until the next `turn`; with the key gone, no tag can be traced to an address or past the turn.
 */
export class AddressLimit {
  readonly #options: AddressLimitOptions;
  readonly #seen = new Map<string, number>();
  #key = randomBytes(KEY_BYTES);

  constructor(options: AddressLimitOptions) {
    this.#options = options;
  }

  /** Prefixes remembered now. */
  get size(): number {
    return this.#seen.size;
  }

  /** Whether the prefix of this address may bring one more. */
  take(address: ClientAddress): boolean {
    const prefix = addressPrefix(read(address, 'stop-abuse'));
    const tag = createHmac('sha256', this.#key).update(prefix).digest('base64').slice(0, TAG_LENGTH);
    const before = this.#seen.get(tag);
    if (before === undefined && this.#seen.size >= this.#options.maxPrefixes) return false;
    if ((before ?? 0) >= this.#options.perTurn) return false;
    this.#seen.set(tag, (before ?? 0) + 1);
    return true;
  }

  /** Forgets everybody. To be called once a minute, whether anybody comes or not. */
  turn(): void {
    this.#seen.clear();
    this.#key = randomBytes(KEY_BYTES);
  }
}
