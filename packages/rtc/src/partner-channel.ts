import { ChannelMessage, TEXT_LIMIT } from '@visavis/protocol';
import * as v from 'valibot';
import { createAllowance } from './allowance.ts';

/** The part of an RTCDataChannel that talking to the partner uses. */
export type TalkingChannel = Pick<
  RTCDataChannel,
  'addEventListener' | 'bufferedAmount' | 'close' | 'readyState' | 'send'
>;

export interface PartnerChannelSettings {
  readonly channel: TalkingChannel;
  /** Nothing is heard once it is aborted; the channel stays as it is. */
  readonly signal: AbortSignal;
  /** Epoch or monotonic milliseconds. */
  readonly now: () => number;
  readonly onOpen: () => void;
  readonly onMessage: (message: ChannelMessage) => void;
  /** The channel closed, and it was not told to be deaf before. */
  readonly onClosed: () => void;
}

export interface PartnerChannel {
  /** False when the channel is not open, or the partner takes in nothing any more. */
  send(message: ChannelMessage): boolean;
}

/** The longest JSON that a text of TEXT_LIMIT may need: six characters for each escaped one. */
const MESSAGE_LIMIT = TEXT_LIMIT * 6 + 200;
/** What may wait in the browser for a partner who reads slowly, in bytes. */
const BUFFER_LIMIT = 256 * 1_024;
/** Messages taken from a partner: this many at once, then as many a second; the rest falls away. */
const BURST = 60;
const PER_SECOND = 10;

/** The negotiated data channel of a call: parses what comes in once, and bounds both directions. */
export function openPartnerChannel(settings: PartnerChannelSettings): PartnerChannel {
  const { channel, signal, now, onOpen, onMessage, onClosed } = settings;
  const withinRate = createAllowance({ burst: BURST, perSecond: PER_SECOND, now });

  const receive = ({ data }: MessageEvent) => {
    if (!withinRate()) return;
    const message = parseChannelMessage(data);
    if (message !== null) onMessage(message);
  };
  channel.addEventListener('open', onOpen, { signal });
  channel.addEventListener('message', receive, { signal });
  channel.addEventListener('close', onClosed, { signal });

  return {
    send(message) {
      if (channel.readyState !== 'open' || channel.bufferedAmount > BUFFER_LIMIT) return false;
      try {
        channel.send(JSON.stringify(message));
        return true;
      } catch {
        return false; // it began to close between the two lines, or its buffer is full
      }
    },
  };
}

/** One message of the partner; null when it is none of this protocol [D1–D9]. */
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
