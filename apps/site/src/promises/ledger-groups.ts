import type { Ledger, LedgerEntry } from '@visavis/policy/ledger';
import type { PromiseCategory } from '@visavis/policy/promises';
import { waitsForWords } from './card-words.ts';

/** In the order of the page. */
const HEADINGS: Readonly<Record<PromiseCategory, string>> = {
  collect: 'What we learn',
  'not-collect': 'What we leave alone',
  'collect (purpose)': 'What we use it for',
  retention: 'How long we keep it',
  video: 'Calls',
  sharing: 'Who gets it',
  'sharing (transfer)': 'Other countries',
  cookies: 'Cookies and storage',
  rights: 'Your rights',
  moderation: 'Reports and moderation',
  age: 'Age',
  security: 'Security',
  rules: 'Rules and terms',
  'change notice': 'When something changes',
};

export interface LedgerGroup {
  readonly id: string;
  readonly heading: string;
  readonly entries: readonly LedgerEntry[];
}

/** The promises of a ledger by what they are about. A group without any is left out. */
export function ledgerGroups(ledger: Ledger): readonly LedgerGroup[] {
  const all = [...ledger.values()];
  return Object.entries(HEADINGS).flatMap(([category, heading]) => {
    const entries = all.filter((entry) => entry.promise.category === category);
    return entries.length === 0 ? [] : [{ id: category.replaceAll(/[^a-z]+/g, '-').replace(/-$/, ''), heading, entries }];
  });
}

export interface Awaited {
  readonly what: string;
  readonly count: number;
}

/** What the promises that are not proven yet wait for, and how many wait for each; the most wanted first. */
export function awaited(ledger: Ledger): readonly Awaited[] {
  const counts = new Map<string, number>();
  for (const entry of ledger.values()) {
    if (entry.state !== 'unproven') continue;
    for (const what of waitsForWords(entry)) counts.set(what, (counts.get(what) ?? 0) + 1);
  }
  return [...counts].map(([what, count]) => ({ what, count })).toSorted((a, b) => b.count - a.count);
}
