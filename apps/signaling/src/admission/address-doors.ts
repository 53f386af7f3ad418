import { createHmac, randomBytes } from 'node:crypto';
import type { Buckets } from '@visavis/admission';
import { read } from '@visavis/policy/personal';
import { addressPrefix, type ClientAddress } from '@visavis/uws';
import { Door, type DoorRates } from './door.ts';

/** Characters of base64url: 132 bits of the HMAC. */
const NAME_LENGTH = 22;
const NAME_BYTES = 16;
/** Reports of one prefix, on however many connections [L5]. */
const REPORTS = { burst: 10, perSecond: 1 / 60 } as const;

export interface AddressDoorsOptions {
  readonly connectsPerMinute: number;
  readonly findsPerMinute: number;
  /** Open sockets at once. */
  readonly connections: number;
  /** Prefixes remembered at once. */
  readonly maxDoors: number;
  /** The key of the day: another object when it is another key. */
  readonly dayKey: () => Uint8Array;
  /** Bans name a prefix by its HMAC under this key; `null` where the policy knows no bans of networks. */
  readonly banKey: Uint8Array | null;
  /** What all nodes draw from; left out where there is one node. */
  readonly buckets?: Buckets | undefined;
}

/**
 * Limits per address prefix. Prefixes are kept only as HMAC under a random key that is in memory only and is
 * replaced every day, and only while they have a socket, or until all tokens they took are back.
 */
export class AddressDoors {
  readonly #options: AddressDoorsOptions;
  readonly #rates: DoorRates;
  #doors = new Map<string, Door>();
  #key: Uint8Array;

  constructor(options: AddressDoorsOptions) {
    this.#options = options;
    this.#key = options.dayKey();
    this.#rates = { connect: perMinute(options.connectsPerMinute), find: perMinute(options.findsPerMinute), report: REPORTS };
  }

  get size(): number {
    return this.#doors.size;
  }

  /** Lets one more socket in, or not (`null`). Give the door back to `leave` when the socket ends. */
  enter(address: ClientAddress, now: number): Door | null {
    const door = this.#doorOf(address, now);
    if (door === null || door.open >= this.#options.connections || !door.take('connect', now)) return null;
    door.open += 1;
    return door;
  }

  leave(door: Door): void {
    door.open -= 1;
  }

  /** Forgets prefixes that are out of use. */
  sweep(now: number): void {
    for (const [name, door] of this.#doors) if (door.isIdle(now)) this.#doors.delete(name);
  }

  #doorOf(address: ClientAddress, now: number): Door | null {
    const { banKey, buckets, dayKey, maxDoors } = this.#options;
    this.#forgetOtherDays(dayKey());
    const prefix = addressPrefix(read(address, 'stop-abuse'));
    const network = hmac(this.#key, prefix).slice(0, NAME_LENGTH);
    const known = this.#doors.get(network);
    if (known !== undefined) return known;
    if (this.#doors.size >= maxDoors) this.sweep(now);
    if (this.#doors.size >= maxDoors) return null;
    const banMark = banKey === null ? null : hmac(banKey, prefix);
    const door = new Door({ network, banMark, rates: this.#rates, buckets });
    this.#doors.set(network, door);
    return door;
  }

  /** Sockets that are open keep their door, under a name that says nothing; a new one of the same prefix starts at nought. */
  #forgetOtherDays(key: Uint8Array): void {
    if (key === this.#key) return;
    this.#key = key;
    for (const door of this.#doors.values()) door.network = randomBytes(NAME_BYTES).toString('base64url');
    this.#doors = new Map();
  }
}

const perMinute = (count: number) => ({ burst: count, perSecond: count / 60 });
const hmac = (key: Uint8Array, text: string): string => createHmac('sha256', key).update(text).digest('base64url');
