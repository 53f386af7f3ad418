import { type Count, parseCount } from '@visavis/analytics';

/** Longer bodies are told apart by what they measured, so none of them comes twice. */
const MAX_LENGTH = 64;

/**
 * Parses bodies, and remembers the few short ones that most visitors send. What it keeps is made of the closed lists
 * alone: a body that names a host or a campaign is never kept, nor is one that was refused.
 */
export class ParsedCounts {
  readonly #known = new Map<string, Count>();
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  /** Bodies remembered now. */
  get size(): number {
    return this.#known.size;
  }

  parse(body: string): Count | undefined {
    const known = this.#known.get(body);
    if (known !== undefined) return known;
    const count = parseCount(body);
    if (count !== undefined && this.#known.size < this.#most && body.length <= MAX_LENGTH && isOfClosedLists(count)) this.#known.set(body, count);
    return count;
  }
}

const isOfClosedLists = (count: Count): boolean =>
  count.event === 'named' || (count.event === 'view' && count.from === undefined && count.campaign === undefined);
