import { createHmac, randomBytes } from 'node:crypto';
import { read } from '@visavis/policy/personal';
import { addressPrefix, type ClientAddress } from '@visavis/uws';
import { type Rate, takeToken } from './pace.ts';

const DAY_MS = 86_400_000;
const KEY_BYTES = 32;
/** Characters of base64url: 96 bits of the HMAC. */
const TAG_LENGTH = 16;
/** Reports of one prefix, on however many connections [L5]. */
const REPORTS: Rate = { burst: 10, perSecond: 1 / 60 };

/** What is remembered of one address prefix while it is in use. */
export interface Door {
  open: number;
  /** When all connects may be made again, and all reports: `takeToken`. */
  connectsFullAt: number;
  reportsFullAt: number;
}

export interface AddressDoorsOptions {
  readonly connectsPerMinute: number;
  /** Open sockets at once. */
  readonly connections: number;
  /** Prefixes remembered at once. */
  readonly maxDoors: number;
}

/**
 * Limits per address prefix. Prefixes are kept only as HMAC under a random key that never leaves RAM
 * and is replaced every day, and only while they have a socket, or a minute after a connect, or ten after reports.
 */
export class AddressDoors {
  readonly #options: AddressDoorsOptions;
  #doors = new Map<string, Door>();
  #key = randomBytes(KEY_BYTES);
  #renewAt: number;

  constructor(options: AddressDoorsOptions, now: number) {
    this.#options = options;
    this.#renewAt = now + DAY_MS;
  }

  get size(): number {
    return this.#doors.size;
  }

  /** Lets one more socket in, or not (`null`). Give the door back to `leave` when the socket ends. */
  enter(address: ClientAddress, now: number): Door | null {
    const { connectsPerMinute, connections } = this.#options;
    const door = this.#doorOf(address, now);
    if (door === null || door.open >= connections) return null;
    const rate = { burst: connectsPerMinute, perSecond: connectsPerMinute / 60 };
    const connectsFullAt = takeToken(door.connectsFullAt, now, rate);
    if (connectsFullAt === null) return null;
    door.connectsFullAt = connectsFullAt;
    door.open += 1;
    return door;
  }

  leave(door: Door): void {
    door.open -= 1;
  }

  /** Forgets prefixes that are out of use, and once a day everything by its key. */
  sweep(now: number): void {
    if (now >= this.#renewAt) {
      // Sockets that are open keep their door, but a new one of the same prefix starts at nought.
      this.#renewAt = now + DAY_MS;
      this.#key = randomBytes(KEY_BYTES);
      this.#doors = new Map();
    }
    for (const [tag, door] of this.#doors) {
      if (door.open === 0 && Math.max(door.connectsFullAt, door.reportsFullAt) <= now) this.#doors.delete(tag);
    }
  }

  #doorOf(address: ClientAddress, now: number): Door | null {
    const prefix = addressPrefix(read(address, 'stop-abuse'));
    const tag = createHmac('sha256', this.#key).update(prefix).digest('base64url').slice(0, TAG_LENGTH);
    const known = this.#doors.get(tag);
    if (known !== undefined) return known;
    if (this.#doors.size >= this.#options.maxDoors) this.sweep(now);
    if (this.#doors.size >= this.#options.maxDoors) return null;
    const door = { open: 0, connectsFullAt: 0, reportsFullAt: 0 };
    this.#doors.set(tag, door);
    return door;
  }
}

/** Whether one more report may come in by this door. */
export function takeReport(door: Door, now: number): boolean {
  const next = takeToken(door.reportsFullAt, now, REPORTS);
  if (next !== null) door.reportsFullAt = next;
  return next !== null;
}
