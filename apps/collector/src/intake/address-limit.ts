import { read } from '@visavis/policy/personal';
import { addressPrefix, type ClientAddress } from '@visavis/uws';
import { BriefHash } from './brief-hash.ts';

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
  readonly #seen = new Map<number, number>();
  #hash = new BriefHash();

  constructor(options: AddressLimitOptions) {
    this.#options = options;
  }

  /** Prefixes remembered now. */
  get size(): number {
    return this.#seen.size;
  }

  /** Whether the prefix of this address may bring one more; `full`: no, for want of room, whoever it is. */
  take(address: ClientAddress): 'taken' | 'spent' | 'full' {
    const tag = this.#hash.of(addressPrefix(read(address, 'stop-abuse')));
    const before = this.#seen.get(tag);
    if (before === undefined && this.#seen.size >= this.#options.maxPrefixes) return 'full';
    if ((before ?? 0) >= this.#options.perTurn) return 'spent';
    this.#seen.set(tag, (before ?? 0) + 1);
    return 'taken';
  }

  /** Forgets everybody. To be called once a minute, whether anybody comes or not. */
  turn(): void {
    this.#seen.clear();
    this.#hash = new BriefHash();
  }
}
