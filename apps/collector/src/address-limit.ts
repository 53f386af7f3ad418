import { createHmac, randomBytes } from 'node:crypto';

const WINDOW_MS = 60_000;
const KEY_BYTES = 32;
/** Characters of base64: 66 bits, enough that two prefixes do not meet in a minute. */
const TAG_LENGTH = 11;

export interface AddressLimitOptions {
  /** Counts that one address prefix may bring in a minute. */
  readonly perMinute: number;
  /** Prefixes remembered in a minute; further ones are refused, so memory is bounded. */
  readonly maxPrefixes: number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/**
 * Limits what one address prefix may add. It keeps tags under a random key that lives one
 * minute in RAM; with the key gone, no tag can be traced to an address or to the next minute.
 */
export class AddressLimit {
  readonly #options: AddressLimitOptions;
  readonly #seen = new Map<string, number>();
  #key = randomBytes(KEY_BYTES);
  #window = 0;

  constructor(options: AddressLimitOptions) {
    this.#options = options;
  }

  /** Whether this prefix may bring one more. */
  take(prefix: string): boolean {
    this.#turn();
    const tag = createHmac('sha256', this.#key).update(prefix).digest('base64').slice(0, TAG_LENGTH);
    const before = this.#seen.get(tag);
    if (before === undefined && this.#seen.size >= this.#options.maxPrefixes) return false;
    if ((before ?? 0) >= this.#options.perMinute) return false;
    this.#seen.set(tag, (before ?? 0) + 1);
    return true;
  }

  /** Forgets everybody once a minute. */
  #turn(): void {
    const window = Math.floor(this.#options.now() / WINDOW_MS);
    if (window === this.#window) return;
    this.#window = window;
    this.#seen.clear();
    this.#key = randomBytes(KEY_BYTES);
  }
}
