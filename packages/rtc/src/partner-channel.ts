import { ChannelMessage, TEXT_LIMIT } from '@visavis/protocol';
import * as v from 'valibot';

/** The part of an RTCDataChannel that talking to the partner uses. */
export type TalkingChannel = Pick<
  RTCDataChannel,
  'addEventListener' | 'bufferedAmount' | 'close' | 'readyState' | 'send'
>;

export interface PartnerChannelSettings {
  readonly channel: TalkingChannel;
  /** Epoch or monotonic milliseconds. */
  readonly now: () => number;
  readonly onOpen: () => void;
  readonly onMessage: (message: ChannelMessage) => void;
  /** The channel closed, and not by `close` of this object. */
  readonly onClosed: () => void;
}

export interface PartnerChannel {
  /** False when the channel is not open, or the partner takes in nothing any more. */
  send(message: ChannelMessage): boolean;
  close(): void;
}

/** The longest JSON that a text of TEXT_LIMIT may need: six characters for each escaped one. */
const MESSAGE_LIMIT = TEXT_LIMIT * 6 + 100;
/** What may wait in the browser for a partner who reads slowly, in bytes. */
const BUFFER_LIMIT = 256 * 1_024;
/** Messages taken from a partner: this many at once, then as many a second; the rest falls away. */
const BURST = 60;
const PER_SECOND = 10;

/** The negotiated data channel of a call: parses what comes in once, and bounds both directions. */
export function openPartnerChannel(settings: PartnerChannelSettings): PartnerChannel {
  const { channel, now, onOpen, onMessage, onClosed } = settings;
  let closedByUs = false;
  let allowance = BURST;
  let countedAt = now();

  const withinRate = () => {
    const at = now();
    allowance = Math.min(BURST, allowance + ((at - countedAt) / 1_000) * PER_SECOND);
    countedAt = at;
    if (allowance < 1) return false;
    allowance -= 1;
    return true;
  };

  channel.addEventListener('open', () => {
    if (!closedByUs) onOpen();
  });
  channel.addEventListener('message', ({ data }) => {
    if (closedByUs || !withinRate()) return;
    const message = parseChannelMessage(data);
    if (message !== null) onMessage(message);
  });
  channel.addEventListener('close', () => {
    if (!closedByUs) onClosed();
  });

  return {
    send(message) {
      if (channel.readyState !== 'open' || channel.bufferedAmount > BUFFER_LIMIT) return false;
      channel.send(JSON.stringify(message));
      return true;
    },
    close() {
      closedByUs = true;
      channel.close();
    },
  };
}

/** One message of the partner; null when it is none of this protocol [D1–D4]. */
export function parseChannelMessage(data: unknown): ChannelMessage | null {
  if (typeof data !== 'string' || data.length > MESSAGE_LIMIT) return null;
  let value: unknown;
  try {
    value = JSON.parse(data);
  } catch {
    return null;
  }
  const result = v.safeParse(ChannelMessage, value);
  return result.success ? result.output : null;
}
