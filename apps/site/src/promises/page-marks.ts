import type { Ledger, LedgerEntry } from '@visavis/policy/ledger';
import type { Card, Marked, MarkState } from './card.ts';
import { cardWords } from './card-words.ts';

export type { Card, Marked, MarkState };

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
  const found = new Map<string, Omit<Card, 'card'>>();
  const totals = { proven: 0, measured: 0, declared: 0, unproven: 0 };
  for (const promises of sentences) {
    const entries = markedEntries(promises, ledger);
    const state = weakest(entries);
    if (state === undefined) continue;
    totals[state] += 1;
    found.set(keyOf(entries), { state, entries });
  }
  const cards = new Map([...found].toSorted(([, one], [, other]) => compare(packingOf(one), packingOf(other))).map(([key, card], index) => [key, { ...card, card: `card-${index + 1}` }]));
  return {
    markOf: (promises) => cards.get(keyOf(markedEntries(promises, ledger))),
    cards: [...cards.values()],
    totals,
    states: MARK_STATES.filter((state) => totals[state] > 0),
  };
}

/** Cards of the same module and test stand together, where they pack best: a page has nearly two hundred. */
function packingOf(card: Omit<Card, 'card'>): string {
  const { keptBy, promise, shown, waitsFor } = cardWords(card);
  return [keptBy?.first, shown?.test, shown?.line, ...waitsFor, promise.first, promise.more].join(' ');
}

const compare = (one: string, other: string): number => (one < other ? -1 : Number(one > other));

/** By this a sentence says that something is not built yet. It boasts of nothing, so there is nothing to show. */
const NOT_BUILT = 'VIS-11-13';

const markedEntries = (promises: readonly string[], ledger: Ledger): readonly LedgerEntry[] =>
  promises.includes(NOT_BUILT) ? [] : [...new Set(promises)].toSorted().flatMap((id) => ledger.get(id) ?? []);

const keyOf = (entries: readonly LedgerEntry[]): string => entries.map((entry) => entry.promise.id).join(' ');

/** A sentence is as good as the weakest of its promises. Undefined where none of them is more than words. */
function weakest(entries: readonly LedgerEntry[]): MarkState | undefined {
  return MARK_STATES.findLast((state) => entries.some((entry) => entry.state === state));
}
