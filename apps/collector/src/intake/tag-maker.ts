import type { BrowserFamily, Tag } from '@visavis/analytics';
import { read } from '@visavis/policy/personal';
import { addressPrefix, type ClientAddress } from '@visavis/uws';
import { BriefHash } from './brief-hash.ts';
import { KeyedHash } from './keyed-hash.ts';

/** Visitors remembered between two turns; those of further ones are made every time. */
const MAX_RECENT = 100_000;

/** What stands for who sent a request, on one UTC day. */
export interface TaggedVisitor {
  readonly tag: Tag;
  /**
   * The same for all whose address has the same prefix, whatever their browsers are, and even when the day's key is
   * made again. Made under a random key of this process and day, kept in RAM only, never shared or written.
   */
  readonly household: number;
}

/**
 * Makes the tags of one UTC day: HMAC-SHA256(key, site ‖ 0 ‖ address prefix ‖ 0 ‖ browser and system), 8 bytes. What
 * the device is stays out: no promise lets it tell visitors apart (T1V-04-01, ANC-01-07). The key is drawn at random,
 * never written, and forgotten with its day, so nobody can find an address by trying them all. Who counts once soon
 * counts again, so tags are remembered for a minute, under numbers that mean nothing after it.
 */
export class TagMaker {
  readonly #hash: KeyedHash;
  readonly #site: string;
  readonly #recent = new Map<number, TaggedVisitor>();
  readonly #households: BriefHash;
  #brief = new BriefHash();

  /** `households` outlives the maker, when its day does. */
  constructor(key: Uint8Array, { households, site }: { readonly site: string; readonly households: BriefHash }) {
    this.#hash = new KeyedHash(key);
    this.#site = site;
    this.#households = households;
  }

  visitorOf(address: ClientAddress, { browser, system }: BrowserFamily): TaggedVisitor {
    const prefix = addressPrefix(read(address, 'count'));
    const who = `${prefix}\0${browser} ${system}`;
    const brief = this.#brief.of(who);
    const known = this.#recent.get(brief);
    if (known !== undefined) return known;
    const visitor = { tag: this.#hash.tag(`${this.#site}\0${who}`), household: this.#households.of(prefix) };
    if (this.#recent.size < MAX_RECENT) this.#recent.set(brief, visitor);
    return visitor;
  }

  /** Forgets whom it made a tag for; it makes the same one again. To be called once a minute. */
  turn(): void {
    this.#recent.clear();
    this.#brief = new BriefHash();
  }

  /** Forgets its key as well. */
  forget(): void {
    this.turn();
    this.#hash.forget();
  }
}
