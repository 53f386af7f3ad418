import { signText, textHolds } from './signing.js';

const MOST_ON_THE_WAY = 16;
const AGAIN_MS = 5_000;

/**
 * D5, D6: the texts of one match, over all its channels. Each goes out signed and numbered, again and unchanged until it
 * is `delivered`; one that comes is told by `onText(text)` when it has the next number and its signature holds.
 */
export class Texts {
  #matched;
  #signKey;
  #onText;
  #channel;
  #said = 0;
  #heard = 0;
  /** { sequence, text, signature }, not yet delivered. */
  #kept = [];
  #work = Promise.resolve();
  #again;

  constructor({ matched, signKey, onText }) {
    this.#matched = matched;
    this.#signKey = signKey;
    this.#onText = onText;
  }

  /** A channel has opened, which may be another one than before. */
  over(channel) {
    this.#channel = channel;
    this.#sendKept();
  }

  say(text) {
    this.#said += 1;
    const { match, role } = this.#matched;
    const message = { match, role, sequence: this.#said, text };
    this.#then(async () => {
      const signature = await signText(this.#signKey.privateKey, message);
      this.#kept.push({ sequence: message.sequence, text, signature });
      this.#sendKept();
    });
  }

  text({ sequence, text, signature }) {
    this.#then(async () => {
      if (sequence > this.#heard + 1) return;
      const { match, partnerSignKey, role } = this.#matched;
      const from = role === 'impolite' ? 'polite' : 'impolite';
      if (!(await textHolds(partnerSignKey, { match, role: from, sequence, text, signature }))) return;
      this.#put({ type: 'delivered', sequence });
      if (sequence <= this.#heard) return;
      this.#heard = sequence;
      this.#onText(text);
    });
  }

  delivered({ sequence }) {
    this.#kept = this.#kept.filter((one) => one.sequence > sequence);
    this.#sendKept();
  }

  end() {
    clearTimeout(this.#again);
    this.#channel = undefined;
  }

  #sendKept() {
    clearTimeout(this.#again);
    for (const one of this.#kept.slice(0, MOST_ON_THE_WAY)) this.#put({ type: 'text', ...one });
    if (this.#kept.length > 0) this.#again = setTimeout(() => this.#sendKept(), AGAIN_MS);
  }

  #put(message) {
    if (this.#channel?.readyState === 'open') this.#channel.send(JSON.stringify(message));
  }

  /** One after the other: to sign and to check takes time. What cannot be checked is left out. */
  #then(step) {
    this.#work = this.#work.then(step).catch(() => undefined);
  }
}
