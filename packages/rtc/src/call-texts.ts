import type { ChannelMessage, Role } from '@visavis/protocol';
import type { Clock } from './clock.ts';
import { signText, verifyText } from './evidence/signed-text.ts';
import type { SigningKeys } from './evidence/signing-keys.ts';
import { createIncomingTexts } from './incoming-texts.ts';
import { createKeptTexts, type TextLine } from './kept-texts.ts';
import { createOutgoingTexts } from './outgoing-texts.ts';

/** The part of WebCrypto that signed texts need. */
export type TextCrypto = Pick<SubtleCrypto, 'digest' | 'importKey' | 'sign' | 'verify'>;

export interface CallTextsSettings {
  readonly match: { readonly id: string; readonly role: Role; readonly token: string | null };
  readonly keys: { readonly own: SigningKeys | null; readonly partner: string | null };
  readonly subtle: TextCrypto;
  readonly clock: Pick<Clock, 'after'>;
  readonly send: (message: ChannelMessage) => boolean;
  readonly onEvent: (
    event:
      | { readonly type: 'text'; readonly sequence: number; readonly text: string }
      | { readonly type: 'delivered'; readonly sequence: number },
  ) => void;
}

export interface CallTexts {
  /** Its sequence; 0 when it cannot be sent: it is no text, too many wait, or one of the two has no key. */
  say(text: string): number;
  handle(message: Extract<ChannelMessage, { type: 'text' | 'delivered' }>): void;
  /** A channel is open. */
  resend(): void;
  proofOf(lines: readonly TextLine[]): string;
  /** Nothing is said, heard or tried again; what can be proven stays until `forget`. */
  close(): void;
  forget(): void;
}

/** The texts of a match, both ways, over all its connections [D5, D6]. */
export function createCallTexts(settings: CallTextsSettings): CallTexts {
  const { match, keys, subtle, clock, send, onEvent } = settings;
  const { own, partner } = keys;
  const partnerRole = match.role === 'polite' ? 'impolite' : 'polite';
  const kept = createKeptTexts(match);

  const outgoing = createOutgoingTexts({
    sign(sequence, text) {
      if (own === null) return Promise.reject(new Error('no key'));
      return signText({ subtle, key: own.privateKey, match: match.id, role: match.role, sequence, text });
    },
    send,
    clock,
    onSigned: (message) => kept.keep('me', message),
    onDelivered: (sequence) => onEvent({ type: 'delivered', sequence }),
  });
  const incoming = createIncomingTexts({
    async verify(message) {
      if (partner === null) return false;
      return verifyText({ subtle, publicKey: partner, match: match.id, role: partnerRole, ...message });
    },
    send,
    onText(message) {
      kept.keep('partner', message);
      onEvent({ type: 'text', sequence: message.sequence, text: message.text });
    },
  });

  return {
    say: (text) => (own === null || partner === null ? 0 : outgoing.say(text)),
    handle(message) {
      if (message.type === 'text') incoming.handle(message);
      else outgoing.handleDelivered(message.sequence);
    },
    resend: outgoing.resend,
    proofOf: kept.proofOf,
    close() {
      outgoing.close();
      incoming.close();
    },
    forget: kept.forget,
  };
}
