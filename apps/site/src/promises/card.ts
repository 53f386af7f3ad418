import type { LedgerEntry } from '@visavis/policy/ledger';

/** What a mark can show. A sentence that only informs has none: there is nothing to prove. */
export type MarkState = Exclude<LedgerEntry['state'], 'text'>;

/** The mark beside one sentence, and the card that it opens. */
export interface Marked {
  readonly card: string;
  readonly state: MarkState;
}

/** One card for every sentence that makes the same promises. */
export interface Card extends Marked {
  readonly entries: readonly LedgerEntry[];
}
