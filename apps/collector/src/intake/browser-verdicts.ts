import { type BrowserFamily, browserFamily } from '@visavis/analytics';
import { isbot } from 'isbot';
import { BriefHash } from './brief-hash.ts';

/** What a User-Agent comes down to. */
export interface BrowserVerdict {
  readonly isBot: boolean;
  readonly family: BrowserFamily;
}

export interface BrowserVerdictsOptions {
  /** Verdicts remembered between two turns; further ones are found out every time. */
  readonly most: number;
  /** Whether devices are counted; where they are not, nobody looks what a visitor's is. */
  readonly readsForm: () => boolean;
}

/**
 * Remembers for a minute what was found out about a User-Agent, because most say the same and looking at one costs
 * more than all other checks. It keeps no User-Agent: a number stands for it, under a key that goes every minute.
 */
export class BrowserVerdicts {
  readonly #known = new Map<number, BrowserVerdict>();
  readonly #options: BrowserVerdictsOptions;
  #hash = new BriefHash();

  constructor(options: BrowserVerdictsOptions) {
    this.#options = options;
  }

  /** Verdicts remembered now. */
  get size(): number {
    return this.#known.size;
  }

  of(userAgent: string): BrowserVerdict {
    const tag = this.#hash.of(userAgent);
    const known = this.#known.get(tag);
    if (known !== undefined) return known;
    // isbot takes a missing User-Agent for a person.
    const family = browserFamily(userAgent, { readsForm: this.#options.readsForm() });
    const verdict = { isBot: userAgent === '' || isbot(userAgent), family };
    if (this.#known.size < this.#options.most) this.#known.set(tag, verdict);
    return verdict;
  }

  /** Forgets everything. To be called once a minute, whether anybody comes or not. */
  turn(): void {
    this.#known.clear();
    this.#hash = new BriefHash();
  }
}
