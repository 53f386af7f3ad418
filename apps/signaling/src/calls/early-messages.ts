import type { NodeMessage } from '@visavis/calls';

/** What came of a call before this node knew of it. */
export interface Early {
  readonly from: string;
  readonly message: NodeMessage;
}

/** So much later than another node a node learns of their match at most, milliseconds. */
const KEEP_MS = 3_000;
const MOST_CALLS = 1_000;
/** Of one call: a description and its candidates come to far less. */
const MOST_MESSAGES = 64;

/** Both nodes of a match are told of it, but not at the same moment: what one says of it earlier waits here. Bounded. */
export class EarlyMessages {
  /** By match, oldest first. */
  readonly #held = new Map<string, { readonly until: number; readonly messages: Early[] }>();

  /** False when there is no room: what is lost is to be told. */
  hold(early: Early, now: number): boolean {
    const { match } = early.message;
    const held = this.#held.get(match);
    if (held === undefined) {
      if (this.#held.size >= MOST_CALLS) return false;
      this.#held.set(match, { until: now + KEEP_MS, messages: [early] });
      return true;
    }
    if (held.messages.length >= MOST_MESSAGES) return false;
    held.messages.push(early);
    return true;
  }

  take(match: string): readonly Early[] {
    const held = this.#held.get(match);
    this.#held.delete(match);
    return held?.messages ?? [];
  }

  /** Those whose call did not come. */
  expire(now: number): readonly Early[] {
    const over: Early[] = [];
    for (const [match, { until, messages }] of this.#held) {
      if (until > now) break;
      this.#held.delete(match);
      over.push(...messages);
    }
    return over;
  }
}
