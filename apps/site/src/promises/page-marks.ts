import type { Ledger, LedgerEntry } from '@visavis/policy/ledger';

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

export interface PageMarks {
  readonly markOf: (promises: readonly string[]) => Marked | undefined;
  readonly cards: readonly Card[];
  /** How many sentences of the page carry each mark. */
  readonly totals: Readonly<Record<MarkState, number>>;
  /** Those that occur, best first. */
  readonly states: readonly MarkState[];
}

/** Best first. */
export const MARK_STATES = ['proven', 'measured', 'declared', 'unproven'] as const satisfies readonly MarkState[];

/** The marks of a page, from the promises of each of its sentences and what the ledger knows of them. */
export function pageMarks(sentences: readonly (readonly string[])[], ledger: Ledger): PageMarks {
  const cards = new Map<string, Card>();
  const totals = { proven: 0, measured: 0, declared: 0, unproven: 0 };
  for (const promises of sentences) {
    const entries = markedEntries(promises, ledger);
    const state = weakest(entries);
    if (state === undefined) continue;
    totals[state] += 1;
    const key = keyOf(entries);
    if (!cards.has(key)) cards.set(key, { card: `card-${cards.size + 1}`, state, entries });
  }
  return {
    markOf: (promises) => cards.get(keyOf(markedEntries(promises, ledger))),
    cards: [...cards.values()],
    totals,
    states: MARK_STATES.filter((state) => totals[state] > 0),
  };
}

/** By this a sentence says that something is not built yet. It boasts of nothing, so there is nothing to show. */
const NOT_BUILT = 'VIS-11-13';

const markedEntries = (promises: readonly string[], ledger: Ledger): readonly LedgerEntry[] =>
  promises.includes(NOT_BUILT) ? [] : [...new Set(promises)].toSorted().flatMap((id) => ledger.get(id) ?? []);

const keyOf = (entries: readonly LedgerEntry[]): string => entries.map((entry) => entry.promise.id).join(' ');

/** A sentence is as good as the weakest of its promises. Undefined where none of them is more than words. */
function weakest(entries: readonly LedgerEntry[]): MarkState | undefined {
  return MARK_STATES.findLast((state) => entries.some((entry) => entry.state === state));
}
