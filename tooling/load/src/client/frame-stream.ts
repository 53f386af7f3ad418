/** What a frame of the load says. It is not sealed: no server can tell. */
interface Words {
  readonly match: Buffer;
  readonly sender: Buffer;
  readonly isWords: boolean;
  readonly ack: number;
  readonly sentAt: number;
}

export type Heard =
  /** `latencyMs`: from the first time it was sent. */
  | { readonly kind: 'taken'; readonly isWords: boolean; readonly latencyMs: number; readonly sentAt: number; readonly isLate: boolean }
  /** Came before [E9]. */
  | { readonly kind: 'repeated' }
  /** One or more before it are missing; it will come again [E9]. */
  | { readonly kind: 'gap' }
  /** Of another match, or of somebody else. */
  | { readonly kind: 'stranger' };

export interface FrameStreamOptions {
  /** Base64url. */
  readonly match: string;
  readonly own: string;
  readonly partner: string;
  /** Milliseconds since 1970, with fractions; the same for all processes of one machine. */
  readonly wallClock: () => number;
}

interface Kept {
  readonly sequence: number;
  readonly bytes: Buffer;
  readonly sentAt: number;
}

const MATCH_AT = 9;
const SENDER_AT = 25;
const KIND_AT = 37;
const ACK_AT = 38;
const SENT_AT = 46;
const ACK_SIZE = 256;
/** A client that took so many since it last spoke says so [E7]. */
const ACK_AFTER = 8;
const WORDS = 1;
const ACK = 2;

/** Both directions of one call's frames: numbers, acknowledgements, repetition [E6, E7, E9]. */
export class FrameStream {
  readonly #options: FrameStreamOptions;
  readonly #match: Buffer;
  readonly #own: Buffer;
  readonly #partner: Buffer;
  #sent = 0;
  #taken = 0;
  #highest = 0;
  #kept: Kept[] = [];
  #takenSinceSpoken = 0;

  constructor(options: FrameStreamOptions) {
    this.#options = options;
    this.#match = Buffer.from(options.match, 'base64url');
    this.#own = Buffer.from(options.own, 'base64url');
    this.#partner = Buffer.from(options.partner, 'base64url');
  }

  /** The next frame, of one of the four sizes. */
  next(size: number): Buffer {
    return this.#make(size, WORDS);
  }

  /** A pure acknowledgement when one is due. */
  ackDue(): Buffer | null {
    return this.#takenSinceSpoken >= ACK_AFTER ? this.#make(ACK_SIZE, ACK) : null;
  }

  /** What `rejoined` asks for: all that was not acknowledged, the same bytes, and what was taken. */
  again(): readonly Buffer[] {
    const kept = this.#kept.map(({ bytes }) => bytes);
    return this.#takenSinceSpoken > 0 ? [...kept, this.#make(ACK_SIZE, ACK)] : kept;
  }

  /** How long the oldest frame waits for its acknowledgement, milliseconds. */
  oldestUnacknowledged(): number {
    const [oldest] = this.#kept;
    return oldest === undefined ? 0 : this.#options.wallClock() - oldest.sentAt;
  }

  get unacknowledged(): number {
    return this.#kept.length;
  }

  hear(bytes: Buffer): Heard {
    const { match, sender, isWords, ack, sentAt } = read(bytes);
    if (!match.equals(this.#match) || !sender.equals(this.#partner)) return { kind: 'stranger' };
    this.#kept = this.#kept.filter(({ sequence }) => sequence > ack);
    const sequence = Number(bytes.readBigUInt64BE(1));
    if (sequence <= this.#taken) return { kind: 'repeated' };
    // One that came after a newer one, and not with it: the order was changed on the way.
    const isLate = sequence < this.#highest;
    this.#highest = Math.max(this.#highest, sequence);
    if (sequence > this.#taken + 1) return { kind: 'gap' };
    this.#taken = sequence;
    if (isWords) this.#takenSinceSpoken += 1;
    return { kind: 'taken', isWords, latencyMs: this.#options.wallClock() - sentAt, sentAt, isLate };
  }

  /** Everything may come again from here: what was newest does not count for the order. */
  beginAgain(): void {
    this.#highest = this.#taken;
  }

  #make(size: number, kind: number): Buffer {
    const bytes = Buffer.alloc(size);
    const sentAt = this.#options.wallClock();
    this.#sent += 1;
    this.#takenSinceSpoken = 0;
    bytes.writeUInt8(1, 0);
    bytes.writeBigUInt64BE(BigInt(this.#sent), 1);
    this.#match.copy(bytes, MATCH_AT);
    this.#own.copy(bytes, SENDER_AT);
    bytes.writeUInt8(kind, KIND_AT);
    bytes.writeBigUInt64BE(BigInt(this.#taken), ACK_AT);
    bytes.writeDoubleBE(sentAt, SENT_AT);
    this.#kept.push({ sequence: this.#sent, bytes, sentAt });
    return bytes;
  }
}

function read(bytes: Buffer): Words {
  return {
    match: bytes.subarray(MATCH_AT, SENDER_AT),
    sender: bytes.subarray(SENDER_AT, KIND_AT),
    isWords: bytes.readUInt8(KIND_AT) === WORDS,
    ack: Number(bytes.readBigUInt64BE(ACK_AT)),
    sentAt: bytes.readDoubleBE(SENT_AT),
  };
}
