import { parsePeerMessage, type PeerMessage } from '@visavis/protocol';
import type { Opener, Sealer } from './sealing.ts';

/** A message to the partner; the channel adds the acknowledgement. */
export type PeerContent = WithoutAck<PeerMessage>;
type WithoutAck<M> = M extends { type: 'ack' } ? never : Omit<M, 'ack'>;

/**
 * Why a channel ended by itself; the match is over for this client.
 * `tampered`: three frames did not open. `malformed`: the partner sealed what is no message.
 * `overflow`: too much waits for an acknowledgement. `too-large`: a message fits no frame.
 */
export type BrokenReason = 'tampered' | 'malformed' | 'overflow' | 'too-large';

export interface SealedChannelOptions {
  readonly sealer: Sealer;
  readonly opener: Opener;
  /** Puts a frame on the socket; where there is no open socket the frame may be dropped. */
  readonly sendFrame: (frame: Uint8Array<ArrayBuffer>) => void;
  /** Every message of the partner, once and in order. */
  readonly onMessage: (message: Exclude<PeerMessage, { type: 'ack' }>) => void;
  readonly onBroken: (reason: BrokenReason) => void;
}

/** A reliable, ordered channel to the partner over sealed frames [E7–E9]. Knows nothing of sockets. */
export interface SealedChannel {
  send(content: PeerContent): void;
  /** One binary frame from the socket. The bytes must stay as they are: copy them out of a reused buffer. */
  handleFrame(frame: Uint8Array): void;
  /** The server said `rejoined`, or the wait after `rate-limited` is over: resends what is not acknowledged. */
  handleRejoined(): void;
  /** Ends the channel; nothing is called back after this. */
  close(): void;
  /** Resolves when everything handed in so far has been sealed or opened. */
  settled(): Promise<void>;
}

/** Messages received before they are acknowledged without an occasion [E7]. */
export const ACK_EVERY = 8;
/** Frames kept for resending; below the burst that the server grants a connection [L3, E9]. */
export const UNACKNOWLEDGED_LIMIT = 128;
/** Frames that may fail to open before the channel gives up [E8]. */
export const TAMPERED_LIMIT = 3;

export function createSealedChannel(options: SealedChannelOptions): SealedChannel {
  const { sealer, opener, sendFrame, onMessage, onBroken } = options;
  let ended = false;
  /** Sealed and not acknowledged, oldest first; `acknowledged + 1` is the first one's sequence. */
  const kept: Uint8Array<ArrayBuffer>[] = [];
  let acknowledged = 0;
  let received = 0;
  let receivedSinceAck = 0;
  let failures = 0;
  let queued = 0;
  // WebCrypto is asynchronous: one queue a direction keeps the order in which things were handed in.
  let outgoing = Promise.resolve();
  let incoming = Promise.resolve();

  function send(content: PeerContent | { readonly type: 'ack' }): void {
    if (ended) return;
    if (kept.length + queued >= UNACKNOWLEDGED_LIMIT) return breakWith('overflow');
    queued += 1;
    outgoing = outgoing.then(() => seal(content));
  }

  async function seal(content: PeerContent | { readonly type: 'ack' }): Promise<void> {
    if (ended) return;
    receivedSinceAck = 0;
    const text = JSON.stringify({ ...content, ack: received });
    const frame = await sealer.seal(new TextEncoder().encode(text));
    if (frame === null) return breakWith('too-large');
    queued -= 1;
    kept.push(frame);
    if (!ended) sendFrame(frame);
  }

  async function receive(frame: Uint8Array): Promise<void> {
    if (ended) return;
    const opened = await opener.open(frame);
    if (ended) return;
    if (opened === null) return countFailure();
    if (opened.sequence !== received + 1) return;
    const message = readMessage(opened.payload);
    if (message === null || message.ack > acknowledged + kept.length) return breakWith('malformed');
    received = opened.sequence;
    receivedSinceAck += 1;
    forget(message.ack);
    if (message.type !== 'ack') onMessage(message);
    if (receivedSinceAck >= ACK_EVERY) send({ type: 'ack' });
  }

  function forget(ack: number): void {
    if (ack <= acknowledged) return;
    kept.splice(0, ack - acknowledged);
    acknowledged = ack;
  }

  function resend(): void {
    if (!ended) kept.forEach(sendFrame);
  }

  function countFailure(): void {
    failures += 1;
    if (failures >= TAMPERED_LIMIT) breakWith('tampered');
  }

  function breakWith(reason: BrokenReason): void {
    if (ended) return;
    close();
    onBroken(reason);
  }

  function close(): void {
    ended = true;
    kept.length = 0;
  }

  return {
    send,
    handleFrame(frame) {
      incoming = incoming.then(() => receive(frame));
    },
    handleRejoined() {
      outgoing = outgoing.then(resend);
      if (receivedSinceAck > 0) send({ type: 'ack' });
    },
    close,
    async settled() {
      await incoming;
      await outgoing;
    },
  };
}

function readMessage(payload: Uint8Array): PeerMessage | null {
  try {
    return parsePeerMessage(new TextDecoder('utf-8', { fatal: true }).decode(payload));
  } catch {
    return null;
  }
}
