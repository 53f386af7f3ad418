import type { ChannelMessage } from '@visavis/protocol';

type TextMessage = Extract<ChannelMessage, { type: 'text' }>;

export interface IncomingTextsSettings {
  readonly verify: (message: Pick<TextMessage, 'sequence' | 'text' | 'signature'>) => Promise<boolean>;
  readonly send: (message: Extract<ChannelMessage, { type: 'delivered' }>) => void;
  /** Signed by the partner, once and in order. */
  readonly onText: (message: TextMessage) => void;
}

export interface IncomingTexts {
  handle(message: TextMessage): void;
  close(): void;
}

/** Texts that wait for their signature to be checked; what comes on top falls away, and comes again. */
export const UNCHECKED_LIMIT = 64;

/** The partner's texts: checked one after the other, and passed on only in the order they were numbered in [D5, D6]. */
export function createIncomingTexts({ verify, send, onText }: IncomingTextsSettings): IncomingTexts {
  let received = 0;
  let unchecked = 0;
  let closed = false;
  let queue = Promise.resolve();

  const take = async (message: TextMessage) => {
    if (closed || message.sequence > received + 1) return; // after a gap: it comes again
    if (message.sequence === received + 1) {
      if (!(await verify(message).catch(() => false)) || closed) return;
      received = message.sequence;
      onText(message);
    }
    send({ type: 'delivered', sequence: received });
  };

  return {
    handle(message) {
      if (closed || unchecked >= UNCHECKED_LIMIT) return;
      unchecked += 1;
      queue = queue.then(() => take(message)).finally(() => {
        unchecked -= 1;
      });
    },
    close() {
      closed = true;
    },
  };
}
