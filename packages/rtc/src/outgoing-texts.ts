import { type ChannelMessage, TEXT_LIMIT } from '@visavis/protocol';
import type { Clock } from './clock.ts';

type TextMessage = Extract<ChannelMessage, { type: 'text' }>;

export interface OutgoingTextsSettings {
  readonly sign: (sequence: number, text: string) => Promise<string>;
  /** False when the channel takes nothing now. */
  readonly send: (message: TextMessage) => boolean;
  readonly clock: Pick<Clock, 'after'>;
  readonly onSigned: (message: TextMessage) => void;
  /** The partner has all up to and with this one. */
  readonly onDelivered: (sequence: number) => void;
}

export interface OutgoingTexts {
  /** Its sequence, from 1 in a match; 0 when it is no text, or too many wait already. */
  say(text: string): number;
  /** The channel is open, perhaps another one: sends again what has not been delivered. */
  resend(): void;
  handleDelivered(sequence: number): void;
  close(): void;
}

/** Texts that wait for a channel or for the partner's word that they have come. */
export const WAITING_LIMIT = 200;
/** Sent and not delivered: below what a partner takes at once [D2]. */
export const WINDOW = 16;
/** A partner who takes in less than we send drops some; after so long without a word they go again. */
export const RESEND_MS = 5_000;

interface Waiting {
  readonly sequence: number;
  readonly text: string;
  signature: string | null;
}

/** Our texts: numbered, signed, sent in order, and again until the partner has them [D5, D6]. */
export function createOutgoingTexts(settings: OutgoingTextsSettings): OutgoingTexts {
  const { sign, send, clock, onSigned, onDelivered } = settings;
  /** Oldest first; the first `sent` of them are on their way. */
  const waiting: Waiting[] = [];
  let sent = 0;
  let said = 0;
  let closed = false;
  let stopTimer: (() => void) | null = null;

  const messageOf = ({ sequence, text }: Waiting, signature: string): TextMessage => ({
    type: 'text',
    sequence,
    text,
    signature,
  });

  const pump = () => {
    for (let next = waiting[sent]; next !== undefined && sent < WINDOW; next = waiting[sent]) {
      if (closed || next.signature === null || !send(messageOf(next, next.signature))) break;
      sent += 1;
    }
    if (stopTimer === null && waiting.length > 0 && !closed) {
      stopTimer = clock.after(RESEND_MS, () => {
        stopTimer = null;
        resend();
      });
    }
  };
  const resend = () => {
    sent = 0;
    pump();
  };
  const rest = () => {
    stopTimer?.();
    stopTimer = null;
  };

  return {
    say(text) {
      if (closed || text.length === 0 || text.length > TEXT_LIMIT || waiting.length >= WAITING_LIMIT) return 0;
      said += 1;
      const entry: Waiting = { sequence: said, text, signature: null };
      waiting.push(entry);
      const keep = (signature: string) => {
        if (closed) return;
        entry.signature = signature;
        onSigned(messageOf(entry, signature));
        pump();
      };
      // A browser that cannot sign sends nothing, now or later: what is not signed is not taken.
      void sign(entry.sequence, text).then(keep, () => {});
      return entry.sequence;
    },
    resend,
    handleDelivered(sequence) {
      const arrived = waiting.filter((entry, at) => at < sent && entry.sequence <= sequence);
      const last = arrived.at(-1);
      if (last === undefined) return;
      waiting.splice(0, arrived.length);
      sent -= arrived.length;
      rest();
      pump();
      onDelivered(last.sequence);
    },
    close() {
      closed = true;
      waiting.length = 0;
      rest();
    },
  };
}
