const ACK_AFTER = 8;
const MOST_KEPT = 128;
const MOST_BROKEN = 3;

/**
 * E6 to E9: messages to the partner, in order, each once. Everything is done one after the other,
 * because sealing and opening take time and must not overtake each other.
 */
export class SealedChannel {
  #seal;
  #send;
  #onMessage;
  #onBroken;
  #sent = 0;
  #received = 0;
  #unacknowledged = 0;
  #kept = [];
  #broken = 0;
  #work = Promise.resolve();
  #closed = false;

  /** `send` puts a frame on the wire, if there is one; `onBroken` ends the call. */
  constructor({ seal, send, onMessage, onBroken }) {
    this.#seal = seal;
    this.#send = send;
    this.#onMessage = onMessage;
    this.#onBroken = onBroken;
  }

  close() {
    this.#closed = true;
  }

  say(message) {
    this.#then(() => this.#say(message));
  }

  frame(bytes) {
    this.#then(() => this.#take(bytes));
  }

  /** Told `rejoined`. */
  again() {
    this.#then(async () => {
      this.resend();
      if (this.#unacknowledged > 0) await this.#say({ type: 'ack' });
    });
  }

  resend() {
    for (const { frame } of this.#kept) this.#send(frame);
  }

  async #say({ type, ...rest }) {
    this.#sent += 1;
    const number = this.#sent;
    this.#unacknowledged = 0;
    const frame = await this.#seal.seal(number, JSON.stringify({ type, ack: this.#received, ...rest }));
    this.#kept.push({ number, frame });
    if (this.#kept.length > MOST_KEPT) throw new Error('nobody acknowledges');
    this.#send(frame);
  }

  async #take(bytes) {
    let opened;
    try {
      opened = await this.#seal.open(bytes);
    } catch {
      this.#broken += 1;
      if (this.#broken >= MOST_BROKEN) throw new Error('hostile relay');
      return;
    }
    if (opened.number !== this.#received + 1) return;
    this.#received += 1;
    this.#unacknowledged += 1;
    const message = payload(opened.text);
    if (message.ack > this.#sent) throw new Error('acknowledged what was never sent');
    this.#kept = this.#kept.filter(({ number }) => number > message.ack);
    if (message.type !== 'ack') this.#onMessage(message);
    if (this.#unacknowledged >= ACK_AFTER) await this.#say({ type: 'ack' });
  }

  #then(step) {
    this.#work = this.#work
      .then(() => (this.#closed ? undefined : step()))
      .catch((error) => {
        if (!this.#closed) this.#onBroken(error);
      });
  }
}

/** E7. Throws where it is none of the five. */
function payload(text) {
  const message = JSON.parse(text);
  if (!Number.isSafeInteger(message.ack) || message.ack < 0) throw new Error('no ack');
  switch (message.type) {
    case 'ack':
    case 'restart':
      return message;
    case 'rebuild':
      if (!Number.isSafeInteger(message.connection)) throw new Error('no number');
      return message;
    case 'description': {
      const { type, sdp } = message.description;
      if (!['offer', 'answer'].includes(type) || typeof sdp !== 'string' || sdp.length > 15_000) throw new Error('no description');
      return message;
    }
    case 'candidate':
      if (message.candidate !== null && !(typeof message.candidate.candidate === 'string' && message.candidate.candidate.length <= 1_000)) {
        throw new Error('no candidate');
      }
      return message;
    default:
      throw new Error('an unknown message');
  }
}
