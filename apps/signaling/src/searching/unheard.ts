/** So much is remembered of one pool. */
const MOST = 10_000;
/** So much is said again at a time. */
const AT_ONCE = 128;

/** What ends a ticket, or takes it out of play. */
export type Word = 'withdraw' | 'suspend';

interface Said {
  readonly word: Word;
  hasFailed: boolean;
}

/** What was said to one pool of tickets and not answered: it is said again, or somebody would meet tickets of nobody. */
export class Unheard {
  /** By tag, oldest first; also what is being said now. */
  readonly #said = new Map<string, Said>();

  /** Resolves with what `saying` does; `null` when it failed. */
  async note<Answer>({ tag, word }: { readonly tag: string; readonly word: Word }, saying: Promise<Answer>): Promise<Answer | null> {
    const said: Said = { word, hasFailed: false };
    this.#said.delete(tag);
    this.#said.set(tag, said);
    const [oldest] = this.#said.keys();
    if (this.#said.size > MOST && oldest !== undefined) this.#said.delete(oldest);
    try {
      const answer = await saying;
      // Not what was said of the same tag after this.
      if (this.#said.get(tag) === said) this.#said.delete(tag);
      return answer;
    } catch {
      said.hasFailed = true;
      return null;
    }
  }

  /** The tag is in the pool anew: what was said before is past, also what fails only now. Gives what failed. */
  forget(tag: string): Word | null {
    const said = this.#said.get(tag);
    this.#said.delete(tag);
    return said?.hasFailed === true ? said.word : null;
  }

  /** What is to be said again now; to be noted anew. */
  take(): readonly { readonly tag: string; readonly word: Word }[] {
    const taken: { readonly tag: string; readonly word: Word }[] = [];
    for (const [tag, { word, hasFailed }] of this.#said) {
      if (taken.length === AT_ONCE) break;
      if (hasFailed) taken.push({ tag, word });
    }
    return taken;
  }
}
