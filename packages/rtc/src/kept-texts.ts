import type { ChannelMessage, Role } from '@visavis/protocol';
import { composeEvidence, type SignedText } from './evidence/evidence-text.ts';

/** One of a call's texts, as a visitor points at it. */
export interface TextLine {
  readonly from: 'me' | 'partner';
  readonly sequence: number;
}

export interface KeptTexts {
  keep(from: TextLine['from'], message: Extract<ChannelMessage, { type: 'text' }>): void;
  /** The plaintext of the evidence that goes with a report; empty where no server vouches for the keys. */
  proofOf(lines: readonly TextLine[]): string;
  forget(): void;
}

/** Both sides' together; the oldest go first. */
export const KEPT_LIMIT = 500;

/** Signed texts of a call, in memory, for as long as they can be reported [P4]. */
export function createKeptTexts({ role, token }: { readonly role: Role; readonly token: string | null }): KeptTexts {
  const said: SignedText[] = [];
  const partner = role === 'polite' ? 'impolite' : 'polite';
  const roleOf = (from: TextLine['from']) => (from === 'me' ? role : partner);

  return {
    keep(from, { sequence, text, signature }) {
      said.push({ role: roleOf(from), sequence, text, signature });
      if (said.length > KEPT_LIMIT) said.shift();
    },
    proofOf(lines) {
      if (token === null) return '';
      const ticked = lines.map(({ from, sequence }) => ({ role: roleOf(from), sequence }));
      return composeEvidence(token, said, ticked);
    },
    forget() {
      said.length = 0;
    },
  };
}
